package cotejo.alert.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LangTest {

  @ParameterizedTest(name = "{0} reads {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "es-MX,es;q=0.9,en;q=0.8 | ES",
        "en-GB,en;q=0.5 | EN",
        "fr,es;q=0.3,en;q=0.2 | ES",
        "fr | EN",
        "es;q=0, en;q=0.1 | EN",
        "* | EN",
        ";;;=,, | EN",
        "'' | EN"
      })
  void the_best_language_of_an_accept_language_header_is_chosen(String header, Lang expected) {
    assertThat(Lang.accepted(header)).isEqualTo(expected);
  }

  @Test
  void without_a_header_the_pages_are_english() {
    assertThat(Lang.accepted(null)).isEqualTo(Lang.EN);
  }

  @Test
  void a_token_is_escaped_in_an_address() {
    assertThat(new Addresses("https://cotejo.example/").unsubscribe(Lang.ES, "a+b/c=&d"))
        .isEqualTo("https://cotejo.example/es/unsubscribe?token=a%2Bb%2Fc%3D%26d");
  }
}
