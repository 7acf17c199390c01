package cotejo.classify.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulebookLoadTest {
  private static final String LEXICON =
      """
      concepts:
        who-acts:
          en: soldiers
          es: soldados
        place-there:
          both: Sonora
      """;

  private static String claim(String rules) {
    return """
    id: some-claim
    topic: presence
    statement:
      en: There are no soldiers in Sonora.
      es: No hay soldados en Sonora.
    sources:
    - {title: A record, publisher: An office, date: '2026-01-01', url: 'https://example.org/'}
    rules:
    """
        + rules;
  }

  private static List<String> problems(String lexicon, String claim) {
    var refused =
        catchThrowableOfType(
            RulebookException.class,
            () ->
                Rulebook.load(
                    Map.of("lexicons/words.yaml", lexicon, "claims/some-claim.yaml", claim)));
    return refused.problems().stream().map(Object::toString).toList();
  }

  private static final String TESTS =
      """
        tests:
          match:
          - en asserts-false: Soldiers live in Sonora.
          - es asserts-false: Hay soldados en Sonora.
          no_match:
          - en: Nobody lives there.
          - es: Nadie vive ahí.
      """;

  @Test
  void a_sound_rulebook_loads() throws RulebookException {
    var rulebook =
        Rulebook.load(
            Map.of(
                "lexicons/words.yaml",
                LEXICON,
                "claims/some-claim.yaml",
                claim(
                    """
                    - id: soldiers-there
                      form: misconception
                      cases:
                      - {what: who-acts, where: place-there}
                    """
                        + TESTS)));
    assertThat(rulebook.rules())
        .singleElement()
        .extracting(Rule::id)
        .isEqualTo("some-claim/soldiers-there");
  }

  @Test
  void a_misspelt_concept_is_named_with_its_place_and_a_suggestion() {
    assertThat(
            problems(
                LEXICON,
                claim(
                    """
                    - id: soldiers-there
                      form: misconception
                      cases:
                      - {what: who-act, where: place-there}
                    """
                        + TESTS)))
        .singleElement()
        .asString()
        .startsWith("claims/some-claim.yaml:12:")
        .contains("no concept 'who-act'; did you mean 'who-acts'?");
  }

  @Test
  void a_rule_without_tests_in_both_languages_does_not_load() {
    assertThat(
            problems(
                LEXICON,
                claim(
                    """
                    - id: soldiers-there
                      form: misconception
                      cases:
                      - {what: who-acts, where: place-there}
                      tests:
                        match:
                        - en asserts-false: Soldiers live in Sonora.
                        no_match:
                        - en: Nobody lives there.
                        - es: Nadie vive ahí.
                    """)))
        .singleElement()
        .asString()
        .contains("'match' has no test in 'es'");
  }

  @Test
  void a_key_that_stands_twice_is_refused_where_it_stands_again() {
    String twice = LEXICON + "  place-there:\n    both: Durango\n";
    assertThat(problems(twice, claim("[]")))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith("lexicons/words.yaml:7:3")
                    .contains("'place-there' stands here twice"));
  }

  @Test
  void an_unknown_key_is_refused() {
    assertThat(problems(LEXICON, claim("").replace("topic:", "topics:")))
        .anySatisfy(p -> assertThat(p).contains("unknown key 'topics'; did you mean 'topic'?"));
  }

  @Test
  void a_phrase_that_can_never_match_is_refused_where_it_stands() {
    String dead =
        """
        concepts:
          who-acts:
            en: soldiers, =Marines
            es: soldados/marinos
        patterns:
          who-acts:
          - "'fly-by' ..1 who-acts"
        """;
    assertThat(problems(dead, claim("[]")))
        .contains(
            "lexicons/words.yaml:3:9: '=Marines' never matches: the mark = stands before a word in"
                + " capitals",
            "lexicons/words.yaml:4:9: '/' never matches: phrases hold words and no such marks",
            "lexicons/words.yaml:7:5: 'fly-by' never matches: a literal is one word; make it a"
                + " concept");
  }

  @Test
  void what_is_not_yaml_is_named_with_its_line() {
    assertThat(problems("concepts:\n  a: [\n", claim("")))
        .anySatisfy(p -> assertThat(p).startsWith("lexicons/words.yaml:3:1: not YAML"));
  }
}
