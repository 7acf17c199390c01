package cotejo.classify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.classify.reading.Lang;
import cotejo.classify.rules.Rulebook;
import cotejo.classify.rules.RulebookException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A case stays silent where the text has named what its {@code unless-about} names. */
class UnlessAboutTest {
  private static final String LEXICON =
      """
      concepts:
        marines:
          en: marines
          es: marinos
        land:
          en: landed
          es: desembarcaron
        drill:
          en: exercise, drill
          es: ejercicio, simulacro
      """;

  private static final String CLAIM =
      """
      id: no-landing
      topic: presence
      statement:
        en: No marines landed.
        es: No desembarcaron marinos.
      sources:
      - {title: A record, publisher: An office, date: '2026-01-01', url: 'https://example.org/'}
      rules:
      - id: landing
        form: misconception
        cases:
        - {who: marines, does: land, unless-about: drill}
        tests:
          match:
          - en asserts-false: Marines landed at dawn.
          - es asserts-false: Los marinos desembarcaron al alba.
          no_match:
          - en: In the drill marines landed at dawn.
          - es: En el simulacro los marinos desembarcaron al alba.
      """;

  private static final Classifier CLASSIFIER = classifier();

  private static Classifier classifier() {
    try {
      return new Classifier(
          Rulebook.load(Map.of("lexicons/words.yaml", LEXICON, "claims/no-landing.yaml", CLAIM)));
    } catch (RulebookException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static List<String> quotes(String title, String body) {
    return CLASSIFIER.classify(new Article(title, body, Lang.EN, null)).mentions().stream()
        .map(Reading.Mention::quote)
        .toList();
  }

  @Test
  void what_is_named_in_the_sentence_the_title_or_before_silences_the_case() {
    assertThat(quotes("", "Marines landed at dawn.")).containsExactly("Marines landed at dawn.");
    assertThat(quotes("", "In the drill marines landed at dawn.")).isEmpty();
    assertThat(quotes("An exercise on the coast", "Marines landed at dawn.")).isEmpty();
    assertThat(quotes("", "The exercise began. It was cold. Marines landed at dawn.")).isEmpty();
  }

  @Test
  void what_is_named_only_later_silences_nothing() {
    assertThat(quotes("", "Marines landed at dawn. A drill was held elsewhere."))
        .containsExactly("Marines landed at dawn.");
  }

  @Test
  void the_tests_beside_the_rule_agree() {
    assertThat(RuleTests.run(CLASSIFIER)).hasSize(4).allMatch(RuleTests.Outcome::passed);
  }
}
