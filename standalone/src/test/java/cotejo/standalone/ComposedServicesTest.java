package cotejo.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cotejo.alert.PrivatePostgres;
import cotejo.broker.EmbeddedBroker;
import cotejo.events.Article;
import cotejo.events.Digest;
import cotejo.events.Topics;
import cotejo.events.Verdict;
import cotejo.standalone.mailbox.Mailbox;
import cotejo.standalone.web.LoopbackSite;
import cotejo.standalone.web.Reply;
import cotejo.standalone.web.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The three services of the compose file as processes of their own, with its commands and its
 * environment; where that names other machines, what stands in for them is here: a real broker, a
 * real PostgreSQL, a mailbox.
 */
class ComposedServicesTest {
  private static final List<String> SERVICES = List.of("ingest", "classify", "alert");

  /** Enough that a stop finds some on their way. */
  private static final int FLOOD = 40;

  @TempDir private Path folder;
  private final AtomicInteger stories = new AtomicInteger(1);
  private final int kafkaPort = EmbeddedBroker.freePort();
  private final Map<String, Integer> ports = new TreeMap<>();
  private final List<OwnProcess> running = new ArrayList<>();
  private EmbeddedBroker broker;
  private Mailbox mailbox;
  private LoopbackSite outlet;
  private String database;

  @BeforeEach
  void open() throws Exception {
    Optional<PrivatePostgres> postgres = PrivatePostgres.get();
    assumeTrue(postgres.isPresent(), "skipped: PostgreSQL is not installed");
    database = postgres.get().newDatabase().replaceFirst("\\?.*", "");
    broker = EmbeddedBroker.start(folder.resolve("kafka"), kafkaPort);
    mailbox = Mailbox.start(InstantSource.system(), 0, 0);
    outlet = LoopbackSite.start("an outlet", 0, this::answer);
    for (String port : List.of("9101", "9102", "8080", "9103")) {
      ports.put(port, EmbeddedBroker.freePort());
    }
  }

  @AfterEach
  void close() {
    running.forEach(OwnProcess::close);
    if (outlet != null) {
      outlet.close();
      mailbox.close();
      broker.close();
    }
  }

  @Test
  void an_article_goes_from_feed_to_digest_and_stops_and_outages_lose_nothing() throws Exception {
    start(LocalTime.now(ZoneOffset.UTC).plusHours(12).truncatedTo(ChronoUnit.MINUTES));
    watch();

    eventually(() -> assertThat(verdicts()).hasSize(1));
    String first = verdicts().getFirst().articleId();
    eventually(() -> assertThat(page("/en/article/" + first)).isEqualTo(200));

    broker.close();
    eventually(
        () -> {
          assertThat(health("ready")).as("Kafka is away").containsOnly(503);
          assertThat(health("live")).as("but nobody is dead").containsOnly(200);
        });
    broker = EmbeddedBroker.start(folder.resolve("kafka"), kafkaPort);
    eventually(() -> assertThat(health("ready")).containsOnly(200));

    stories.addAndGet(FLOOD);
    eventually(() -> assertThat(verdicts()).hasSizeGreaterThan(1));
    stopAll();
    // Far enough that alert is there before.
    start(LocalTime.now(ZoneOffset.UTC).plusMinutes(2).truncatedTo(ChronoUnit.MINUTES));

    eventually(() -> assertThat(new HashSet<>(articles())).hasSize(1 + FLOOD));
    eventually(() -> assertThat(verdicts()).hasSize(1 + FLOOD));
    assertThat(articles()).as("articles, each once").hasSize(1 + FLOOD);
    assertThat(verdicts().stream().map(Verdict::articleId).distinct()).hasSize(1 + FLOOD);
    for (String id : articles()) {
      eventually(() -> assertThat(page("/en/article/" + id)).as(id).isEqualTo(200));
    }
    Digest digest =
        await()
            .atMost(Duration.ofMinutes(3))
            .pollInterval(Duration.ofMillis(500))
            .until(() -> digests().stream().findFirst().orElse(null), Objects::nonNull);
    assertThat(digest.items())
        .extracting(Digest.Item::articleId)
        .contains(first)
        .containsExactlyInAnyOrderElementsOf(
            verdicts().stream()
                .filter(verdict -> verdict.classifiedAt().isBefore(digest.to()))
                .map(Verdict::articleId)
                .toList());
    assertThat(MetricsPage.get(address("8080", "/en/digest/" + digest.id())))
        .contains(title(0))
        .contains("military base in the Mexican state of Sonora");
    stopAll();
  }

  private void start(LocalTime digestAt) throws Exception {
    running.clear();
    for (String service : SERVICES) {
      Map<String, String> environment = new TreeMap<>(ComposeFile.environment(service));
      environment.replaceAll((name, value) -> here(name, value));
      if (service.equals("ingest")) {
        environment.put("COTEJO_INGEST_ALLOW_HOSTS", "127.0.0.1");
        environment.put("COTEJO_INGEST_PAGE_GAP", "0s");
        environment.put("COTEJO_INGEST_INTERVAL_MIN", "1s");
        environment.put("COTEJO_INGEST_INTERVAL_MAX", "2s");
      }
      if (service.equals("alert")) {
        environment.put("COTEJO_ALERT_ZONE", "UTC");
        environment.put("COTEJO_ALERT_DIGEST_AT", digestAt.toString());
      }
      running.add(OwnProcess.start(folder, environment, ComposeFile.command(service)));
    }
    eventually(
        () -> {
          for (OwnProcess one : running) {
            assertThat(one.isAlive()).as(one.output()).isTrue();
          }
          assertThat(health("ready")).containsOnly(200);
        });
  }

  /**
   * What compose calls by a name of its network, or by a port of a container, is elsewhere here.
   */
  private String here(String name, String value) {
    if (name.endsWith("_PORT") && ports.containsKey(value)) {
      return Integer.toString(ports.get(value));
    }
    return switch (name) {
      case "COTEJO_KAFKA_BOOTSTRAP" -> value.replace("kafka:9092", broker.bootstrap());
      case "COTEJO_ALERT_DATABASE" ->
          value.replace("jdbc:postgresql://postgres:5432/cotejo", database);
      case "COTEJO_ALERT_SMTP_HOST" -> value.replace("mail", mailbox.smtpHost());
      case "COTEJO_ALERT_SMTP_PORT" -> Integer.toString(mailbox.smtpPort());
      case "COTEJO_ALERT_PUBLIC_URL" -> address("8080", "");
      default -> value.replace("0.0.0.0", "127.0.0.1");
    };
  }

  private void stopAll() throws Exception {
    for (OwnProcess one : running) {
      OwnProcess.Ended ended = one.terminate();
      assertThat(ended.after()).as(ended.name() + " stops").isLessThan(Duration.ofSeconds(10));
      assertThat(ended.exit()).as(one.output()).isIn(0, 143);
      assertThat(one.output()).contains("stopped").doesNotContain("did not stop in time");
    }
  }

  private void watch() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("feeds.opml"),
            "<opml version='2.0'><body><outline type='rss' text='Outlet' xmlUrl='%s/feed'/></body></opml>"
                .formatted(outlet.address()));
    assertThat(
            Main.run(
                "feeds",
                "import",
                list.toString(),
                "--set",
                "kafka.bootstrap=" + broker.bootstrap()))
        .isZero();
  }

  private Reply answer(Request request) {
    StringBuilder page = new StringBuilder();
    if (request.path().equals("/feed")) {
      page.append("<rss version='2.0'><channel><title>Outlet</title>");
      for (int i = stories.get() - 1; i >= 0; i--) {
        page.append(
            "<item><title>%s</title><link>%s/story/%d</link></item>"
                .formatted(title(i), outlet.address(), i));
      }
      page.append("</channel></rss>");
      return Reply.of(200, "application/rss+xml; charset=utf-8", page.toString());
    }
    if (!request.path().startsWith("/story/")) {
      return Reply.notFound();
    }
    int number = Integer.parseInt(request.path().substring("/story/".length()));
    return Reply.html(
        """
        <!doctype html><html lang='en'><head><title>%s</title></head><body><article><h1>%s</h1>
        <p>HERMOSILLO, Mexico - The United States runs a military base in the Mexican state of Sonora.</p>
        <p>Report number %d adds that trucks came and went all night, as they did the night before.</p>
        </article></body></html>
        """
            .formatted(title(number), title(number), number));
  }

  private static String title(int number) {
    return "Base in Sonora, number " + number;
  }

  private List<String> articles() {
    try (Tap topics = new Tap(broker.bootstrap())) {
      return topics.values(Topics.ARTICLES).stream().map(Article::id).toList();
    }
  }

  private List<Verdict> verdicts() {
    try (Tap topics = new Tap(broker.bootstrap())) {
      return topics.values(Topics.VERDICTS);
    }
  }

  private List<Digest> digests() {
    try (Tap topics = new Tap(broker.bootstrap())) {
      return topics.values(Topics.DIGESTS);
    }
  }

  private List<Integer> health(String page) throws InterruptedException {
    List<Integer> answers = new ArrayList<>();
    for (String port : List.of("9101", "9102", "9103")) {
      answers.add(OwnProcess.status(address(port, "/health/" + page)));
    }
    return answers;
  }

  private int page(String path) throws InterruptedException {
    return OwnProcess.status(address("8080", path));
  }

  private String address(String port, String path) {
    return "http://127.0.0.1:" + ports.get(port) + path;
  }

  private static void eventually(org.awaitility.core.ThrowingRunnable check) {
    await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(300)).untilAsserted(check);
  }
}
