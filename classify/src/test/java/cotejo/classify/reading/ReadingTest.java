package cotejo.classify.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static List<String> sentences(String body) {
    Text text = Text.read("", body, Lang.EN);
    return IntStream.range(0, text.size())
        .mapToObj(text::sentence)
        .map(s -> text.words(s.from(), s.to()))
        .toList();
  }

  private static List<String> words(String body) {
    Text text = Text.read("", body, null);
    return IntStream.range(0, text.tokenCount())
        .mapToObj(text::token)
        .filter(Token::isWord)
        .map(Token::word)
        .toList();
  }

  @Test
  void an_abbreviation_does_not_end_a_sentence() {
    assertThat(sentences("Gen. Ruiz met U.S. officers. They left."))
        .containsExactly("Gen. Ruiz met U.S. officers.", "They left.");
    assertThat(sentences("El Gral. Ruiz habló en EE. UU. con su par. Luego volvió."))
        .containsExactly("El Gral. Ruiz habló en EE. UU. con su par.", "Luego volvió.");
  }

  @Test
  void names_of_the_united_states_are_one_word_however_they_are_pointed() {
    assertThat(words("the U.S. army")).contains("us");
    assertThat(words("the US army")).contains("us");
    for (String name : List.of("EE.UU.", "EE. UU.", "EEUU", "EE.UU")) {
      assertThat(words("soldados de " + name + " en Sonora")).describedAs(name).contains("eeuu");
    }
  }

  @Test
  void a_point_inside_a_number_ends_nothing() {
    assertThat(sentences("It cost 1.6 billion. It was late."))
        .containsExactly("It cost 1.6 billion.", "It was late.");
  }

  @Test
  void numbers_are_read_in_digits_and_words() {
    assertThat(value("3.5 billion dollars", Concepts.MONEY)).isEqualTo(3.5e9);
    assertThat(value("$3.3bn", Concepts.MONEY)).isEqualTo(3.3e9);
    assertThat(value("$1.5B", Concepts.MONEY)).isEqualTo(1.5e9);
    assertThat(value("$3.3-billion", Concepts.MONEY)).isEqualTo(3.3e9);
    assertThat(value("a billion dollars", Concepts.MONEY)).isEqualTo(1e9);
    assertThat(value("half a billion dollars", Concepts.MONEY)).isEqualTo(5e8);
    assertThat(value("three and a half billion dollars", Concepts.MONEY)).isEqualTo(3.5e9);
    assertThat(value("US$3.5 mil millones", Concepts.MONEY)).isEqualTo(3.5e9);
    assertThat(value("3,500 mdd", Concepts.MONEY)).isEqualTo(3.5e9);
    assertThat(value("medio millón de dólares", Concepts.MONEY)).isEqualTo(5e5);
    assertThat(value("a hand with five fingers", Concepts.NUMBER)).isEqualTo(5);
    assertThat(value("tres mil 500 millones de dólares", Concepts.MONEY)).isEqualTo(3.5e9);
    assertThat(value("mil 400 millones de dólares", Concepts.MONEY)).isEqualTo(1.4e9);
    assertThat(value("10 mil elementos", Concepts.NUMBER)).isEqualTo(10_000);
    assertThat(value("diez mil guardias", Concepts.NUMBER)).isEqualTo(10_000);
    assertThat(value("10,000 guards", Concepts.NUMBER)).isEqualTo(10_000);
    assertThat(value("seventy per cent", Concepts.PERCENT)).isEqualTo(70);
    assertThat(value("el 74 por ciento", Concepts.PERCENT)).isEqualTo(74);
    assertThat(value("in 2012", Concepts.YEAR)).isEqualTo(2012);
    assertThat(value("treinta y siete presos", Concepts.NUMBER)).isEqualTo(37);
  }

  private static double value(String body, String concept) {
    Lexicon lexicon = new Lexicon.Builder().build();
    Tagged tagged = lexicon.tag(Text.read("", body, null));
    Integer number = lexicon.concepts().find(concept);
    return tagged.spans(0).stream()
        .filter(s -> number != null && s.concept() == number)
        .mapToDouble(Span::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Test
  void a_swapped_letter_in_a_long_word_is_forgiven() {
    var builder = new Lexicon.Builder();
    builder.phrases("person", Lang.EN, "people");
    Lexicon lexicon = builder.build();
    Tagged tagged = lexicon.tag(Text.read("", "most of the peolpe", Lang.EN));
    Integer person = lexicon.concepts().find("person");
    assertThat(person).isNotNull();
    assertThat(tagged.has(0, person)).isTrue();
  }

  @Test
  void a_longer_phrase_that_covers_hides_the_shorter() {
    var builder = new Lexicon.Builder();
    builder.phrases("mexico", Lang.EN, "Mexico");
    builder.phrases("new-mexico", Lang.EN, "New Mexico");
    builder.covers("new-mexico");
    Lexicon lexicon = builder.build();
    Integer mexico = lexicon.concepts().find("mexico");
    assertThat(mexico).isNotNull();
    assertThat(lexicon.tag(Text.read("", "a base in New Mexico", Lang.EN)).has(0, mexico))
        .isFalse();
    assertThat(lexicon.tag(Text.read("", "a base in Mexico", Lang.EN)).has(0, mexico)).isTrue();
  }
}
