package cotejo.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import cotejo.broker.EmbeddedBroker;
import cotejo.events.Article;
import cotejo.events.Feed;
import cotejo.events.FeedState;
import cotejo.events.Topics;
import cotejo.ingest.IngestConfig;
import cotejo.ingest.IngestService;
import cotejo.ingest.feed.FeedReader;
import cotejo.ingest.feed.FeedReading;
import cotejo.service.Kafka;
import cotejo.service.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real feeds and real pages from the folder beside the project, served on loopback: every entry is
 * accounted for, and the metrics agree with the topic to the unit.
 */
class RealInputTest {
  private static final int PAGES = 60;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Document(String type, byte[] bytes) {}

  private final Map<String, Document> documents = new ConcurrentHashMap<>();
  private final Map<String, Integer> items = new HashMap<>();

  @Test
  void every_entry_of_every_real_feed_is_accounted_for(@TempDir Path folder) throws Exception {
    Path real = present("feeds/real");
    Served served = serve(folder, base -> readFeeds(real, base), false);

    assertThat(served.states())
        .extracting(FeedState::failure)
        .as("every real feed is read")
        .containsOnlyNulls();
    assertThat(served.articles()).isNotEmpty();
  }

  @Test
  void real_pages_become_articles_with_the_text_of_the_page(@TempDir Path folder) throws Exception {
    Path pages = present("extraction/pages");
    Served served = serve(folder, base -> readPages(pages, base), true);

    assertThat(served.articles())
        .filteredOn(article -> article.textSource() == Article.TextSource.PAGE)
        .hasSizeGreaterThan(PAGES * 9 / 10);
    assertThat(sum(served.metrics(), "cotejo_ingest_pages_total"))
        .as("each page is asked for once")
        .isEqualTo(PAGES);
  }

  private record Served(
      List<FeedState> states, List<Article> articles, Map<String, Double> metrics) {}

  private interface Reading {
    void read(String base) throws IOException;
  }

  /**
   * Serves what is read, lets the service poll all of it once, and holds the books to the topic.
   */
  private Served serve(Path folder, Reading reading, boolean pages) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    reading.read(base);
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      Kafka kafka = new Kafka(broker.bootstrap(), new SimpleMeterRegistry());
      kafka.ensureTopics(3, Duration.ofSeconds(10));
      FeedList list = new FeedList(kafka, InstantSource.system());
      list.put(items.keySet().stream().map(path -> feed(base, path)).toList(), false);
      try (IngestService service = start(broker, pages);
          TopicTail<Article> articles = new TopicTail<>(broker.bootstrap(), Topics.ARTICLES)) {
        await()
            .atMost(Duration.ofSeconds(90))
            .until(
                () ->
                    list.states().values().stream().filter(it -> it.polls() > 0).count()
                        == items.size());
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> sum(metrics(service), "cotejo_ingest_polls_total") >= items.size());
        Map<String, Double> metrics = metrics(service);
        balance(metrics, articles);
        return new Served(List.copyOf(list.states().values()), articles.read(), metrics);
      }
    } finally {
      server.stop(0);
    }
  }

  private void balance(Map<String, Double> metrics, TopicTail<Article> articles) {
    assertThat(sum(metrics, "cotejo_ingest_polls_total")).isEqualTo(items.size());
    assertThat(sum(metrics, "cotejo_ingest_entries_total"))
        .as("entries that the reader finds in the documents")
        .isEqualTo(items.values().stream().mapToInt(Integer::intValue).sum());
    double fresh = metrics.get("cotejo_ingest_entries_total{outcome=\"new\",reason=\"none\"}");
    double revised =
        metrics.get("cotejo_ingest_entries_total{outcome=\"revised\",reason=\"none\"}");
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(articles.read()).hasSize((int) (fresh + revised)));
    assertThat(articles.read().stream().map(Article::id).distinct().count())
        .as("articles on the topic")
        .isEqualTo((long) fresh);
  }

  private static Path present(String folder) {
    Path path = shared().resolve(folder);
    assumeTrue(Files.isDirectory(path), "skipped: there is no " + path + " (set COTEJO_SHARED)");
    return path;
  }

  private void readFeeds(Path folder, String base) throws IOException {
    FeedReader reader = new FeedReader();
    for (Path file : files(folder)) {
      if (file.toString().endsWith(".headers")) {
        continue;
      }
      String path = "/feed/" + file.getFileName();
      byte[] bytes = Files.readAllBytes(file);
      if (reader.read(bytes, null, URI.create(base + path)) instanceof FeedReading.Read(var feed)) {
        documents.put(path, new Document("", bytes));
        items.put(path, feed.items().size());
      }
    }
  }

  /** One feed more: it lists real pages, each with a canonical address of its own on loopback. */
  private void readPages(Path folder, String base) throws IOException {
    StringBuilder xml = new StringBuilder("<rss version='2.0'><channel><title>Pages</title>");
    int number = 0;
    for (Path file : files(folder)) {
      if (number == PAGES) {
        break;
      }
      try (GZIPInputStream page = new GZIPInputStream(Files.newInputStream(file))) {
        documents.put("/page/" + number, new Document("text/html", page.readAllBytes()));
      }
      xml.append("<item><title>Page ").append(number).append("</title><link>").append(base);
      xml.append("/page/").append(number).append("</link></item>");
      number++;
    }
    xml.append("</channel></rss>");
    documents.put(
        "/feed/pages",
        new Document("application/rss+xml", xml.toString().getBytes(StandardCharsets.UTF_8)));
    items.put("/feed/pages", number);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Document document = documents.get(exchange.getRequestURI().getPath());
      if (document == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      if (!document.type().isEmpty()) {
        exchange.getResponseHeaders().set("Content-Type", document.type());
      }
      exchange.sendResponseHeaders(200, document.bytes().length);
      exchange.getResponseBody().write(document.bytes());
    }
  }

  private static IngestService start(EmbeddedBroker broker, boolean pages) {
    return IngestService.start(
        IngestConfig.read(
            Settings.of(
                "kafka.bootstrap=" + broker.bootstrap(),
                "ingest.port=0",
                "ingest.allow-hosts=127.0.0.1",
                "ingest.pages=" + pages,
                "ingest.page-gap=0s",
                "ingest.connections-per-domain=40",
                "ingest.interval.min=1h",
                "ingest.interval.max=1h")),
        InstantSource.system());
  }

  private static Feed feed(String base, String path) {
    URI url = URI.create((base + path).replace(" ", "%20"));
    String outlet = "Outlet of " + path;
    return new Feed(
        Feed.idOf(outlet, url), url, outlet, path, null, null, Feed.Kind.PRESS, null, "", Map.of());
  }

  private static double sum(Map<String, Double> metrics, String name) {
    return metrics.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(name + "{"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static Map<String, Double> metrics(IngestService service)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI page = URI.create("http://127.0.0.1:" + service.port() + "/metrics");
      client
          .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofLines())
          .body()
          .filter(line -> !line.startsWith("#"))
          .forEach(lines::add);
    }
    Map<String, Double> metrics = new HashMap<>();
    for (String line : lines) {
      int space = line.lastIndexOf(' ');
      metrics.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
    }
    return metrics;
  }

  private static Path shared() {
    String told =
        System.getProperty("cotejo.shared", System.getenv().getOrDefault("COTEJO_SHARED", ""));
    if (!told.isEmpty()) {
      return Path.of(told);
    }
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isRegularFile(at.resolve("docker-compose.yml"))) {
      at = at.getParent();
    }
    return at == null ? Path.of("../shared") : at.resolve("../shared").normalize();
  }
}
