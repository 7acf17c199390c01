package cotejo.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  private static final String SPANISH =
      "La presidenta dijo que no hay tropas en el país y que la cooperación con los vecinos se hace con respeto. "
          .repeat(3);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | La presidenta dijo que no hay tropas en el país y que la cooperación con los vecinos se hace con respeto.",
        "en | The president said that there are no troops in the country and that the cooperation is based on respect for its laws.",
        "pt | O presidente disse que não há tropas no país e que a cooperação com os vizinhos se faz com respeito às leis.",
        "de | Die Präsidentin sagte, dass es keine Truppen im Land gibt und dass die Zusammenarbeit auf der Achtung der Gesetze beruht.",
        "fr | La présidente a dit qu'il n'y a pas de troupes dans le pays et que la coopération se fait dans le respect des lois.",
        "it | La presidente ha detto che non ci sono truppe nel paese e che la cooperazione si fa nel rispetto delle leggi.",
        "ja | 大統領は、国内に外国の軍隊はいないと述べた。",
        "ko | 대통령은 국내에 외국 군대가 없다고 말했다.",
        "zh | 总统表示，该国没有外国军队。",
        "ru | Президент сказала, что в стране нет иностранных войск.",
      })
  void the_text_tells_its_language(String code, String text) {
    assertThat(Language.of(text, List.of())).isEqualTo(code);
  }

  @Test
  void a_long_text_is_believed_against_the_declaration_and_a_short_one_is_not() {
    assertThat(Language.of(SPANISH, List.of("en"))).isEqualTo("es");
    assertThat(Language.of("Hola", List.of("", "es-MX"))).isEqualTo("es");
    assertThat(Language.of("", List.of())).isNull();
  }

  @Test
  void of_several_declarations_the_one_that_fits_the_text_counts() {
    assertThat(Language.of(SPANISH, List.of("en-US", "es-MX"))).isEqualTo("es");
  }

  @Test
  void tags_are_cut_to_their_language() {
    assertThat(Language.code("es_MX")).isEqualTo("es");
    assertThat(Language.code("EN-us")).isEqualTo("en");
    assertThat(Language.code("eng")).isEqualTo("en");
    assertThat(Language.code("x-klingon")).isNull();
  }
}
