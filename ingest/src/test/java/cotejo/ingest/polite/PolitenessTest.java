package cotejo.ingest.polite;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import cotejo.ingest.fetch.FetchLimits;
import cotejo.ingest.fetch.FetchRequest;
import cotejo.ingest.fetch.FetchResult;
import cotejo.ingest.fetch.Fetcher;
import cotejo.service.http.AddressGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manners towards a real site on loopback; the clock is handed in. */
class PolitenessTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private volatile Instant now = NOON;
  private volatile String robots = "User-agent: *\nDisallow: /private/\n";
  private volatile int robotsStatus = 200;
  private volatile int status = 200;
  private volatile String retryAfter = "";
  private final AtomicInteger robotsAsked = new AtomicInteger();
  private final Fetcher fetcher =
      Fetcher.open(
          FetchLimits.within(Duration.ofSeconds(4)), new AddressGuard(List.of("127.0.0.1")), "x");
  private HttpServer server;
  private Politeness politeness;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext(
        "/robots.txt",
        exchange -> {
          robotsAsked.incrementAndGet();
          byte[] body = robots.getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(robotsStatus, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.createContext(
        "/",
        exchange -> {
          if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    politeness = politeness(new Manners(2, Duration.ZERO, Duration.ofMillis(300)));
  }

  private Politeness politeness(Manners manners) {
    return new Politeness(manners, fetcher::get, "cotejo", () -> now);
  }

  @AfterEach
  void stop() {
    fetcher.close();
    server.stop(0);
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void visit(String path, boolean page) {
    FetchResult result = fetcher.get(FetchRequest.plain(url(path), 1_000));
    if (page) {
      politeness.heardPage(url(path), result);
    } else {
      politeness.heardFeed(url(path), result);
    }
  }

  private static void assertGranted(Turn turn) {
    assertThat(turn).isInstanceOf(Turn.Granted.class);
    ((Turn.Granted) turn).slot().close();
  }

  @Test
  void robots_txt_is_asked_once_a_day_and_obeyed_for_pages_only() throws Exception {
    assertThat(politeness.page(url("/private/a"))).isInstanceOf(Turn.Disallowed.class);
    assertGranted(politeness.page(url("/public/a")));
    assertGranted(politeness.feed(url("/private/feed")));
    assertThat(robotsAsked).hasValue(1);

    now = NOON.plus(Duration.ofHours(25));
    robots = "User-agent: cotejo\nDisallow: /\n";

    assertThat(politeness.page(url("/public/a"))).isInstanceOf(Turn.Disallowed.class);
    assertThat(robotsAsked).hasValue(2);
  }

  @ParameterizedTest(name = "robots.txt answers {0}: pages allowed {1}")
  @CsvSource({"404,true", "403,true", "500,false", "503,false", "429,false"})
  void a_robots_txt_that_is_not_there_allows_and_one_that_cannot_be_had_forbids(
      int answer, boolean allowed) throws Exception {
    robotsStatus = answer;

    assertThat(politeness.page(url("/a")) instanceof Turn.Granted).isEqualTo(allowed);
  }

  @Test
  void a_429_closes_the_whole_domain_for_as_long_as_it_asks() throws Exception {
    status = 429;
    retryAfter = "3600";

    visit("/feed", false);

    assertThat(politeness.feed(url("/other-feed")))
        .isEqualTo(new Turn.Later(NOON.plusSeconds(3_600)));
    assertThat(politeness.page(url("/page"))).isEqualTo(new Turn.Later(NOON.plusSeconds(3_600)));
    assertThat(politeness.closedUntil(url("/feed"))).isEqualTo(NOON.plusSeconds(3_600));
    now = NOON.plusSeconds(3_601);
    assertGranted(politeness.feed(url("/feed")));
  }

  @Test
  void a_429_that_asks_for_nothing_closes_longer_each_time() {
    status = 429;

    visit("/feed", false);
    assertThat(politeness.closedUntil(url("/feed"))).isEqualTo(NOON.plusSeconds(30));
    visit("/feed", false);
    visit("/feed", false);
    assertThat(politeness.closedUntil(url("/feed"))).isEqualTo(NOON.plusSeconds(120));
  }

  @Test
  void forbidden_pages_in_a_row_close_the_pages_but_not_the_feeds() throws Exception {
    status = 403;

    visit("/a", true);
    visit("/b", true);
    assertGranted(politeness.page(url("/c")));
    visit("/c", true);

    assertThat(politeness.page(url("/d"))).isEqualTo(new Turn.Later(NOON.plusSeconds(3_600)));
    assertGranted(politeness.feed(url("/feed")));
  }

  @Test
  void a_domain_that_gives_no_answer_is_left_alone_for_a_little_longer_each_time() {
    FetchResult nothing = new FetchResult.Failed(FetchResult.Reason.CONNECT, "nobody there");
    politeness.heardFeed(url("/a"), nothing);
    politeness.heardFeed(url("/b"), nothing);
    assertThat(politeness.closedUntil(url("/a"))).isNull();

    politeness.heardFeed(url("/c"), nothing);
    assertThat(politeness.closedUntil(url("/a"))).isEqualTo(NOON.plusSeconds(5));
    politeness.heardFeed(url("/c"), nothing);
    assertThat(politeness.closedUntil(url("/a"))).isEqualTo(NOON.plusSeconds(10));
    for (int i = 0; i < 20; i++) {
      politeness.heardFeed(url("/c"), nothing);
    }
    assertThat(politeness.closedUntil(url("/a"))).isEqualTo(NOON.plusSeconds(120));

    now = NOON.plusSeconds(121);
    visit("/a", false);
    politeness.heardFeed(url("/c"), nothing);
    assertThat(politeness.closedUntil(url("/a"))).as("an answer forgives").isNull();
  }

  @Test
  void no_more_connections_than_agreed_are_open_at_once() throws Exception {
    Turn first = politeness.feed(url("/a"));
    Turn second = politeness.feed(url("/b"));

    assertThat(politeness.feed(url("/c"))).isInstanceOf(Turn.Later.class);

    AtomicBoolean granted = new AtomicBoolean();
    Politeness patient = politeness;
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    granted.set(patient.feed(url("/c")) instanceof Turn.Granted);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    ((Turn.Granted) first).slot().close();
    waiting.join();
    assertThat(granted).isTrue();
    assertThat(second).isInstanceOf(Turn.Granted.class);
  }

  @Test
  void a_crawl_delay_spaces_pages_and_what_would_wait_too_long_is_put_off() throws Exception {
    robots = "User-agent: *\nCrawl-delay: 20\n";

    assertGranted(politeness.page(url("/a")));

    assertThat(politeness.page(url("/b"))).isEqualTo(new Turn.Later(NOON.plusSeconds(20)));
    now = NOON.plusSeconds(20);
    assertGranted(politeness.page(url("/b")));
  }

  @Test
  void domains_are_the_registered_ones() {
    assertThat(Domains.of(URI.create("https://rss.news.example.co.uk/feed")))
        .isEqualTo("example.co.uk");
    assertThat(Domains.of(URI.create("https://www.gob.mx/sre"))).isEqualTo("www.gob.mx");
    assertThat(Domains.of(URI.create("http://127.0.0.1:8080/a"))).isEqualTo("127.0.0.1:8080");
    assertThat(Domains.of(URI.create("http://localhost/a"))).isEqualTo("localhost:80");
  }
}
