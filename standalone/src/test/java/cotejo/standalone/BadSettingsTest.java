package cotejo.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.broker.EmbeddedBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a person reads who got a setting, a file, a folder or a port wrong: a sentence. */
class BadSettingsTest {
  private static final List<String> SERVICES_PORTS =
      List.of("ingest.port", "classify.port", "alert.port", "alert.metrics-port");
  private static final List<String> SAMPLES_PORTS =
      List.of("sample.newsroom-port", "sample.mailbox-port");

  @TempDir private Path folder;

  private record Said(int exit, String errors) {}

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "ingest",
        "classify",
        "alert",
        "run --data FOLDER",
        "demo",
        "feeds list",
        "subscribers list --data FOLDER",
        "ledger --data FOLDER",
        "digest render --date 2026-01-01 --data FOLDER",
        "dead-letters list",
        "rules history"
      })
  void an_unknown_setting_is_named_with_the_nearest_that_exists(String command) {
    Said said = say(command, List.of("--set", "kafka.botstrap=127.0.0.1:1"));

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errors())
        .contains("kafka.botstrap is not a setting")
        .contains("did you mean kafka.bootstrap?");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"ingest", "classify", "alert", "feeds list", "dead-letters list", "rules history"})
  void a_broker_that_does_not_answer_is_named(String command) {
    String nobody = "127.0.0.1:" + EmbeddedBroker.freePort();
    List<String> more = new ArrayList<>(List.of("--set", "kafka.bootstrap=" + nobody));
    more.addAll(List.of("--set", "kafka.patience=1s"));
    if (!command.contains(" ")) {
      more.addAll(List.of("--set", command + ".port=0"));
    }
    if (command.equals("alert")) {
      more.addAll(List.of("--set", "alert.metrics-port=0", "--set", "alert.data=" + folder));
    }
    Said said = say(command, more);

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.errors()).contains(nobody);
  }

  @Test
  void a_settings_file_names_its_line() throws Exception {
    Path file = Files.writeString(folder.resolve("my.conf"), "# mine\ningest.port 9101\n");

    assertThat(say("ingest", List.of("--settings", file.toString())).errors())
        .contains(file + ", line 2");
  }

  @Test
  void a_list_of_feeds_that_is_no_opml_names_its_line() throws Exception {
    Path list =
        Files.writeString(
            folder.resolve("list.opml"), "<opml version='2.0'>\n<body>\n<outline text=Bare />\n");
    List<String> more = new ArrayList<>(free(SERVICES_PORTS));
    more.addAll(List.of("--set", "ingest.feeds=" + list));
    Said said = say("run --data FOLDER", more);

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errors()).contains("ingest.feeds").contains(list + ", line 3");
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "a file");
    Said said = say("run --data " + file.resolve("data"), free(SERVICES_PORTS));

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errors()).contains(file.toString()).contains("--data");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "sample.newsroom-port",
        "sample.mailbox-port",
        "ingest.port",
        "classify.port",
        "alert.port",
        "alert.metrics-port",
        "kafka.port"
      })
  void a_taken_port_names_its_setting(String setting) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> others = new ArrayList<>(SERVICES_PORTS);
      others.addAll(SAMPLES_PORTS);
      others.remove(setting);
      List<String> more = new ArrayList<>(free(others));
      more.addAll(List.of("--set", setting + "=" + taken.getLocalPort()));
      Said said = say("demo", more);

      assertThat(said.exit()).isIn(1, 2);
      assertThat(said.errors()).contains(Integer.toString(taken.getLocalPort())).contains(setting);
    }
  }

  private static List<String> free(List<String> ports) {
    return ports.stream().flatMap(port -> Stream.of("--set", port + "=0")).toList();
  }

  private Said say(String command, List<String> more) {
    StringWriter errors = new StringWriter();
    List<String> arguments =
        new ArrayList<>(List.of(command.replace("FOLDER", folder.toString()).split(" ")));
    arguments.addAll(more);
    CommandLine commands = Main.commandLine().setErr(new PrintWriter(errors, true));
    int exit = commands.execute(arguments.toArray(String[]::new));
    assertThat(errors.toString()).doesNotContain("\tat ").doesNotContain("Exception:");
    return new Said(exit, errors.toString());
  }
}
