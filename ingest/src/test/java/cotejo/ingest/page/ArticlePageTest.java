package cotejo.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ArticlePageTest {
  private static final String FIRST =
      "The foreign ministry said on Monday that no foreign troops had entered the country, and that it would publish the minutes of the meeting.";
  private static final String SECOND =
      "A spokeswoman told reporters that the agreement covered the exchange of information, training and equipment, but nothing else at all.";
  private static final String THIRD =
      "The embassy confirmed this account in a short statement, adding that a joint group would meet again in the first week of April.";

  private static String paragraphs(String... texts) {
    return "<p>" + String.join("</p>\n<p>", texts) + "</p>";
  }

  private static String page(String head, String body) {
    return "<!doctype html><html lang=en><head><title>No troops, says ministry | The Example</title>"
        + head
        + "</head><body>"
        + body
        + "</body></html>";
  }

  private static String article(String body) {
    return page(
        "",
        "<header><nav><a href=/>Home</a> <a href=/world>World</a></nav></header><main><article><h1>No troops, says ministry</h1>"
            + body
            + "</article></main>");
  }

  private static String text(String html) {
    return ArticlePage.read(html, null).text();
  }

  @Test
  void a_body_is_its_paragraphs_headings_lists_and_quotes_and_nothing_around_them() {
    String body =
        "<p class=standfirst>Minutes of the meeting are to be published this week.</p>"
            + "<div class=byline>By <a href=/a>Ana Perez</a></div><div class='social-share'><a href=#>Share on a network</a></div>"
            + "<figure><img src=a.jpg><figcaption>The ministry building on Monday morning, before the press conference.</figcaption></figure>"
            + paragraphs(FIRST)
            + "<h2>What was agreed</h2>"
            + paragraphs(SECOND)
            + "<ul><li>exchange of information</li><li>training of inspectors</li></ul>"
            + "<aside class=related-articles><h3>Related</h3><p><a href=/x>Another story about the very same meeting, with many more words</a></p></aside>"
            + "<blockquote>Nothing else was discussed.</blockquote>"
            + paragraphs(THIRD)
            + "<p>Sign up for our newsletter and get the best stories in your inbox.</p>"
            + "<p>Read more: <a href=/y>How the talks began</a></p>"
            + "<div class=author-bio><p>Ana Perez covers diplomacy for The Example, where she has worked since 2011, and lives in the capital.</p></div>"
            + "<section class=comments><p>I do not believe a word of it, and I have been reading about such things for years now.</p></section>"
            + "<p>© 2026 The Example. All rights reserved.</p>";
    assertThat(text(article(body)).split("\n\n"))
        .containsExactly(
            "Minutes of the meeting are to be published this week.",
            FIRST,
            "What was agreed",
            SECOND,
            "exchange of information",
            "training of inspectors",
            "Nothing else was discussed.",
            THIRD);
  }

  @Test
  void a_body_split_by_advertisements_is_one_body() {
    String part = "<div class=article-body>" + paragraphs(FIRST, SECOND) + "</div>";
    String ad = "<div class=ad-slot>Advertisement</div>";
    String rest =
        "<div class=article-body>"
            + paragraphs(THIRD, FIRST.replace("Monday", "Tuesday"))
            + "</div>";
    assertThat(text(article(part + ad + rest)).split("\n\n"))
        .containsExactly(FIRST, SECOND, THIRD, FIRST.replace("Monday", "Tuesday"));
  }

  @Test
  void a_live_blog_keeps_all_its_entries() {
    var entries = new StringBuilder("<div class=live-blog>");
    for (int i = 0; i < 12; i++) {
      entries
          .append("<div class=entry><h3>Entry number ")
          .append(i)
          .append("</h3>")
          .append(paragraphs("Update " + i + ": " + FIRST, "And " + i + ": " + SECOND))
          .append("</div>");
    }
    assertThat(text(article(entries + "</div>")))
        .contains("Entry number 0", "Update 0", "Update 11", "And 11");
  }

  @Test
  void paragraphs_made_of_line_breaks_are_paragraphs() {
    assertThat(
            text(article("<div>" + FIRST + "<br><br>" + SECOND + "<br>\n<br>" + THIRD + "</div>"))
                .split("\n\n"))
        .containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void a_name_of_boilerplate_on_the_box_of_the_body_is_not_believed() {
    String body = "<div class=related-layout>" + paragraphs(FIRST, SECOND, THIRD) + "</div>";
    assertThat(text(article(body)).split("\n\n")).containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void the_body_of_json_ld_stands_in_where_the_page_shows_only_its_beginning() {
    String data =
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"No troops, says ministry\",\"articleBody\":\""
            + FIRST
            + "\\n"
            + SECOND
            + "\\n"
            + THIRD
            + "\"}</script>";
    var read =
        ArticlePage.read(
            page(
                data,
                "<article><h1>No troops, says ministry</h1>" + paragraphs(FIRST) + "</article>"),
            null);
    assertThat(read.method()).isEqualTo(Extraction.Method.JSON_LD);
    assertThat(read.text()).contains(FIRST, SECOND, THIRD);
  }

  @Test
  void a_body_that_repeats_itself_in_json_ld_does_not_beat_the_page() {
    String twice = FIRST + " " + SECOND + " " + THIRD;
    String data =
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\""
            + twice
            + " "
            + twice
            + "\"}</script>";
    var read =
        ArticlePage.read(
            page(
                data,
                "<article><h1>No troops</h1>" + paragraphs(FIRST, SECOND, THIRD) + "</article>"),
            null);
    assertThat(read.text().split("\n\n")).containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void a_body_that_only_a_script_would_show_is_read_from_the_script() {
    String held = paragraphs(FIRST, SECOND, THIRD).replace("<", "\\u003c").replace(">", "\\u003e");
    var read =
        ArticlePage.read(
            page("", "<div id=app></div><script>self.push({\"html\":\"" + held + "\"})</script>"),
            null);
    assertThat(read.method()).isEqualTo(Extraction.Method.SCRIPT);
    assertThat(read.text().split("\n\n")).containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void markup_that_names_the_body_and_amp_pages_are_said_in_the_method() {
    String named = "<div itemprop=articleBody>" + paragraphs(FIRST, SECOND) + "</div>";
    assertThat(ArticlePage.read(article(named), null).method())
        .isEqualTo(Extraction.Method.MICRODATA);
    assertThat(
            ArticlePage.read(article(named).replace("<html lang=en>", "<html amp lang=en>"), null)
                .method())
        .isEqualTo(Extraction.Method.AMP);
  }

  @Test
  void data_of_the_page_are_read_beside_the_text() {
    String head =
        "<link rel=canonical href='https://www.example.com/troops'><meta property='og:url' content='https://www.example.com/troops?x=1'>"
            + "<meta property='article:published_time' content='2026-03-02T08:15:00-06:00'><meta property='article:modified_time' content='2026-03-02T15:00:00Z'>"
            + "<meta property='article:section' content='World'><meta name=author content='Ana Perez and Luis Gomez'><meta property='og:site_name' content='The Example'>";
    var read =
        ArticlePage.read(
            page(
                head,
                "<article><h1>No troops, says ministry</h1>"
                    + paragraphs(FIRST, SECOND)
                    + "</article>"),
            null);
    assertThat(read.title()).isEqualTo("No troops, says ministry");
    assertThat(read.authors()).containsExactly("Ana Perez", "Luis Gomez");
    assertThat(read.published())
        .isNotNull()
        .satisfies(date -> assertThat(date.iso()).isEqualTo("2026-03-02T08:15:00-06:00"));
    assertThat(read.modified())
        .isNotNull()
        .satisfies(date -> assertThat(date.iso()).isEqualTo("2026-03-02T15:00:00Z"));
    assertThat(read.section()).isEqualTo("World");
    assertThat(read.lang()).isEqualTo("en");
    assertThat(read.addresses())
        .containsExactly("https://www.example.com/troops", "https://www.example.com/troops?x=1");
    assertThat(read.kind()).isEqualTo(Extraction.Kind.ARTICLE);
  }

  @Test
  void bytes_are_read_in_the_encoding_they_are_in_whatever_they_are_said_to_be() {
    String page =
        article(
            paragraphs(
                "La secretaría señaló que la información sobre la cooperación es pública, según el artículo séptimo."));
    byte[] utf8 =
        page.replace("<head>", "<head><meta charset=iso-8859-1>").getBytes(StandardCharsets.UTF_8);
    byte[] latin = page.getBytes(Charset.forName("windows-1252"));
    for (var read :
        List.of(
            ArticlePage.read(utf8, null, null),
            ArticlePage.read(latin, null, null),
            ArticlePage.read(latin, "text/html; charset=ISO-8859-1", null))) {
      assertThat(read.text()).startsWith("La secretaría señaló").endsWith("séptimo.");
    }
  }

  @Test
  void walls_errors_and_lists_are_told_from_articles() {
    assertThat(kind("<title>404 Not Found</title>", "<h1>Page not found</h1><p>Sorry.</p>"))
        .isEqualTo(Extraction.Kind.ERROR);
    assertThat(kind("<title>Just a moment...</title>", "<p>Checking your browser.</p>"))
        .isEqualTo(Extraction.Kind.ERROR);
    assertThat(
            kind(
                "<title>The Example</title>",
                "<h1>We value your privacy</h1><p>We and our 812 partners store cookies, and you may accept all cookies or manage them.</p>"))
        .isEqualTo(Extraction.Kind.CONSENT);
    assertThat(
            kind(
                "<title>No troops</title>",
                "<article><h1>No troops</h1>"
                    + paragraphs(FIRST)
                    + "<p>Subscribe to continue reading.</p></article>"))
        .isEqualTo(Extraction.Kind.PAYWALL);
    String teasers =
        "<div><h2><a href=/1>A headline of a story that one may follow</a></h2><p>Its first sentence, more or less.</p></div>"
            .repeat(12);
    assertThat(kind("<title>World</title>", teasers)).isEqualTo(Extraction.Kind.LISTING);
    assertThat(kind("<title>The Example</title>", "<div id=app></div>"))
        .isEqualTo(Extraction.Kind.EMPTY);
  }

  private static Extraction.Kind kind(String head, String body) {
    return ArticlePage.read("<html><head>" + head + "</head><body>" + body + "</body></html>", null)
        .kind();
  }

  @Test
  @Timeout(20)
  void depth_size_and_number_of_elements_are_bounded() {
    String deep = "<div>".repeat(50_000) + paragraphs(FIRST, SECOND) + "</div>".repeat(50_000);
    assertThat(text(article(deep))).contains(FIRST);
    String many = "<div><p>x</p></div>".repeat(200_000);
    assertThat(ArticlePage.read(article(many), null)).isNotNull();
    byte[] huge =
        article("<p>" + "word and word, ".repeat(1_000_000) + "</p>")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(ArticlePage.read(huge, null, null).text().length())
        .isLessThanOrEqualTo(HtmlDocument.LONGEST);
  }

  @Test
  void the_same_page_gives_the_same_answer() {
    String page = article(paragraphs(FIRST, SECOND, THIRD));
    assertThat(ArticlePage.read(page, null)).isEqualTo(ArticlePage.read(page, null));
  }

  @Test
  @Timeout(10)
  void a_page_takes_less_than_a_moment() {
    String page = article(paragraphs(FIRST, SECOND, THIRD).repeat(300));
    long before = System.nanoTime();
    for (int i = 0; i < 20; i++) ArticlePage.read(page, null);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void what_stands_below_the_last_paragraph_is_not_read_as_text() {
    String text = paragraphs(FIRST, SECOND, THIRD, FIRST.replace("Monday", "Friday"));
    String links =
        "<ul><li>All news on your phone? <a href=/app>Here is our app</a>.</li><li>The Example on <a href=/s>social networks</a>.</li></ul>";
    String about = "<p>Ana Perez is a foreign affairs reporter for The Example.</p>";
    String donation =
        "<div class='box donation'><h2>Support The Example</h2><p>We bring you honest news every day, and we ask you to give what you can.</p></div>";
    assertThat(text(article(text + links + about + donation)))
        .endsWith(FIRST.replace("Monday", "Friday"));
  }

  @Test
  void a_list_that_ends_an_article_without_leading_elsewhere_is_text() {
    String text = paragraphs(FIRST, SECOND, THIRD, FIRST.replace("Monday", "Friday"));
    String list = "<ul><li>exchange of information</li><li>training of inspectors</li></ul>";
    assertThat(text(article(text + list))).endsWith("training of inspectors");
  }

  @Test
  void what_asks_for_a_mail_address_is_no_text_whatever_its_box_is_called() {
    String call =
        "<section class=x7><h3>Before breakfast</h3><p>Six stories, chosen by our editors, every weekday.</p><form><div><input type=email></div></form></section>";
    assertThat(text(article(paragraphs(FIRST, SECOND) + call + paragraphs(THIRD))).split("\n\n"))
        .containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void a_list_under_a_call_to_other_stories_is_taken_out_with_it() {
    String list =
        "<h2>Don't Miss:</h2><ul><li>Prices rise again at the port. <a href=/a>Here is how</a> they did.</li><li>A bridge is closed for repairs, <a href=/b>and why it matters</a>.</li></ul>";
    assertThat(text(article(paragraphs(FIRST, SECOND) + list + paragraphs(THIRD))).split("\n\n"))
        .containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void datelines_names_and_sign_offs_around_the_text_are_not_text() {
    String body =
        "<p>MARIA TOVAR</p><p>Updated: March 2, 2026 10:15 a.m.</p>"
            + paragraphs(FIRST, SECOND, THIRD, FIRST.replace("Monday", "Friday"))
            + "<p>Contact Maria Tovar at mtovar@news.example. Follow her on X: @mtovar.</p>";
    assertThat(text(article(body)).split("\n\n"))
        .containsExactly(FIRST, SECOND, THIRD, FIRST.replace("Monday", "Friday"));
  }

  @Test
  void a_heading_that_is_the_headline_with_its_kicker_is_not_text() {
    String body = "<h2>Talks at the border: No troops, says ministry</h2>" + paragraphs(FIRST);
    assertThat(text(article(body + paragraphs(SECOND, THIRD))).split("\n\n"))
        .containsExactly(FIRST, SECOND, THIRD);
  }
}
