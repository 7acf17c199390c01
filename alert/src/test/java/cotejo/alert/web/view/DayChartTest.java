package cotejo.alert.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.store.Trends.Tally;
import cotejo.events.Label;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DayChartTest {
  private static DayChart chart(String zone, List<Tally<Label>> tallies) {
    Map<Label, DayChart.Series> kinds = new LinkedHashMap<>();
    kinds.put(Label.MISLEADING, new DayChart.Series("Misleading", "misleading"));
    kinds.put(Label.ACCURATE, new DayChart.Series("Accurate", "accurate"));
    return DayChart.of(kinds, tallies, LocalDate.parse("2026-03-02"), 3, ZoneId.of(zone));
  }

  @Test
  void an_article_counts_for_the_day_it_was_in_the_readers_zone() {
    Tally<Label> late = new Tally<>(Instant.parse("2026-03-02T04:15:00Z"), Label.ACCURATE, 2);
    assertThat(chart("America/Mexico_City", List.of(late)).days())
        .extracting(DayChart.Day::total)
        .containsExactly(0, 2, 0);
    assertThat(chart("Asia/Kathmandu", List.of(late)).days())
        .extracting(DayChart.Day::total)
        .containsExactly(0, 0, 2);
  }

  @Test
  void bars_stand_on_each_other_and_the_tallest_day_fills_the_height() {
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    DayChart chart =
        chart(
            "UTC",
            List.of(
                new Tally<>(noon, Label.MISLEADING, 1),
                new Tally<>(noon, Label.ACCURATE, 3),
                new Tally<>(noon, Label.OFF_TOPIC, 50)));
    assertThat(chart.highest()).isEqualTo(4);
    List<DayChart.Bar> bars = chart.days().getLast().bars();
    assertThat(bars).extracting(DayChart.Bar::height).containsExactly(30.0, 90.0);
    assertThat(bars).extracting(DayChart.Bar::y).containsExactly(90.0, 0.0);
  }

  @Test
  void words_that_decided_are_marked_where_they_stand_as_words() {
    assertThat(Quote.pieces("Notable: no hay bases, dijo.", List.of("no", "dijo")))
        .containsExactly(
            new Quote.Piece("Notable: ", false),
            new Quote.Piece("no", true),
            new Quote.Piece(" hay bases, ", false),
            new Quote.Piece("dijo", true),
            new Quote.Piece(".", false));
  }
}
