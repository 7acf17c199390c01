package cotejo.standalone.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cotejo.events.Feed;
import cotejo.ingest.feed.FeedItem;
import cotejo.ingest.feed.FeedReader;
import cotejo.ingest.feed.FeedReading;
import cotejo.ingest.page.ArticlePage;
import cotejo.ingest.page.Extraction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The newsroom as its readers meet it: over HTTP, with a clock that the test moves. */
class NewsroomTest {
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final Timeline TIMELINE =
      new Timeline(Duration.ofSeconds(10), Duration.ofSeconds(5));

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Outlet> outlets = Library.load();
  private volatile Instant now = START;
  private Newsroom newsroom;

  @BeforeEach
  void open() throws Exception {
    InstantSource clock = () -> now;
    newsroom = Newsroom.start(clock, 0, TIMELINE);
  }

  @AfterEach
  void close() {
    newsroom.close();
    http.close();
  }

  @Test
  void every_good_feed_reads_as_the_outlet_shows_it() throws Exception {
    now = START.plus(newsroom.length());
    for (Outlet outlet : outlets) {
      Edition edition = Edition.at(now, outlet, START, TIMELINE);
      for (Outlet.FeedSpec feed : outlet.feeds()) {
        if (feed.behaviour() == Outlet.Behaviour.GOOD
            || feed.behaviour() == Outlet.Behaviour.SLOW) {
          HttpResponse<byte[]> response = bytes("/" + outlet.slug() + feed.path());
          assertThat(titles(feed, response))
              .as(feed.path())
              .containsExactlyElementsOf(
                  edition.articles().stream().map(article -> article.text().title()).toList());
        }
      }
    }
  }

  private List<String> titles(Outlet.FeedSpec feed, HttpResponse<byte[]> response) {
    List<String> titles = new ArrayList<>();
    if (feed.format() == Outlet.Format.JSON_FEED) {
      JsonNode items = new JsonMapper().readTree(response.body()).get("items");
      items.forEach(item -> titles.add(item.get("title").asString()));
      return titles;
    }
    String type = response.headers().firstValue("Content-Type").orElseThrow();
    FeedReading reading = new FeedReader().read(response.body(), type, response.uri());
    assertThat(reading).as(feed.path()).isInstanceOf(FeedReading.Read.class);
    if (reading instanceof FeedReading.Read(var document)) {
      for (FeedItem item : document.items()) {
        assertThat(item.publishedAt()).as(item.title()).isNotNull();
        titles.add(item.title());
      }
    }
    return titles;
  }

  @Test
  void a_feed_is_gone_and_one_breaks_off() throws Exception {
    for (Outlet outlet : outlets) {
      for (Outlet.FeedSpec feed : outlet.feeds()) {
        String path = "/" + outlet.slug() + feed.path();
        if (feed.behaviour() == Outlet.Behaviour.GONE) {
          assertThat(get(path).statusCode()).isEqualTo(410);
        }
        if (feed.behaviour() == Outlet.Behaviour.MALFORMED) {
          assertThat(get(path).body()).contains("<item>", "Fatal error").doesNotContain("</rss>");
        }
      }
    }
  }

  @Test
  void a_slow_feed_makes_one_wait_and_holds_up_no_other() throws Exception {
    Outlet outlet = outlets.stream().filter(o -> slow(o).isPresent()).findFirst().orElseThrow();
    Outlet.FeedSpec slow = slow(outlet).orElseThrow();
    assertThat(slow.delay()).isPositive();
    long begun = System.nanoTime();
    CompletableFuture<Long> answered =
        http.sendAsync(
                request("/" + outlet.slug() + slow.path()).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .thenApply(response -> response.statusCode() == 200 ? System.nanoTime() : 0);

    assertThat(get("/rio-grande-courier/feed.xml").statusCode()).isEqualTo(200);
    long other = System.nanoTime();

    assertThat(answered.get() - begun).isGreaterThanOrEqualTo(slow.delay().toNanos());
    assertThat(other).isLessThan(answered.get());
  }

  private static Optional<Outlet.FeedSpec> slow(Outlet outlet) {
    return outlet.feeds().stream()
        .filter(feed -> feed.behaviour() == Outlet.Behaviour.SLOW)
        .findFirst();
  }

  @Test
  void a_feed_that_has_not_changed_is_not_sent_again() throws Exception {
    HttpResponse<String> first = get("/rio-grande-courier/feed.xml");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    String date = first.headers().firstValue("Last-Modified").orElseThrow();

    assertThat(get("/rio-grande-courier/feed.xml", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(get("/rio-grande-courier/feed.xml", "If-Modified-Since", date).statusCode())
        .isEqualTo(304);
    now = START.plus(newsroom.length());
    assertThat(get("/rio-grande-courier/feed.xml", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
    assertThat(get("/rio-grande-courier/feed.xml", "If-Modified-Since", date).statusCode())
        .isEqualTo(200);
  }

  @Test
  void articles_arrive_one_after_the_other() {
    int atFirst = newsroom.articlesOut();
    assertThat(atFirst).isGreaterThanOrEqualTo(55).isLessThan(newsroom.articlesInAll());

    now = START.plusSeconds(9);
    assertThat(newsroom.articlesOut()).isEqualTo(atFirst);
    now = START.plusSeconds(10);
    assertThat(newsroom.articlesOut()).isEqualTo(atFirst + 1);
    now = START.plusSeconds(15);
    assertThat(newsroom.articlesOut()).isEqualTo(atFirst + 2);
    now = START.plus(newsroom.length());
    assertThat(newsroom.articlesOut()).isEqualTo(newsroom.articlesInAll());
  }

  @Test
  void an_article_keeps_its_address_when_it_is_edited() throws Exception {
    for (Outlet outlet : outlets) {
      for (Story story : outlet.stories()) {
        Story.Edit edit = story.edit();
        if (edit != null) {
          Instant then = START.plus(TIMELINE.offset(edit.turn()));
          now = then.minusSeconds(1);
          assertThat(extracted(outlet.pathOf(story)).title()).isEqualTo(story.text().title());
          now = then;
          Extraction after = extracted(outlet.pathOf(story));
          assertThat(after.title()).isEqualTo(edit.text().title());
          assertThat(after.text()).contains(edit.text().paragraphs().get(1));
        }
      }
    }
  }

  @Test
  void every_page_tells_its_article_and_never_what_is_expected_of_it() throws Exception {
    now = START.plus(newsroom.length());
    for (Outlet outlet : outlets) {
      assertThat(get(outlet.home()).body()).contains(outlet.feeds().getFirst().path());
      for (Edition.Printed article : Edition.at(now, outlet, START, TIMELINE).articles()) {
        HttpResponse<String> page = get(article.path());
        assertThat(page.statusCode()).as(article.path()).isEqualTo(200);
        Extraction read = ArticlePage.read(page.body(), page.uri());
        assertThat(read.title()).as(article.path()).isEqualTo(article.text().title());
        for (String paragraph : article.text().paragraphs()) {
          assertThat(read.text()).as(article.path()).contains(paragraph.replace("## ", ""));
        }
        assertThat(page.body())
            .as(article.path())
            .doesNotContain("asserts-", "denies-false", "attributes-false", "misleading");
      }
    }
  }

  @Test
  void the_page_around_an_article_is_not_taken_for_it() throws Exception {
    now = START.plus(newsroom.length());
    for (Outlet outlet : outlets) {
      for (Edition.Printed article : Edition.at(now, outlet, START, TIMELINE).articles()) {
        String text = extracted(article.path()).text();
        for (Filler.Comment comment : Filler.comments(article.story().slug(), outlet.spanish())) {
          assertThat(text).as(article.path()).doesNotContain(comment.what());
        }
      }
    }
  }

  @Test
  void every_feed_stands_in_the_list_of_subscriptions() throws Exception {
    String opml = get("/feeds.opml").body();

    assertThat(newsroom.feeds()).hasSizeGreaterThan(outlets.size());
    for (Feed feed : newsroom.feeds()) {
      assertThat(opml).contains("xmlUrl=\"" + feed.url() + "\"");
    }
    assertThat(get("/").body()).contains("/feeds.opml", "El Faro del Norte");
  }

  @Test
  void a_taken_port_is_told_in_a_sentence() {
    int taken = newsroom.address().getPort();
    assertThatThrownBy(() -> Newsroom.start(InstantSource.system(), taken, TIMELINE).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "cannot open port " + taken + " on 127.0.0.1 for the sample newsroom");
  }

  private Extraction extracted(String path) throws Exception {
    HttpResponse<String> page = get(path);
    return ArticlePage.read(page.body(), page.uri());
  }

  private HttpResponse<byte[]> bytes(String path) throws Exception {
    return http.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(newsroom.address() + path));
  }
}
