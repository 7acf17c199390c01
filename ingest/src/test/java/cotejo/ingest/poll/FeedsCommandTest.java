package cotejo.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.broker.EmbeddedBroker;
import cotejo.ingest.feeds.FeedsCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeedsCommandTest {
  private static final String OPML =
      """
      <?xml version="1.0"?>
      <opml version="2.0"><head><title>x</title></head><body>
      <outline text="Mexico"><outline text="Press">
      <outline text="Diario" outlet="Diario Ejemplo" kind="press" country="MX" language="es-MX"
        xmlUrl="https://diario.example/rss" htmlUrl="https://diario.example/" mark="7"/>
      </outline></outline>
      <outline text="Checkers" outlet="Checkers" kind="fact-checker" xmlUrl="https://check.example/feed"/>
      <outline text="Bad" kind="gossip" xmlUrl="https://bad.example/feed"/>
      </body></opml>
      """;

  @TempDir static Path folder;
  static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private record Run(int exit, String out, String err) {}

  private static Run run(String command, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                command,
                "--set",
                "kafka.bootstrap=" + broker.bootstrap(),
                "--set",
                "ingest.allow-hosts=127.0.0.1"));
    all.addAll(List.of(arguments));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        new CommandLine(new FeedsCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    return new Run(exit, out.toString(), err.toString());
  }

  @Test
  void a_list_goes_in_and_comes_out_with_its_folders_and_attributes() throws Exception {
    Path file = folder.resolve("in.opml");
    Files.writeString(file, OPML);

    Run imported = run("import", file.toString());
    assertThat(imported.exit()).as("one outline was left out").isEqualTo(1);
    assertThat(imported.out()).contains("2 feeds, 2 new or changed");
    assertThat(imported.err()).contains("in.opml, line 8", "kind is \"gossip\"", "fact-checker");
    assertThat(run("import", file.toString()).out()).contains("2 feeds, 0 new or changed");

    String exported = run("export").out();
    assertThat(exported)
        .contains("<outline text=\"Mexico\">", "mark=\"7\"", "kind=\"fact-checker\"")
        .contains("country=\"MX\"", "language=\"es\"", "htmlUrl=\"https://diario.example/\"");
    Path again = folder.resolve("again.opml");
    Files.writeString(again, exported);
    assertThat(run("import", again.toString()))
        .isEqualTo(new Run(0, "2 feeds, 0 new or changed" + System.lineSeparator(), ""));

    assertThat(run("list").out()).contains("new", "Diario Ejemplo: Diario", "never polled");
    assertThat(run("remove", "https://diario.example/rss", "no/such").exit()).isEqualTo(1);
    assertThat(run("list").out()).doesNotContain("Diario Ejemplo");
  }

  @Test
  void a_site_is_searched_for_its_feed_before_it_is_added() {
    try (NewsSite site = new NewsSite()) {
      site.publish("/feed", "story", "Treaty signed", "It was signed.");
      site.page(
          "/",
          "<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head></html>");

      Run discovered = run("discover", site.address("/").toString());
      JsonNode line = JsonMapper.builder().build().readTree(discovered.out());
      assertThat(line.path("url").asString()).isEqualTo(site.address("/feed").toString());
      assertThat(line.path("items").asInt()).isEqualTo(1);

      Run added = run("add", "--outlet", "The Loop", site.address("/").toString());
      assertThat(added.exit()).isZero();
      assertThat(added.out()).contains("added the-loop/", site.address("/feed").toString());
      assertThat(run("list", "--json").out()).contains("\"outlet\":\"The Loop\"");

      site.answer("/nothing", 404, Map.of());
      Run failed = run("add", site.address("/nothing").toString());
      assertThat(failed.exit()).isEqualTo(1);
      assertThat(failed.err()).contains("the server answered 404");
    }
  }

  @Test
  void a_group_without_a_command_and_an_unknown_setting_are_wrong_usage() {
    StringWriter err = new StringWriter();
    CommandLine feeds = new CommandLine(new FeedsCommand()).setErr(new PrintWriter(err));

    assertThat(feeds.execute()).isEqualTo(2);
    assertThat(err.toString()).contains("list", "discover");
    assertThat(run("add", "--kind", "gossip", "--unchecked", "https://x.example/").exit())
        .isEqualTo(2);
  }
}
