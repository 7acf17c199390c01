package cotejo.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.ingest.page.Extraction.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages as well-known content systems make them, with invented outlets and texts. Beside each page
 * lies what is to be read off it: lines of names and values, an empty line, the body.
 */
class CmsPagesTest {
  private record Expected(Map<String, String> facts, String body) {
    static Expected of(String name) throws IOException {
      String text = new String(resource(name + ".txt"), StandardCharsets.UTF_8);
      int gap = text.indexOf("\n\n");
      var facts = new HashMap<String, String>();
      for (String line : text.substring(0, gap).split("\n", -1)) {
        int colon = line.indexOf(':');
        facts.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
      return new Expected(facts, text.substring(gap).strip());
    }

    @Nullable String fact(String name) {
      String value = Objects.requireNonNull(facts.get(name));
      return value.isEmpty() ? null : value;
    }

    Kind kind() {
      return Kind.valueOf(Objects.requireNonNull(facts.get("kind")));
    }

    List<String> authors() {
      String names = Objects.requireNonNull(facts.get("authors"));
      return names.isEmpty() ? List.of() : List.of(names.split("; ", -1));
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = CmsPagesTest.class.getResourceAsStream("cms/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wordpress-block-theme",
        "wordpress-classic-es",
        "drupal-press-release",
        "drupal-comunicado-es",
        "arc-fusion",
        "ghost-members",
        "blogger-es",
        "joomla-es",
        "portal-nota-es",
        "amp-es",
        "live-blog",
        "paywall-es",
        "table-layout-es"
      })
  void an_article_is_read_with_all_that_its_page_states(String name) throws IOException {
    var expected = Expected.of(name);
    Extraction read = ArticlePage.read(resource(name + ".html"), null, null);
    assertThat(read.title()).isEqualTo(expected.fact("title"));
    assertThat(read.text().split("\n\n")).containsExactly(expected.body.split("\n\n", -1));
    PageDate published = read.published();
    assertThat(published == null ? null : published.iso()).isEqualTo(expected.fact("published"));
    assertThat(read.authors()).isEqualTo(expected.authors());
    assertThat(read.lang()).isEqualTo(expected.fact("lang"));
    assertThat(read.section()).isEqualTo(expected.fact("section"));
    assertThat(read.kind()).isEqualTo(expected.kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"consent-es", "not-found-es", "robot-check"})
  void what_is_shown_instead_of_an_article_is_not_taken_for_one(String name) throws IOException {
    Extraction read = ArticlePage.read(resource(name + ".html"), null, null);
    assertThat(read.kind()).isEqualTo(Expected.of(name).kind());
  }
}
