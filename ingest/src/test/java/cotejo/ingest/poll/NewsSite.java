package cotejo.ingest.poll;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A news site on loopback that counts who asks for what. */
final class NewsSite implements AutoCloseable {
  private static final String WORDS =
      " The agreement was signed by both governments on Tuesday, officials said at a press briefing,"
          + " and it will be reviewed by the senate before the end of the year.";

  /** One story as the site shows it now. */
  record Story(String slug, String title, String text, Instant published) {}

  private final HttpServer server;
  private final Map<String, List<Story>> feeds = new ConcurrentHashMap<>();
  private final Map<String, Story> pages = new ConcurrentHashMap<>();
  private volatile @Nullable URI hub;
  private volatile Duration pagePause = Duration.ZERO;
  private volatile boolean tagged;
  private final Map<String, String> plain = new ConcurrentHashMap<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> headers = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
  private final List<String> unchanged = new CopyOnWriteArrayList<>();
  private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();

  /** Who asked for a path; in the order of arrival. */
  record Visit(String path, String userAgent) {}

  NewsSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Puts a story into a feed, newest first, and its page beside it. */
  void publish(String feed, String slug, String title, String text) {
    Story story = new Story(slug, title, text + WORDS, Instant.now());
    pages.put("/" + slug, story);
    feeds.compute(
        feed,
        (path, stories) -> {
          List<Story> newer = new ArrayList<>(List.of(story));
          if (stories != null) {
            stories.stream().filter(one -> !one.slug().equals(slug)).forEach(newer::add);
          }
          return newer;
        });
  }

  /** Changes a story's page and says nothing of it in the feeds. */
  void edit(String slug, String text) {
    pages.computeIfPresent(
        "/" + slug, (path, old) -> new Story(slug, old.title(), text + WORDS, old.published()));
  }

  /** Lets pages say by an ETag whether they changed. */
  void tagPages() {
    tagged = true;
  }

  /** Announces a feed without stories. */
  void open(String feed) {
    feeds.putIfAbsent(feed, List.of());
  }

  /** Lets every page take its time; feeds are sent at once. */
  void slowPages(Duration pause) {
    pagePause = pause;
  }

  private void hesitate(String path) {
    if (pages.containsKey(path) && pagePause.isPositive()) {
      LockSupport.parkNanos(pagePause.toNanos());
    }
  }

  /** Announces a WebSub hub in every feed. */
  void announce(URI at) {
    hub = at;
  }

  /** The feed as the site would send it now. */
  String feed(String path) {
    return document(path);
  }

  /** A page that is no story. */
  void page(String path, String html) {
    plain.put(path, html);
  }

  /** Makes a path answer with a status and headers; 0 makes it well again. */
  void answer(String path, int status, Map<String, String> with) {
    if (status == 0) {
      statuses.remove(path);
      headers.remove(path);
    } else {
      statuses.put(path, status);
      headers.put(path, with);
    }
  }

  int requests(String path) {
    AtomicInteger count = requests.get(path);
    return count == null ? 0 : count.get();
  }

  /** All requests so far. */
  List<Visit> visits() {
    return List.copyOf(visits);
  }

  /** How often a feed or a page was answered with 304. */
  long unchanged(String path) {
    return unchanged.stream().filter(path::equals).count();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
    hesitate(path);
    visits.add(new Visit(path, exchange.getRequestHeaders().getFirst("User-Agent")));
    try (exchange) {
      Integer status = statuses.get(path);
      headers.getOrDefault(path, Map.of()).forEach(exchange.getResponseHeaders()::set);
      if (status != null) {
        exchange.sendResponseHeaders(status, -1);
      } else if (plain.containsKey(path)) {
        send(exchange, "text/html; charset=utf-8", plain.get(path));
      } else if (feeds.containsKey(path)) {
        feed(exchange, path);
      } else if (pages.containsKey(path)) {
        sendPage(exchange, path, page(pages.get(path)));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void feed(HttpExchange exchange, String path) throws IOException {
    sendTagged(exchange, path, "application/rss+xml", document(path));
  }

  private void sendPage(HttpExchange exchange, String path, String html) throws IOException {
    String type = "text/html; charset=utf-8";
    if (tagged) {
      sendTagged(exchange, path, type, html);
    } else {
      send(exchange, type, html);
    }
  }

  private void sendTagged(HttpExchange exchange, String path, String type, String body)
      throws IOException {
    String etag = "\"" + Integer.toHexString(body.hashCode()) + "\"";
    exchange.getResponseHeaders().set("ETag", etag);
    if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      unchanged.add(path);
      exchange.sendResponseHeaders(304, -1);
    } else {
      send(exchange, type, body);
    }
  }

  private String document(String path) {
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version='1.0'?><rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'>");
    xml.append("<channel><title>News</title>");
    if (hub != null) {
      xml.append("<atom:link rel='hub' href='").append(hub).append("'/>");
      xml.append("<atom:link rel='self' href='").append(address(path)).append("'/>");
    }
    for (Story story : feeds.get(path)) {
      xml.append("<item><title>").append(story.title()).append("</title><link>");
      xml.append(address("/" + story.slug())).append("</link><description>");
      xml.append(story.text(), 0, 20).append("</description><pubDate>");
      xml.append(
          DateTimeFormatter.RFC_1123_DATE_TIME.format(story.published().atOffset(ZoneOffset.UTC)));
      xml.append("</pubDate></item>");
    }
    return xml.append("</channel></rss>").toString();
  }

  private static String page(Story story) {
    return "<html lang='en'><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p></article></body></html>"
        .formatted(story.title(), story.title(), story.text().replace(". ", ".</p><p>"));
  }

  private static void send(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
