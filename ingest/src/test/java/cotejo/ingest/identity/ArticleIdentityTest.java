package cotejo.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleIdentityTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "upper case host, default port, fragment | HTTP://News.Example.com:80/a/b#top | https://news.example.com/a/b",
        "port of https | https://news.example.com:443/a | https://news.example.com/a",
        "another port stays | https://news.example.com:8443/a | https://news.example.com:8443/a",
        "campaign parameters | https://news.example.com/a?utm_source=x&id=7&fbclid=abc | https://news.example.com/a?id=7",
        "order of parameters | https://news.example.com/a?b=2&a=1 | https://news.example.com/a?a=1&b=2",
        "session in the path | https://news.example.com/a;jsessionid=12AB?id=1 | https://news.example.com/a?id=1",
        "long sid is a session | https://news.example.com/n?sid=0123456789abcdef0123456789abcdef | https://news.example.com/n",
        "short sid is a story | https://news.example.com/n?sid=4711 | https://news.example.com/n?sid=4711",
        "AMP at the end | https://news.example.com/2026/03/story/amp/ | https://news.example.com/2026/03/story",
        "AMP as parameter | https://news.example.com/story?amp=1 | https://news.example.com/story",
        "AMP as folder | https://news.example.com/amp/story-1 | https://news.example.com/story-1",
        "AMP cache | https://news-example-com.cdn.ampproject.org/c/s/news.example.com/story | https://news.example.com/story",
        "AMP viewer | https://www.google.com/amp/s/news.example.com/story | https://news.example.com/story",
        "mobile skin | https://m.example.com/story | https://www.example.com/story",
        "trailing slash and junk | https://news.example.com/story/, | https://news.example.com/story",
        "default document | https://news.example.com/story/index.html | https://news.example.com/story",
        "dots in the path | https://news.example.com/a/../b/./c | https://news.example.com/b/c",
        "escapes in one form | https://news.example.com/%7euser/caf%c3%a9 | https://news.example.com/~user/caf%C3%A9",
        "a word that begins with amp | https://news.example.com/ampliacion | https://news.example.com/ampliacion",
      })
  void an_address_has_one_form(String rule, String address, String canonical) {
    assertThat(ArticleIdentity.of(address))
        .as(rule)
        .map(ArticleIdentity::canonicalUrl)
        .contains(canonical);
  }

  @Test
  void the_canonical_form_of_a_canonical_form_is_itself() {
    var once = ArticleIdentity.of("http://m.example.com/x/y/?utm_id=1&z=%2f&b=#f").orElseThrow();
    assertThat(ArticleIdentity.of(once.canonicalUrl())).contains(once);
  }

  @Test
  void a_page_may_name_its_own_address_within_its_outlet() {
    var claims = List.of("https://www.example.com/story-1");
    assertThat(ArticleIdentity.of("https://amp.example.com/s/1?ref=x", claims))
        .map(ArticleIdentity::canonicalUrl)
        .contains("https://www.example.com/story-1");
  }

  @Test
  void a_claim_of_another_outlet_or_of_the_front_page_is_not_believed() {
    Stream.of("https://elsewhere.org/story", "https://www.example.com/", "javascript:void(0)", "::")
        .forEach(
            claim ->
                assertThat(ArticleIdentity.of("https://www.example.com/story-1", List.of(claim)))
                    .as(claim)
                    .map(ArticleIdentity::canonicalUrl)
                    .contains("https://www.example.com/story-1"));
  }

  @Test
  void the_id_is_the_sha256_of_the_canonical_address() {
    // printf https://example.com/a | sha256sum
    assertThat(ArticleIdentity.of("http://example.com/a/?utm_source=feed").orElseThrow().id())
        .hasSize(64)
        .isEqualTo(ArticleIdentity.of("https://example.com/a").orElseThrow().id())
        .matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mailto:a@example.com",
        "ftp://example.com/a",
        "not an address",
        "http://",
        "https:///path"
      })
  void what_is_no_web_address_has_no_identity(String address) {
    assertThat(ArticleIdentity.of(address)).isEmpty();
  }

  @Test
  void a_guid_is_a_second_key_within_its_feed_unless_it_is_an_address() {
    assertThat(ArticleIdentity.guidKey("feed-a", "story:1"))
        .isNotNull()
        .isEqualTo(ArticleIdentity.guidKey("feed-a", " story:1 "));
    assertThat(ArticleIdentity.guidKey("feed-b", "story:1"))
        .isNotEqualTo(ArticleIdentity.guidKey("feed-a", "story:1"));
    assertThat(ArticleIdentity.guidKey("feed-a", "https://example.com/1")).isNull();
    assertThat(ArticleIdentity.guidKey("feed-a", " ")).isNull();
  }
}
