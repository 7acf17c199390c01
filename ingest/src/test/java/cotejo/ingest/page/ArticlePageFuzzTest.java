package cotejo.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Any bytes are a page: the extractor answers, in time, and never throws. Run long with {@code
 * JAZZER_FUZZ=1}.
 */
class ArticlePageFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "<p>",
          "</p>",
          "<div class='article-body related'>",
          "</div>",
          "<a href='x'>",
          "</a>",
          "<h1>",
          "<!--",
          "-->",
          "<script type='application/ld+json'>",
          "{\"@type\":\"NewsArticle\",\"articleBody\":\"",
          "\"}",
          "[[[[",
          "</script>",
          "<br><br>",
          "<table><tr><td>",
          "<time datetime='2026-99-99T99:99:99+99:99'>",
          "<meta property='article:published_time' content='",
          "'>",
          "\u0000",
          "\ud800",
          "\u202e",
          "&#x110000;",
          "&amp;amp;lt;",
          "\\u003cp\\u003e",
          "99/99/9999 ",
          "March 40, 2026 ",
          "A sentence, of some length, that reads like a paragraph and goes on for a while. ",
          "<title>",
          "404 ",
          "<svg><p>",
          "<template>",
          "<noscript>");

  private static final String SEED =
      "<html lang=es><head><title>Sin tropas | El Ejemplo</title><meta property='og:title' content='Sin tropas'>"
          + "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Sin tropas\",\"datePublished\":\"2026-03-01T07:30:00-06:00\"}</script></head>"
          + "<body><nav><a href=/>Inicio</a></nav><article><h1>Sin tropas</h1><p>La secretaría dijo que no hay tropas, y que publicará las minutas de la reunión.</p>"
          + "<ul><li>uno</li><li>dos</li></ul></article></body></html>";

  @FuzzTest(maxDuration = "60s")
  void any_bytes_are_a_page(byte[] page) {
    Extraction read = ArticlePage.read(page, null, null);
    assertThat(read.kind()).isNotNull();
  }

  @Test
  @Timeout(120)
  void damaged_pages_are_read_without_fail() {
    var random = new Random(20260301);
    for (int round = 0; round < 800; round++) {
      byte[] page = damaged(random);
      var read = ArticlePage.read(page, null, null);
      assertThat(read).isEqualTo(ArticlePage.read(page, null, null));
    }
  }

  private static byte[] damaged(Random random) {
    var page = new StringBuilder(random.nextInt(4) == 0 ? "" : SEED);
    for (int edit = random.nextInt(60); edit >= 0; edit--) {
      int at = random.nextInt(page.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> page.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> page.delete(at, Math.min(page.length(), at + random.nextInt(40)));
        default ->
            page.append(PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(20)));
      }
    }
    byte[] bytes = page.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(3) == 0) {
      for (int flip = random.nextInt(20); flip >= 0; flip--)
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }
}
