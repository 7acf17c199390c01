package cotejo.alert.web;

import cotejo.alert.store.Trends.Tally;
import cotejo.alert.web.view.DayChart;
import cotejo.alert.web.view.DayChart.Series;
import cotejo.alert.web.view.Page;
import cotejo.alert.web.view.Shares;
import cotejo.events.Label;
import cotejo.events.Stance;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The charts that pages show. */
final class Charts {
  /** Days in a chart. */
  static final int DAYS = 30;

  /** Groups of stances, by the stance that stands for the group. */
  private static final Map<Stance, Stance> SIDES =
      Map.of(
          Stance.ASSERTS_FALSE, Stance.ASSERTS_FALSE,
          Stance.ASSERTS_TRUE, Stance.DENIES_FALSE,
          Stance.DENIES_FALSE, Stance.DENIES_FALSE,
          Stance.ATTRIBUTES_FALSE, Stance.ATTRIBUTES_FALSE,
          Stance.HYPOTHETICAL, Stance.ATTRIBUTES_FALSE,
          Stance.QUESTION, Stance.ATTRIBUTES_FALSE,
          Stance.HISTORICAL, Stance.ATTRIBUTES_FALSE);

  private Charts() {}

  /** Articles a day by label. */
  static DayChart labels(Page page, List<Tally<Label>> tallies, LocalDate last) {
    Map<Label, Series> kinds = new LinkedHashMap<>();
    Shares.LISTED.forEach(label -> kinds.put(label, new Series(page.label(label), label.word())));
    return DayChart.of(kinds, tallies, last, DAYS, page.site().zone());
  }

  /** Mentions of a claim a day: against the record, in line with it, left open. */
  static DayChart stances(Page page, List<Tally<Stance>> tallies, LocalDate last) {
    Map<Stance, Series> kinds = new LinkedHashMap<>();
    kinds.put(Stance.ASSERTS_FALSE, new Series(page.say("side.against"), Label.MISLEADING.word()));
    kinds.put(Stance.DENIES_FALSE, new Series(page.say("side.with"), Label.ACCURATE.word()));
    kinds.put(Stance.ATTRIBUTES_FALSE, new Series(page.say("side.open"), Label.UNVERIFIED.word()));
    List<Tally<Stance>> bySide =
        tallies.stream()
            .map(
                tally ->
                    new Tally<>(
                        tally.at(),
                        SIDES.getOrDefault(tally.key(), Stance.ATTRIBUTES_FALSE),
                        tally.number()))
            .toList();
    return DayChart.of(kinds, bySide, last, DAYS, page.site().zone());
  }
}
