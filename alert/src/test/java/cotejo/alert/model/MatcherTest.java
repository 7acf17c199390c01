package cotejo.alert.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {
  private static final Map<Matcher.Name, String> LABELS =
      Map.of(Matcher.Name.CLAIM, "no-us-bases", Matcher.Name.OUTLET, "diario-del-sur");

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "claim=\"no-us-bases\", true",
        "claim=no-us-bases, true",
        "claim=\"no-us\", false",
        "claim != \"no-us-bases\", false",
        "claim=~\"no-.*\", true",
        "claim=~\"no-\", false",
        "outlet!~\"diario.*|border\", false",
        "outlet=~border|diario-del-sur, true",
        "lang=\"\", true",
        "lang!=es, true",
      })
  void it_matches_as_alertmanager_does(String text, boolean matches) {
    assertThat(Matcher.parse(text).matches(LABELS)).isEqualTo(matches);
    assertThat(Matcher.parse(Matcher.parse(text).toString())).isEqualTo(Matcher.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"claim", "=x", "colour=red", "claim=~\"(\"", ""})
  void what_is_no_matcher_is_refused_with_a_sentence(String text) {
    assertThatThrownBy(() -> Matcher.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(" ");
  }

  @Test
  void a_silence_covers_what_all_its_matchers_match_from_its_start_until_its_end() {
    Instant start = Instant.parse("2026-03-01T12:00:00Z");
    Silence silence =
        new Silence(
            "s",
            List.of(Matcher.parse("claim=no-us-bases"), Matcher.parse("outlet=~diario.*")),
            start,
            start.plusSeconds(60),
            "editor",
            "known",
            start);

    assertThat(silence.covers(LABELS, start.minusSeconds(1))).isFalse();
    assertThat(silence.covers(LABELS, start)).isTrue();
    assertThat(silence.covers(LABELS, start.plusSeconds(60))).isFalse();
    assertThat(silence.covers(Map.of(Matcher.Name.CLAIM, "no-us-bases"), start)).isFalse();
    assertThatThrownBy(
            () -> new Silence("s", silence.matchers(), start, start, "editor", " ", start))
        .hasMessageContaining("comment");
  }
}
