package cotejo.ingest.poll;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import cotejo.broker.EmbeddedBroker;
import cotejo.events.Feed;
import cotejo.service.Kafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Polls many feeds with one process of 512 MiB heap and prints what it costs. Arguments: feeds
 * [10000], interval in seconds [180], window in seconds [180].
 *
 * <p>Feeds are served on as many loopback addresses (127.0.0.0/8) as there are outlets, so that
 * they count as hosts of their own; the server and the broker run in this process, on the same
 * cores.
 */
final class PollLoad {
  private static final int ENTRIES = 12;
  private static final int METRICS_PORT = 19_101;

  private final int feeds;
  private final int interval;
  private final int window;
  private final AtomicLong served = new AtomicLong();
  private final AtomicLong notModified = new AtomicLong();

  private PollLoad(int feeds, int interval, int window) {
    this.feeds = feeds;
    this.interval = interval;
    this.window = window;
  }

  public static void main(String[] arguments) throws Exception {
    int[] numbers = {10_000, 180, 180};
    for (int i = 0; i < arguments.length; i++) {
      numbers[i] = Integer.parseInt(arguments[i]);
    }
    new PollLoad(numbers[0], numbers[1], numbers[2]).run();
  }

  private void run() throws Exception {
    Path folder = Files.createTempDirectory("poll-load");
    HttpServer server = HttpServer.create(new InetSocketAddress(0), 1_000);
    server.createContext("/", this::serve);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
      Kafka kafka = new Kafka(broker.bootstrap(), new SimpleMeterRegistry());
      kafka.ensureTopics(6, Duration.ofSeconds(30));
      new FeedList(kafka, InstantSource.system()).put(list(server.getAddress().getPort()), false);
      Process copy = copy(broker, folder);
      try {
        measure(copy);
      } finally {
        copy.destroy();
        copy.waitFor();
      }
    } finally {
      server.stop(0);
    }
  }

  private List<Feed> list(int port) {
    List<Feed> list = new ArrayList<>();
    for (int i = 0; i < feeds; i++) {
      String host = "127." + (1 + i / 62_500) + "." + (i / 250) % 250 + "." + (1 + i % 250);
      URI url = URI.create("http://" + host + ":" + port + "/feed/" + i);
      String outlet = "Outlet " + i;
      list.add(TestFeeds.press(outlet, url));
    }
    return list;
  }

  private Process copy(EmbeddedBroker broker, Path folder) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            IngestCopy.class.getName(),
            "kafka.bootstrap=" + broker.bootstrap(),
            "ingest.port=" + METRICS_PORT,
            "ingest.allow-hosts=127.0.0.0/8",
            "ingest.pages=false",
            "ingest.interval.min=" + interval + "s",
            "ingest.interval.max=" + interval + "s");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("ingest.log").toFile())
        .start();
  }

  private void measure(Process copy) throws Exception {
    long began = System.nanoTime();
    while (served.get() < feeds || metric("cotejo_ingest_feeds{state=\"new\"}") > 0) {
      Thread.sleep(1_000);
    }
    print("first poll of all feeds: %.1f s".formatted((System.nanoTime() - began) / 1e9));
    // The second round begins when nine tenths of the interval have passed since the first.
    Thread.sleep(Math.max(5_000, interval * 900L - (System.nanoTime() - began) / 1_000_000));
    Map<String, Double> before = snapshot();
    Duration cpuBefore = copy.info().totalCpuDuration().orElseThrow();
    long wall = System.nanoTime();
    Thread.sleep(Duration.ofSeconds(window));
    Map<String, Double> after = snapshot();
    double seconds = (System.nanoTime() - wall) / 1e9;
    Duration cpu = copy.info().totalCpuDuration().orElseThrow().minus(cpuBefore);
    double polls = grown(before, after, "cotejo_ingest_polls_total");
    double unchanged =
        grown(before, after, "cotejo_ingest_polls_total{outcome=\"unchanged\",reason=\"none\"}");
    print(
        "polls in %.0f s: %.0f (%.0f a second), %.0f unchanged"
            .formatted(seconds, polls, polls / seconds, unchanged));
    print(
        "median delay against the schedule: at most %.1f s"
            .formatted(quantile(before, after, 0.5)));
    print("99th percentile: at most %.1f s".formatted(quantile(before, after, 0.99)));
    print(
        "CPU: %.0f us a poll (%.1f %% of a core)"
            .formatted(cpu.toNanos() / 1e3 / polls, cpu.toMillis() / 10.0 / seconds));
    print(
        "allocated: %.0f KiB a poll"
            .formatted(
                grown(before, after, "jvm_gc_memory_allocated_bytes_total") / 1_024 / polls));
    print(
        "heap after the last collection: %.0f MiB"
            .formatted(after.get("jvm_gc_live_data_size_bytes") / 1_048_576));
    print("resident memory: %d MiB".formatted(residentKib(copy.pid()) / 1_024));
    double share = interval * 2.0 * 1e6 / (cpu.toNanos() / 1e3 / polls);
    print(
        "feeds that two cores could poll every %d s by this figure: %.0f"
            .formatted(interval, share));
  }

  private static long residentKib(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }

  private static double grown(Map<String, Double> before, Map<String, Double> after, String name) {
    double sum = 0;
    for (Map.Entry<String, Double> entry : after.entrySet()) {
      if (entry.getKey().equals(name) || entry.getKey().startsWith(name + "{")) {
        sum += entry.getValue() - before.getOrDefault(entry.getKey(), 0.0);
      }
    }
    return sum;
  }

  private static double quantile(Map<String, Double> before, Map<String, Double> after, double q) {
    String name = "cotejo_ingest_poll_delay_seconds_bucket{le=\"";
    Map<Double, Double> buckets = new TreeMap<>();
    after.forEach(
        (key, value) -> {
          if (key.startsWith(name)) {
            String bound = key.substring(name.length(), key.length() - 2);
            buckets.put(
                bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound),
                value - before.getOrDefault(key, 0.0));
          }
        });
    double all = buckets.getOrDefault(Double.POSITIVE_INFINITY, 0.0);
    return buckets.entrySet().stream()
        .filter(bucket -> bucket.getValue() >= q * all)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static double metric(String name) throws InterruptedException {
    return snapshot().getOrDefault(name, 1.0);
  }

  private static Map<String, Double> snapshot() throws InterruptedException {
    Map<String, Double> values = new TreeMap<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String page =
          client
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + METRICS_PORT + "/metrics"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      page.lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                int space = line.lastIndexOf(' ');
                values.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
              });
    } catch (IOException e) {
      return values;
    }
    return values;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String etag = "\"" + path.hashCode() + "\"";
      exchange.getResponseHeaders().set("ETag", etag);
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        notModified.incrementAndGet();
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      served.incrementAndGet();
      byte[] body = document(path, exchange.getRequestHeaders().getFirst("Host"));
      exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] document(String path, String host) {
    StringBuilder xml = new StringBuilder("<rss version='2.0'><channel><title>x</title>");
    for (int i = 0; i < ENTRIES; i++) {
      xml.append("<item><title>Story ").append(i).append(" of ").append(path);
      xml.append("</title><link>http://").append(host).append(path).append('/').append(i);
      xml.append("</link><description>The governments agreed to share what they know about ");
      xml.append("trafficking routes, officials said.</description></item>");
    }
    return xml.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
