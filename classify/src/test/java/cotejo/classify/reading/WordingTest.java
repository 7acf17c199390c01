package cotejo.classify.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  private static boolean found(String phrase, String text) {
    var builder = new Lexicon.Builder();
    int concept = builder.concept("it");
    assertThat(builder.phrase("it", Lang.EN, phrase)).isNull();
    Text read = Text.read("", text, Lang.EN);
    return builder.build().tag(read).has(0, concept);
  }

  @ParameterizedTest
  @CsvSource({
    "go-ahead,          They gave the go-ahead at noon.",
    "go-ahead,          They told us to go ahead.",
    "on her own say-so, She did it on her own say-so.",
    "~green-light,      The office green-lights whatever comes.",
    "C-130*,            A C-130J stood there.",
    "=US-run,           A US-run kitchen.",
    "U.S.,              The U.S. said so.",
    "3.5bn,             It cost 3.5bn in all.",
    "soldiers' mess,    The soldiers' mess was shut."
  })
  void a_phrase_is_parted_as_the_text_is(String phrase, String text) {
    assertThat(found(phrase, text)).isTrue();
  }

  @Test
  void a_dotted_abbreviation_is_no_word_in_lower_case() {
    assertThat(found("U.S.", "They told us so.")).isFalse();
  }

  @Test
  void a_comma_inside_a_phrase_stands_for_a_comma() {
    assertThat(found("the state, not the country", "It is the state, not the country.")).isTrue();
    assertThat(found("the state, not the country", "It is the state not the country.")).isFalse();
  }
}
