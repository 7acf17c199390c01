package cotejo.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the day of publication stands on pages, and which dates beside it are not meant. */
class PublicationDateTest {
  private static final String TEXT =
      "<p>The ministry said on 3 January 2025 that no foreign troops had entered the country, and that it would publish the minutes.</p>"
          + "<p>A spokeswoman told reporters that the agreement covered the exchange of information, training and equipment.</p>"
          + "<p>The embassy confirmed this account in a short statement, adding that a joint group would meet again in April.</p>";

  private static String iso(String html) {
    return iso(html, "https://example.com/story");
  }

  private static String iso(String html, String address) {
    PageDate date = ArticlePage.read(html, URI.create(address)).published();
    return date == null ? "none" : date.iso();
  }

  private static String page(String lang, String head, String top, String bottom) {
    return "<!doctype html><html lang="
        + lang
        + "><head><title>No troops, says ministry</title>"
        + head
        + "</head><body>"
        + "<article><h1>No troops, says ministry</h1>"
        + top
        + TEXT
        + "</article>"
        + bottom
        + "</body></html>";
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of(
            "es", "<p class=fecha>Lunes 5 de mayo de 2025 | 14:05 hrs.</p>", "2025-05-05T14:05:00"),
        Arguments.of("es", "<div>Redacción / 05.05.2025 / 09:05 am</div>", "2025-05-05T09:05:00"),
        Arguments.of(
            "es",
            "<span>Secretaría de Ejemplo</span> | <span>05 de mayo de 2025</span> | <span>Comunicado</span>",
            "2025-05-05"),
        Arguments.of(
            "es",
            "<p>Publicado el 5 mayo, 2025 a las 7:30 p. m. Actualizado el 6 mayo, 2025</p>",
            "2025-05-05T19:30:00"),
        Arguments.of(
            "es",
            "<p>Última actualización: 6 de mayo de 2025</p><p>Publicación: 5 de mayo de 2025</p>",
            "2025-05-05"),
        Arguments.of(
            "es-MX", "<div class=nota-fecha>05/06/2025 a las 12:00 h</div>", "2025-06-05T12:00:00"),
        Arguments.of(
            "en-US",
            "<div class=meta>By Ana Perez • 05/06/25 4:20pm ET</div>",
            "2025-05-06T16:20:00-04:00"),
        Arguments.of(
            "en",
            "<div>Updated: May 7, 2025 9:00 AM EDT</div><div>Published: May 5, 2025 3:00 AM EDT</div>",
            "2025-05-05T03:00:00-04:00"),
        Arguments.of(
            "en",
            "<div><span>Ana Perez</span><span>May 05, 2025</span><span>2 Shares</span></div>",
            "2025-05-05"),
        Arguments.of(
            "en",
            "<div class='entry-meta comments-above'>May 5, 2025 <a href=#c>12 comments</a></div>",
            "2025-05-05"),
        Arguments.of("fr", "<p>Publié le lundi 5 mai 2025 à 7h47</p>", "2025-05-05T07:47:00"),
        Arguments.of(
            "de", "<div>Von Anna Beispiel, 5. Mai 2025, 17:05 Uhr</div>", "2025-05-05T17:05:00"),
        Arguments.of("hu", "<div>2025. május 5. 10:22</div>", "2025-05-05T10:22:00"),
        Arguments.of("ko", "<div>입력 2025.05.05. 오후 3:05</div>", "2025-05-05T15:05:00"),
        Arguments.of("ja", "<div>2025年5月5日 11時00分</div>", "2025-05-05T11:00:00"),
        Arguments.of("ar", "<div>الإثنين، 05 مايو 2025 - 12:09 م</div>", "2025-05-05T12:09:00"),
        Arguments.of("th", "<div>5 พฤษภาคม 2568</div>", "2025-05-05"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("lines")
  void the_line_under_the_headline_is_read_as_its_country_writes_it(
      String lang, String line, String expected) {
    assertThat(iso(page(lang, "", line, ""))).isEqualTo(expected);
  }

  @Test
  void the_masthead_shows_today_and_not_the_day_of_the_article() {
    String page =
        "<html lang=es><body><header><div>Domingo, 24 de diciembre de 2025</div></header><main><h1>No troops, says ministry</h1>"
            + "<p>El Ejemplo | 5 de mayo de 2025</p>"
            + TEXT
            + "</main></body></html>";
    assertThat(iso(page)).isEqualTo("2025-05-05");
  }

  @Test
  void dates_of_comments_teasers_captions_and_quoted_posts_are_not_the_articles() {
    String around =
        "<figure><img src=a.jpg><figcaption>The ministry, 1 March 2024.</figcaption></figure>"
            + "<blockquote>A post (@example) April 2, 2025</blockquote>";
    String below =
        "<section class=comments><time datetime=2025-08-01T10:00:00Z>1 August 2025</time><p>I do not believe it.</p></section>"
            + "<aside class=related><a href=/x>Other</a><time datetime=2025-07-01>1 July 2025</time></aside>";
    assertThat(iso(page("en-GB", "", around, below))).isEqualTo("none");
    assertThat(iso(page("en-GB", "", around + "<div>5 May 2025</div>", below)))
        .isEqualTo("2025-05-05");
  }

  @Test
  void of_several_articles_in_json_ld_the_one_of_the_pages_name_is_meant() {
    String data =
        "<script type=application/ld+json>[{\"@type\":\"NewsArticle\",\"headline\":\"Another story\",\"author\":\"A B\",\"articleBody\":\"x\",\"datePublished\":\"2024-01-01T08:00:00Z\"},"
            + "{\"@type\":\"NewsArticle\",\"headline\":\"No troops, says ministry\",\"datePublished\":\"2025-05-05T08:00:00-06:00\"}]</script>";
    assertThat(iso(page("en", data, "", ""))).isEqualTo("2025-05-05T08:00:00-06:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tue, May 06 2025 10:01:41 EDT | 2025-05-06T10:01:41-04:00",
        "Tue, 06 May 2025 22:22:49 GMT | 2025-05-06T22:22:49Z",
        "2025-05-06T16:02:50CDT | 2025-05-06T16:02:50-05:00",
        "May 06, 2025, 06:15 PM IST | 2025-05-06T18:15:00+05:30",
        "Thu, 01 May 2025 09:45:16 PST | 2025-05-01T09:45:16-08:00",
        "2025-05-06 10:01:41.000000-0600 | 2025-05-06T10:01:41-06:00",
        "Tue May 06 2025 00:23:33 GMT+0000 (Coordinated Universal Time) | 2025-05-06T00:23:33Z",
        "Tue May 06 10:01:41 UTC 2025 | 2025-05-06T10:01:41Z",
        "05-06-2025 | 2025-05-06",
      })
  void machines_write_dates_in_many_ways(String written, String expected) {
    String data =
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"datePublished\":\""
            + written
            + "\"}</script>";
    assertThat(iso(page("en-US", data, "", ""))).isEqualTo(expected);
    String meta = "<meta property=article:published_time content='" + written + "'>";
    assertThat(iso(page("en-US", meta, "", ""))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "May 5, 2025 8:23pm PT | 2025-05-05T20:23:33-07:00",
        "lunes 5 de mayo de 2025, 21:23 | 2025-05-05T21:23:33-06:00",
        "6 May 2025 08:53 | 2025-05-06T08:53:33+05:30",
        "6 May 2025 | 2025-05-06T03:23:33Z",
        "Updated 6 May 2025 09:23 | 2025-05-06T03:23:33Z",
      })
  void the_hour_that_readers_see_tells_the_zone_of_an_instant_in_utc(
      String shown, String expected) {
    String meta = "<meta property=article:published_time content=2025-05-06T03:23:33+00:00>";
    assertThat(iso(page("en", meta, "<div>" + shown + "</div>", ""))).isEqualTo(expected);
  }

  @Test
  void a_page_that_shows_its_last_change_as_its_day_is_published_again() {
    String data =
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"datePublished\":\"2024-12-27T11:00:00-05:00\",\"dateModified\":\"2025-05-05T09:52:32-05:00\"}</script>";
    assertThat(iso(page("en-US", data, "<div>May 5, 2025</div>", "")))
        .isEqualTo("2025-05-05T09:52:32-05:00");
    assertThat(iso(page("en-US", data, "<div>Updated May 5, 2025</div>", "")))
        .isEqualTo("2024-12-27T11:00:00-05:00");
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/2025/05/05/story, 2025-05-05",
    "https://example.com/world/2025/may/05/story, 2025-05-05",
    "https://example.com/noticia/2025/5/5/story, 2025-05-05",
    "https://example.com/05/06/2025/story, 2025-06-05",
    "https://example.com/news/story-20250505-1234.html, 2025-05-05",
    "https://example.com/2025/05/story, none",
    "https://example.com/id/120250505, none"
  })
  void an_address_may_hold_the_day(String address, String expected) {
    assertThat(iso(page("en", "", "", ""), address)).isEqualTo(expected);
  }

  @Test
  void scripts_and_titles_are_asked_last() {
    String script = "<script>var story = {\"deployDt\":\"2025.05.05 18:40\"};</script>";
    assertThat(iso(page("ko", script, "", ""))).isEqualTo("2025-05-05T18:40:00");
    String counted = "<script>window.data={publishedAt:1746439200000,id:1}</script>";
    assertThat(iso(page("en", counted, "", ""))).isEqualTo("2025-05-05T10:00:00Z");
    String title = "<meta property=og:title content='No troops | Example | 05.05.2025'>";
    assertThat(iso(page("de", title, "", ""))).isEqualTo("2025-05-05");
  }

  @Test
  void a_day_that_a_machine_counts_in_utc_takes_the_hour_of_the_eve() {
    String head = "<meta name='sailthru.date' content='2025-05-06'>";
    String top =
        "<p>By Ana Perez on <time datetime='2025-05-05T20:08:00-0400'>May 5, 2025</time></p>";
    assertThat(iso(page("en-US", head, top, ""))).isEqualTo("2025-05-05T20:08:00-04:00");
  }

  @Test
  void a_line_named_for_the_date_may_stand_below_the_text() {
    String bottom = "<div class=post-meta>Posted by Ana Perez on 5 May 2025 in World</div>";
    String text = TEXT.repeat(6);
    assertThat(iso(page("en-GB", "", text, bottom))).isEqualTo("2025-05-05");
    String two = bottom + "<div class=post-meta>Posted by Ana Perez on 6 May 2025 in World</div>";
    assertThat(iso(page("en-GB", "", text, two))).as("of two articles").isEqualTo("none");
  }

  @Test
  void a_template_may_hand_the_date_to_its_scripts_in_an_attribute() {
    String top = "<div id=story data-publish-date='2025-05-05 14:10'></div>";
    assertThat(iso(page("en", "", top, ""))).isEqualTo("2025-05-05T14:10:00");
    String teaser = "<ul><li><a href=/x data-publish-date='2025-05-06'>Another story</a></li></ul>";
    assertThat(iso(page("en", "", "", teaser))).isEqualTo("none");
  }

  @Test
  void the_foot_of_a_headline_is_not_the_foot_of_the_page() {
    String top = "<p class=title_foot>Publicado <span>2025-05-05 03:00:00</span></p>";
    assertThat(iso(page("es", "", top, ""))).isEqualTo("2025-05-05T03:00:00");
  }
}
