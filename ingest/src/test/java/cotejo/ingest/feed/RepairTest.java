package cotejo.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.ingest.feed.ReadAs.Repair;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairTest {

  private static final String FEED =
      Feeds.rss(
          """
          <item><title>Primera nota</title><link>https://norte.example/1</link><description>Uno</description></item>
          <item><title>Segunda nota</title><link>https://norte.example/2</link><description>Dos</description></item>
          """);

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(Repair.LEADING_JUNK, "<br />\n<b>Warning</b>: in /x.php\n" + FEED),
        fault(Repair.LEADING_JUNK, "<html><body>" + FEED + "</body></html>"),
        fault(Repair.TRAILING_JUNK, FEED + "<script>track(1 < 2)</script>"),
        fault(Repair.TRUNCATED, FEED.replace("</channel></rss>", "")),
        fault(Repair.CONTROL_CHARACTERS, FEED.replace("Uno", "Uno\u0008\u001b")),
        fault(Repair.ENTITIES, FEED.replace("Uno", "Uno &nbsp;& otro &eacute;")),
        fault(Repair.ENTITIES, FEED.replace("Uno", "http://x/?a=1&b=2")),
        fault(
            Repair.NAMESPACES,
            FEED.replace("Uno</description>", "Uno</description><geo:lat>1</geo:lat>")),
        fault(Repair.TAGS, FEED.replace("Uno", "Uno <br> dos <img src=x> 1 < 2")),
        fault(Repair.TAGS, FEED.replace("Primera nota</title>", "Primera nota")),
        fault(Repair.TAGS, FEED.replace("</item>\n<item>", "\n<item>")),
        fault(Repair.TAGS, FEED.replace("Uno</description>", "Uno</descripcion>")),
        fault(Repair.TAGS, FEED.replace("<title>Primera", "< title>Primera")),
        fault(Repair.TAGS, FEED.replace("<title>Primera", "<tittle>Primera")),
        fault(Repair.TAGS, FEED.replace("nota</title>", "nota</ttle>")),
        fault(Repair.TAGS, FEED.replaceFirst("<item>", "<iten>")),
        fault(
            Repair.TAGS,
            FEED.replaceFirst("<item>", "<image><url>https://norte.example/i.png</url><item>")),
        fault(Repair.TAGS, FEED.replace("version=\"2.0\" ", "version=2.0 ")),
        fault(Repair.TAGS, FEED.replace("Uno</description>", "<b><i>Uno</b></i></description>")));
  }

  private static Arguments fault(Repair repair, String document) {
    return Arguments.of(repair, document);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void one_fault_loses_no_item_and_is_named(Repair repair, String document) {
    FeedDocument feed = Feeds.read(document);
    assertThat(feed.title()).isEqualTo("Diario del Norte");
    assertThat(feed.items())
        .extracting(FeedItem::title)
        .containsExactly("Primera nota", "Segunda nota");
    assertThat(feed.items())
        .extracting(FeedItem::url)
        .containsExactly("https://norte.example/1", "https://norte.example/2");
    assertThat(feed.items().get(1).summary()).isEqualTo("Dos");
    assertThat(feed.readAs().strict()).isFalse();
    assertThat(feed.readAs().repairs()).contains(repair);
  }

  @Test
  void what_a_cut_off_feed_still_holds_is_read() {
    FeedDocument feed = Feeds.read(FEED.substring(0, FEED.indexOf("Dos")));
    assertThat(feed.items())
        .extracting(FeedItem::title)
        .containsExactly("Primera nota", "Segunda nota");
  }

  @Test
  void an_entity_never_reads_a_file_and_never_grows() {
    String bomb =
        """
        <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
        <!ENTITY file SYSTEM "file:///etc/hostname"><!ENTITY own "Peña">]>
        """
            + FEED.replaceFirst("<\\?xml[^>]*>", "").replace("Primera nota", "&own; &file; &c;");
    String title = Feeds.read(bomb).items().getFirst().title();
    assertThat(title).startsWith("Peña &file;").hasSizeLessThan(100);
  }

  @Test
  @Timeout(10)
  void depth_and_size_are_bounded() {
    String deep =
        Feeds.rss(
            "<item><title>t</title><description>"
                + "<div>".repeat(200_000)
                + "</description></item>");
    assertThat(Feeds.read(deep).items()).hasSize(1);
    var large = new FeedReader().read(new byte[FeedReader.LARGEST + 1], null, null);
    assertThat(large)
        .isInstanceOfSatisfying(
            FeedReading.NotAFeed.class,
            no -> assertThat(no.reason()).isEqualTo(FeedReading.Reason.TOO_LARGE));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "<",
        "&",
        "<a ",
        "<a b=\"",
        "<![CDATA[",
        "<!--",
        "<!-- >",
        "</a",
        "<b>",
        "&amp",
        "&lt;!--",
        "&lt;script&gt;",
        "<item>",
        "<title><![CDATA[</title>",
        "< >"
      })
  @Timeout(10)
  void many_repetitions_of_one_fault_take_no_quadratic_time(String fault) {
    assertThat(Feeds.reading(Feeds.rss("<item><title>" + fault.repeat(300_000 / fault.length()))))
        .isNotNull();
  }

  @Test
  @Timeout(30)
  void forty_thousand_items_without_an_end_are_read_in_time() {
    String items = "<item><title>Nota</title><link>https://norte.example/1</link>".repeat(40_000);
    assertThat(Feeds.read(Feeds.rss(items)).items().size()).isEqualTo(40_000);
  }

  @ParameterizedTest(name = "well formed: {0}")
  @ValueSource(booleans = {true, false})
  @Timeout(30)
  void a_document_of_more_elements_than_we_keep_is_read_up_to_there(boolean wellFormed) {
    String items = "<item><title>Nota</title><x a='1' b='2'/></item>".repeat(100_000);
    FeedDocument feed = Feeds.read(Feeds.rss(wellFormed ? items : items + "&x;"));
    assertThat(feed.readAs().repairs()).contains(Repair.TRUNCATED);
    assertThat(feed.items().size()).isBetween(60_000, 90_000);
  }

  @Test
  void json_of_more_tokens_than_we_keep_is_refused() {
    String feed =
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[" + "0,".repeat(1_100_000);
    assertThat(Feeds.reading(feed + "0]}")).isInstanceOf(FeedReading.NotAFeed.class);
  }
}
