package cotejo.classify.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisspeltTest {
  private static final Lexicon LEXICON = lexicon();

  private static Lexicon lexicon() {
    var builder = new Lexicon.Builder();
    builder.concept("word");
    builder.phrases(
        "word", Lang.EN, "government, +contingent, permanently, ~authorise, barracks, +soldier");
    builder.phrases("word", Lang.ES, "instalaciones, +intervención, ~desmentir, permanente");
    return builder.build();
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource({
    "EN, goverment, true", "EN, govvernment, true", "EN, govermnent, true",
        "EN, permanentlly, true",
    "EN, permanetly, true", "EN, authorse, true", "EN, barrakcs, true", "EN, barcraks, false",
    "EN, continent, false", "EN, overnment, false", "EN, soliders, true", "EN, govment, false",
    "ES, instalacoines, true", "ES, instalaiones, true", "ES, intervencón, true",
        "ES, permanenete, true",
    "ES, pariente, false"
  })
  void one_slip_in_a_long_word_is_read_and_a_real_word_is_not_taken_for_one(
      Lang lang, String word, boolean read) {
    Tagged tagged = LEXICON.tag(Text.read("", "x " + word + " y", lang));
    assertThat(tagged.spans(0).isEmpty()).isNotEqualTo(read);
  }
}
