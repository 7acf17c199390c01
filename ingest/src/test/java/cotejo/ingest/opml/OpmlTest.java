package cotejo.ingest.opml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OpmlTest {

  private static final String LIST =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0">
        <head>
          <title>Frontera &amp; más</title>
          <ownerName>Redacción</ownerName>
        </head>
        <body>
          <outline text="México">
            <outline text="Prensa">
              <outline type="rss" text="Diario &quot;Uno&quot;" outlet="Uno" xmlUrl="https://uno.example/rss?a=1&amp;b=2" htmlUrl="https://uno.example/"/>
            </outline>
          </outline>
          <outline text="Wire" type="rss" xmlUrl="http://wire.example/feed"/>
        </body>
      </opml>
      """;

  @Test
  void feeds_keep_their_folders_and_all_attributes() throws OpmlException {
    Opml opml = read(LIST);
    assertThat(opml.head()).containsEntry("ownerName", "Redacción");
    assertThat(opml.feeds())
        .extracting(OpmlFeed::xmlUrl)
        .containsExactly("https://uno.example/rss?a=1&b=2", "http://wire.example/feed");
    OpmlFeed first = opml.feeds().getFirst();
    assertThat(first.folders()).containsExactly("México", "Prensa");
    assertThat(first.title()).isEqualTo("Diario \"Uno\"");
    assertThat(first.outline().attribute("outlet")).isEqualTo("Uno");
    assertThat(first.outline().line()).isEqualTo(10);
  }

  @Test
  void what_is_written_reads_back_the_same() throws OpmlException {
    assertThat(read(LIST).write()).isEqualTo(LIST);
  }

  @Test
  void a_bad_outline_is_named_and_the_others_are_read() throws OpmlException {
    Opml opml =
        read(
            LIST.replace("http://wire.example/feed", "feed://wire")
                .replace("</body>", "<outline type=\"rss\" text=\"none\"/>\n</body>"));
    assertThat(opml.feeds()).hasSize(1);
    assertThat(opml.problems())
        .containsExactly(
            "list.opml, line 13: xmlUrl is \"feed://wire\", which is no http or https address",
            "list.opml, line 14: the feed \"none\" has no xmlUrl");
  }

  @Test
  void what_is_no_opml_is_refused_with_file_and_line() {
    assertThatExceptionOfType(OpmlException.class)
        .isThrownBy(() -> read(LIST.replace("</outline>\n    </outline>", "")))
        .withMessageMatching("list\\.opml, line \\d+: not well-formed XML: .*");
    assertThatExceptionOfType(OpmlException.class)
        .isThrownBy(() -> read("<rss/>"))
        .withMessage("list.opml, line 1: the root is <rss>, not <opml>");
    assertThatExceptionOfType(OpmlException.class)
        .isThrownBy(() -> read("<opml><body>" + "<outline text='x'>".repeat(60)))
        .withMessageContaining("more than 50 deep");
  }

  @Test
  void no_entity_is_read_from_a_file() {
    String evil =
        "<!DOCTYPE opml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><opml><body><outline text=\"&x;\"/></body></opml>";
    assertThatExceptionOfType(OpmlException.class).isThrownBy(() -> read(evil));
  }

  private static Opml read(String document) throws OpmlException {
    return Opml.read(document.getBytes(StandardCharsets.UTF_8), "list.opml");
  }
}
