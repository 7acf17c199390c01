package cotejo.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cotejo.events.DeadLetter;
import cotejo.events.FeedState;
import cotejo.events.Topic;
import cotejo.events.Topics;
import cotejo.service.Settings;
import cotejo.standalone.web.LoopbackSite;
import cotejo.standalone.web.Reply;
import cotejo.standalone.web.Request;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Wrong JSON on every topic and a feed that is none: what reads the topic sets the bytes aside with
 * a sentence, once, and what is behind goes on.
 */
class BadRecordsTest {
  private static final List<Topic<?>> READ_WHILE_RUNNING =
      List.of(Topics.FEEDS, Topics.ARTICLES, Topics.VERDICTS, Topics.RULEBOOKS);

  @TempDir private Path folder;
  private final AtomicInteger stories = new AtomicInteger(1);
  private LoopbackSite site;

  @BeforeEach
  void open() throws Exception {
    site = LoopbackSite.start("an outlet", 0, this::answer);
    Files.writeString(
        folder.resolve("feeds.opml"),
        """
        <opml version='2.0'><body>
        <outline type='rss' text='Good' xmlUrl='%1$s/feed'/>
        <outline type='rss' text='Not a feed' xmlUrl='%1$s/page'/>
        </body></opml>
        """
            .formatted(site.address()));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void what_cannot_be_read_is_set_aside_once_and_the_flow_goes_on() throws Exception {
    List<RecordMetadata> written = new ArrayList<>();
    try (Everything run = start();
        Tap topics = new Tap(run.bootstrap())) {
      flows(topics, 1);
      for (Topic<?> topic : READ_WHILE_RUNNING) {
        written.addAll(spoil(topic, topics));
      }
      spoil(Topics.DIGESTS, topics);
      spoil(Topics.FEED_STATE, topics);

      flows(topics, stories.incrementAndGet());
      eventually(() -> assertThat(letters(topics)).containsAll(ids(written)));
      assertThat(topics.values(Topics.DEAD_LETTERS))
          .allSatisfy(BadRecordsTest::isWhole)
          .extracting(DeadLetter::service)
          .contains("ingest", "classify", "alert");
      notAFeed(topics);
      assertThat(said("dead-letters", "list", "--set", "kafka.bootstrap=" + run.bootstrap()))
          .contains(ids(written));
    }

    List<String> before;
    try (Everything run = start();
        Tap topics = new Tap(run.bootstrap())) {
      flows(topics, stories.incrementAndGet());
      eventually(
          () ->
              assertThat(letters(topics))
                  .filteredOn(id -> id.startsWith("feed-state/"))
                  .as("states are read at a start")
                  .hasSize(2));
      before = letters(topics);
      assertThat(before).filteredOn(id -> id.startsWith("feeds/")).hasSize(2);
    }
    try (Everything run = start();
        Tap topics = new Tap(run.bootstrap())) {
      flows(topics, stories.incrementAndGet());
      assertThat(letters(topics)).as("not again at every start").containsExactlyElementsOf(before);
    }
  }

  private static List<RecordMetadata> spoil(Topic<?> topic, Tap topics) throws Exception {
    String key = topic.equals(Topics.RULEBOOKS) ? "live" : "spoilt";
    return List.of(
        topics.write(topic, key, "{\"id\": \"a".getBytes(StandardCharsets.UTF_8)),
        topics.write(topic, key, "{\"id\": [1, 2]}".getBytes(StandardCharsets.UTF_8)));
  }

  private static void isWhole(DeadLetter letter) {
    assertThat(letter.detail()).isNotBlank().doesNotContain("Exception");
    assertThat(new String(letter.value(), StandardCharsets.UTF_8))
        .isIn("{\"id\": \"a", "{\"id\": [1, 2]}");
    assertThat(letter.reason())
        .isEqualTo(
            letter.value().length == 9 ? DeadLetter.Reason.NOT_JSON : DeadLetter.Reason.BAD_FIELD);
  }

  private static List<String> ids(List<RecordMetadata> written) {
    return written.stream()
        .map(it -> it.topic() + "/" + it.partition() + "/" + it.offset())
        .toList();
  }

  private static List<String> letters(Tap topics) {
    return topics.values(Topics.DEAD_LETTERS).stream().map(DeadLetter::id).sorted().toList();
  }

  private void notAFeed(Tap topics) {
    FeedState state =
        topics.newest(Topics.FEED_STATE).stream()
            .filter(one -> one.url().getPath().equals("/page"))
            .findFirst()
            .orElseThrow();
    assertThat(state.failure()).isNotNull();
    assertThat(state.failure().reason()).isEqualTo("not-a-feed");
    assertThat(state.failure().detail()).contains("A page");
  }

  private static void flows(Tap topics, int articles) {
    eventually(
        () ->
            assertThat(
                    topics.values(Topics.VERDICTS).stream()
                        .map(verdict -> verdict.articleId())
                        .distinct())
                .hasSize(articles));
  }

  private Everything start() {
    Settings settings =
        Settings.of(
            "ingest.port=0",
            "classify.port=0",
            "alert.port=0",
            "alert.metrics-port=0",
            "ingest.feeds=" + folder.resolve("feeds.opml"),
            "ingest.allow-hosts=127.0.0.1",
            "ingest.page-gap=0s",
            "ingest.interval.min=500ms",
            "ingest.interval.max=1s");
    return Everything.start(
        settings, folder, InstantSource.system(), new Progress(System.err, false));
  }

  private Reply answer(Request request) {
    if (request.path().equals("/page")) {
      return Reply.html("<html><head><title>A page</title></head><body><p>Hello</p></body></html>");
    }
    if (!request.path().equals("/feed")) {
      return Reply.notFound();
    }
    StringBuilder feed = new StringBuilder("<rss version='2.0'><channel><title>Good</title>");
    for (int i = 0; i < stories.get(); i++) {
      feed.append(
          "<item><title>Talks on the border, day %1$d</title><link>%2$s/%1$d</link></item>"
              .formatted(i, site.address()));
    }
    return Reply.of(
        200, "application/rss+xml; charset=utf-8", feed.append("</channel></rss>").toString());
  }

  private static String said(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine commands = Main.commandLine().setOut(new PrintWriter(out, true));
    assertThat(commands.execute(arguments)).isZero();
    return out.toString();
  }

  private static void eventually(org.awaitility.core.ThrowingRunnable check) {
    await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200)).untilAsserted(check);
  }
}
