package cotejo.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cotejo.broker.EmbeddedBroker;
import cotejo.events.Article;
import cotejo.events.FeedState;
import cotejo.events.Topics;
import cotejo.events.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code run --sample} as a process: stopped in the midst and started again on the same folder. */
class RunProcessTest {
  @TempDir private Path folder;
  private final int newsroom = EmbeddedBroker.freePort();
  private final int kafka = EmbeddedBroker.freePort();
  private final Map<String, String> environment = new TreeMap<>();
  private OwnProcess running;

  @AfterEach
  void close() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void stopping_and_starting_again_doubles_and_loses_nothing() throws Exception {
    Path data = folder.resolve("data");
    start(data);
    eventually(() -> assertThat(verdicts()).hasSizeGreaterThan(5));
    stops(running.interrupt());

    start(data);
    eventually(() -> assertThat(verdicts()).hasSizeGreaterThan(40));
    command("subscribers", "add", "reader@cotejo.example", "--data", data.toString());
    Collection<FeedState> before = states();
    stops(running.terminate());

    start(data);
    eventually(
        () ->
            assertThat(states())
                .filteredOn(now -> !now.retired())
                .allSatisfy(now -> assertThat(now.polls()).isGreaterThan(polls(before, now))));
    eventually(() -> assertThat(distinctVerdicts()).hasSize(distinctArticles()));
    assertThat(revisions()).as("each revision of each article once").doesNotHaveDuplicates();
    assertThat(command("subscribers", "list", "--data", data.toString()))
        .contains("reader@cotejo.example");
    command("ledger", "--data", data.toString());
    stops(running.interrupt());
    assertThat(running.output()).contains("stopped").doesNotContain("Exception");
  }

  @Test
  void without_a_folder_it_keeps_its_data_where_the_user_keeps_his() throws Exception {
    environment.put("XDG_DATA_HOME", folder.toString());
    start(null);
    eventually(() -> assertThat(verdicts()).isNotEmpty());
    assertThat(folder.resolve("cotejo/alert.db")).exists();
    assertThat(folder.resolve("cotejo/kafka")).isDirectory();
    stops(running.terminate());
  }

  private void start(@Nullable Path data) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("run", "--sample", "--set", "kafka.port=" + kafka));
    for (String port :
        List.of(
            "ingest.port",
            "classify.port",
            "alert.port",
            "alert.metrics-port",
            "sample.mailbox-port")) {
      command.addAll(List.of("--set", port + "=0"));
    }
    command.addAll(List.of("--set", "sample.newsroom-port=" + newsroom));
    if (data != null) {
      command.addAll(List.of("--data", data.toString()));
    }
    running = OwnProcess.start(folder, environment, command);
    eventually(() -> assertThat(running.output()).contains("Ctrl-C stops it"));
  }

  private static void stops(OwnProcess.Ended ended) {
    assertThat(ended.after()).isLessThan(Duration.ofSeconds(10));
    assertThat(ended.exit()).isIn(0, 130, 143);
  }

  private static String command(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine commands = Main.commandLine().setOut(new PrintWriter(out, true));
    assertThat(commands.execute(arguments)).as(out.toString()).isZero();
    return out.toString();
  }

  private static long polls(Collection<FeedState> states, FeedState feed) {
    return states.stream()
        .filter(state -> state.feedId().equals(feed.feedId()))
        .mapToLong(FeedState::polls)
        .findFirst()
        .orElse(0);
  }

  private Collection<FeedState> states() {
    try (Tap topics = new Tap("127.0.0.1:" + kafka)) {
      return topics.newest(Topics.FEED_STATE);
    }
  }

  private List<Verdict> verdicts() {
    try (Tap topics = new Tap("127.0.0.1:" + kafka)) {
      return topics.values(Topics.VERDICTS);
    }
  }

  private List<String> distinctVerdicts() {
    return verdicts().stream().map(Verdict::articleId).distinct().toList();
  }

  private int distinctArticles() {
    try (Tap topics = new Tap("127.0.0.1:" + kafka)) {
      return topics.newest(Topics.ARTICLES).size();
    }
  }

  private List<String> revisions() {
    try (Tap topics = new Tap("127.0.0.1:" + kafka)) {
      return topics.values(Topics.ARTICLES).stream()
          .map((Article article) -> article.id() + " " + article.revision())
          .toList();
    }
  }

  private static void eventually(org.awaitility.core.ThrowingRunnable check) {
    await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(300)).untilAsserted(check);
  }
}
