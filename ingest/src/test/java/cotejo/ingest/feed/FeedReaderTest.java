package cotejo.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.ingest.feed.ReadAs.Repair;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedReaderTest {

  @Test
  void an_rss_item_is_read_with_all_that_it_says() {
    FeedItem item =
        Feeds.item(
            "<title>Firman acuerdo &amp;amp; protocolo</title><link>https://norte.example/a?x=1&amp;y=2</link>"
                + "<guid isPermaLink=\"false\">n-1</guid><pubDate>Tue, 24 Nov 2026 08:15:30 -0600</pubDate>"
                + "<dc:creator>Ana Prueba</dc:creator><description>&lt;p&gt;Uno &lt;b&gt;dos&lt;/b&gt;&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description>"
                + "<content:encoded><![CDATA[<p onclick=\"x()\">Todo <a href=\"/b\">el texto</a></p>]]></content:encoded>"
                + "<category>Seguridad</category><category>Frontera</category>"
                + "<enclosure url=\"https://norte.example/f.jpg\" type=\"image/jpeg\" length=\"42\"/>");
    assertThat(item.id()).isEqualTo("n-1");
    assertThat(item.url()).isEqualTo("https://norte.example/a?x=1&y=2");
    assertThat(item.title()).isEqualTo("Firman acuerdo & protocolo");
    assertThat(item.summary()).isEqualTo("Uno dos");
    assertThat(item.summaryHtml()).isEqualTo("<p>Uno <b>dos</b></p>");
    assertThat(item.contentHtml()).contains("el texto").doesNotContain("onclick");
    assertThat(item.publishedAt()).isEqualTo(Instant.parse("2026-11-24T14:15:30Z"));
    assertThat(item.author()).isEqualTo("Ana Prueba");
    assertThat(item.language()).isEqualTo("es-MX");
    assertThat(item.categories()).containsExactly("Seguridad", "Frontera");
    assertThat(item.enclosures())
        .containsExactly(new Enclosure("https://norte.example/f.jpg", "image/jpeg", 42L));
  }

  @Test
  void an_atom_feed_is_read_with_its_bases_its_hub_and_its_authors() {
    FeedDocument feed =
        Feeds.read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://wire.example/news/">
              <title type="html">The &lt;i&gt;Wire&lt;/i&gt;</title><author><name>Desk</name></author>
              <link rel="self" href="feed.atom"/><link rel="hub" href="https://hub.example/"/><link href="/"/>
              <entry><id>tag:wire.example,2026:1</id><title>1 &lt; 2</title><link rel="alternate" href="one"/>
                <published>2026-11-24T08:15:30Z</published><updated>2026-11-24T09:00:00Z</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text &amp; more</p></div></content></entry>
            </feed>
            """);
    assertThat(feed.format()).isEqualTo(FeedFormat.ATOM_10);
    assertThat(feed.title()).isEqualTo("The Wire");
    assertThat(feed.self()).isEqualTo("https://wire.example/news/feed.atom");
    assertThat(feed.hubs()).containsExactly("https://hub.example/");
    assertThat(feed.readAs()).isEqualTo(new ReadAs(true, java.util.Set.of(), "US-ASCII"));
    FeedItem entry = feed.items().getFirst();
    assertThat(entry.url()).isEqualTo("https://wire.example/news/one");
    assertThat(entry.title()).isEqualTo("1 < 2");
    assertThat(entry.summary()).isEqualTo("Text & more");
    assertThat(entry.author()).isEqualTo("Desk");
    assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2026-11-24T08:15:30Z"));
    assertThat(entry.updatedAt()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
  }

  @Test
  void json_feed_is_read_even_with_a_trailing_comma() {
    FeedDocument feed =
        Feeds.read(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Nota", "home_page_url": "https://nota.example/",
             "feed_url": "https://nota.example/feed.json", "language": "es", "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
             "authors": [{"name": "Redacción"}],
             "items": [{"id": 7, "url": "/7", "title": "Siete", "content_html": "<p>Texto</p>",
               "date_published": "2026-11-24T08:15:30-06:00", "tags": ["a"]},]}
            """);
    assertThat(feed.readAs().repairs()).containsExactly(Repair.JSON_SYNTAX);
    assertThat(feed.hubs()).containsExactly("https://hub.example/");
    FeedItem item = feed.items().getFirst();
    assertThat(item.id()).isEqualTo("7");
    assertThat(item.url()).isEqualTo("https://nota.example/7");
    assertThat(item.summary()).isEqualTo("Texto");
    assertThat(item.author()).isEqualTo("Redacción");
    assertThat(item.publishedAt()).isEqualTo(Instant.parse("2026-11-24T14:15:30Z"));
  }

  @Test
  void a_news_sitemap_is_a_feed() {
    FeedDocument feed =
        Feeds.read(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
              <url><loc>https://diario.example/1</loc><news:news>
                <news:publication><news:name>Diario</news:name><news:language>es</news:language></news:publication>
                <news:publication_date>2026-11-24</news:publication_date><news:title>Primera</news:title>
                <news:keywords>frontera, tratado</news:keywords></news:news></url>
              <url><loc>https://diario.example/about</loc></url>
            </urlset>
            """);
    assertThat(feed.format()).isEqualTo(FeedFormat.NEWS_SITEMAP);
    assertThat(feed.title()).isEqualTo("Diario");
    assertThat(feed.items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.title()).isEqualTo("Primera");
              assertThat(item.categories()).containsExactly("frontera", "tratado");
              assertThat(item.publishedAt()).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
            });
  }

  @Test
  void a_feed_says_when_to_come_back() {
    FeedDocument feed =
        Feeds.read(
            """
            <rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>t</title><ttl>90</ttl>
            <skipHours><hour>0</hour><hour>24</hour><hour>5</hour><hour>x</hour></skipHours><skipDays><day>Sunday</day></skipDays>
            <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel></rss>
            """);
    PollHints hints = feed.hints();
    assertThat(hints.ttl()).isEqualTo(Duration.ofMinutes(90));
    assertThat(hints.skipHours()).containsExactlyInAnyOrder(0, 5);
    assertThat(hints.skipDays()).containsExactly(DayOfWeek.SUNDAY);
    assertThat(hints.updateEvery()).isEqualTo(Duration.ofHours(6));
  }

  @ParameterizedTest(name = "{0} in {1}, header {2}")
  @CsvSource({
    "UTF-8,UTF-8,",
    "ISO-8859-1,ISO-8859-1,",
    "windows-1252,,text/xml; charset=windows-1252",
    "UTF-16,UTF-16,",
    "UTF-16LE,,",
    "UTF-8,ISO-8859-1,",
    "windows-1252,UTF-8,",
    "UTF-8,utf-16,",
    "windows-1252,us-ascii,"
  })
  void text_is_decoded_whatever_the_declarations_say(String real, String declared, String header) {
    String declaration =
        declared == null ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
    String document =
        declaration
            + "<rss version=\"2.0\"><channel><title>Peña señaló “sí”</title></channel></rss>";
    String charset = real.equals("ISO-8859-1") ? "windows-1252" : real;
    assertThat(Feeds.read(document.getBytes(Charset.forName(charset)), header, null).title())
        .isEqualTo("Peña señaló “sí”");
  }

  @Test
  void relative_addresses_are_resolved_against_where_the_feed_came_from() {
    byte[] bytes = Feeds.rss("<item><link>/nota/1</link></item>").getBytes(StandardCharsets.UTF_8);
    assertThat(Feeds.read(bytes, null, "https://www.norte.example/rss/").items().getFirst().url())
        .isEqualTo("https://www.norte.example/nota/1");
  }

  @Test
  void an_item_without_guid_or_date_is_an_item() {
    FeedItem item = Feeds.item("<title>Sin fecha</title><link>https://norte.example/1</link>");
    assertThat(item.id()).isEqualTo("https://norte.example/1");
    assertThat(item.publishedAt()).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "EMPTY | '   '",
        "HTML_PAGE | <!DOCTYPE html><html><head><title>404 Not found</title></head><body>gone</body></html>",
        "UNKNOWN_JSON | {\"error\": \"not found\"}",
        "UNKNOWN_XML | <?xml version=\"1.0\"?><error><code>AccessDenied</code></error>",
        "OPML | <opml version=\"2.0\"><body><outline text=\"x\"/></body></opml>",
        "NOT_TEXT | plain words and nothing else",
      })
  void what_is_not_a_feed_is_refused_with_the_reason(FeedReading.Reason reason, String document) {
    assertThat(Feeds.reading(document))
        .isInstanceOfSatisfying(
            FeedReading.NotAFeed.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void of_several_alternates_the_page_is_meant_and_not_another_feed() {
    String entry =
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://wire.example/a/b'><title>T</title><entry><title>A</title>"
            + "<link rel='alternate' type='application/atom+xml' href='a.atom'/><link rel='alternate' type='text/html' href='../../../a'/></entry></feed>";
    assertThat(Feeds.read(entry).items().getFirst().url()).isEqualTo("https://wire.example/a");
  }

  @Test
  void dates_stand_under_the_names_of_many_vocabularies() {
    String date = "2026-11-24T08:15:30Z";
    for (String element :
        new String[] {
          "<prism:publicationDate xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/'>%s</prism:publicationDate>",
          "<dcterms:issued xmlns:dcterms='http://purl.org/dc/terms/'>%s</dcterms:issued>",
          "<a10:updated xmlns:a10='http://www.w3.org/2005/Atom'>%s</a10:updated>",
          "<pubDate>not a date</pubDate><date>%s</date>"
        }) {
      assertThat(Feeds.item("<title>A</title>" + element.formatted(date)).publishedAt())
          .as(element)
          .isEqualTo(Instant.parse(date));
    }
  }

  @Test
  void the_channel_definition_format_keeps_its_items_in_attributes() {
    var item =
        Feeds.read(
                "<CHANNEL HREF='https://norte.example/'><TITLE>T</TITLE><ITEM HREF='https://norte.example/1' LASTMOD='2026-11-24T08:15'><TITLE>A</TITLE><ABSTRACT>Uno</ABSTRACT></ITEM></CHANNEL>")
            .items()
            .getFirst();
    assertThat(item.url()).isEqualTo("https://norte.example/1");
    assertThat(item.summary()).isEqualTo("Uno");
    assertThat(item.publishedAt()).isEqualTo(Instant.parse("2026-11-24T08:15:00Z"));
  }
}
