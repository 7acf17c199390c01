package cotejo.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cotejo.broker.EmbeddedBroker;
import cotejo.events.Article;
import cotejo.events.Feed;
import cotejo.events.FeedState;
import cotejo.events.Topics;
import cotejo.ingest.IngestConfig;
import cotejo.ingest.IngestService;
import cotejo.service.Kafka;
import cotejo.service.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it runs: a real broker, a real site, real time in a rhythm of a second. */
class IngestServiceTest {
  @TempDir static Path folder;
  static EmbeddedBroker broker;

  private final NewsSite site = new NewsSite();
  private final String outlet = "Outlet " + UUID.randomUUID();
  private final FeedList list =
      new FeedList(
          new Kafka(broker.bootstrap(), new SimpleMeterRegistry()), InstantSource.system());
  private TopicTail<Article> articles;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(folder, 0);
    new Kafka(broker.bootstrap(), new SimpleMeterRegistry())
        .ensureTopics(3, Duration.ofSeconds(10));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void tail() {
    articles = new TopicTail<>(broker.bootstrap(), Topics.ARTICLES);
  }

  @AfterEach
  void close() {
    list.feeds().keySet().forEach(list::remove);
    articles.close();
    site.close();
  }

  private IngestService start() {
    return start("1h");
  }

  private IngestService start(String revisitAfter) {
    return IngestService.start(
        IngestConfig.read(
            Settings.of(
                "ingest.revisit-after=" + revisitAfter,
                "kafka.bootstrap=" + broker.bootstrap(),
                "ingest.port=0",
                "ingest.allow-hosts=127.0.0.1",
                "ingest.page-gap=0s",
                "ingest.interval.min=300ms",
                "ingest.interval.max=600ms",
                "ingest.backoff.max=2s")),
        InstantSource.system());
  }

  private Feed feed(String path) {
    URI url = site.address(path);
    return new Feed(
        Feed.idOf(outlet, url), url, outlet, path, null, "en", Feed.Kind.PRESS, null, "", Map.of());
  }

  private List<Article> published() {
    return articles.read().stream().filter(one -> one.outlet().equals(outlet)).toList();
  }

  private static void eventually(org.awaitility.core.ThrowingRunnable check) {
    await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).untilAsserted(check);
  }

  @Test
  void a_new_entry_becomes_an_article_with_the_text_of_its_page_once() {
    site.publish("/feed", "first", "Treaty signed", "It was signed.");
    list.put(List.of(feed("/feed")), false);

    try (IngestService service = start()) {
      eventually(() -> assertThat(published()).hasSize(1));
      site.publish("/feed", "second", "Treaty debated", "It was debated.");
      eventually(() -> assertThat(published()).hasSize(2));
      eventually(() -> assertThat(site.unchanged("/feed")).isGreaterThan(3));

      assertThat(published())
          .extracting(Article::title)
          .containsExactlyInAnyOrder("Treaty signed", "Treaty debated");
      assertThat(published())
          .allSatisfy(
              one -> {
                assertThat(one.textSource()).isEqualTo(Article.TextSource.PAGE);
                assertThat(one.text()).contains("reviewed by the senate");
                assertThat(one.lang()).isEqualTo("en");
                assertThat(one.revision()).isEqualTo(1);
              });
      assertThat(site.requests("/first")).as("an unchanged page is fetched once").isEqualTo(1);
    }
  }

  @Test
  void an_edited_article_becomes_a_revision_that_says_what_changed() {
    site.publish("/feed", "story", "Troops to arrive", "Troops are on their way.");
    list.put(List.of(feed("/feed")), false);

    try (IngestService service = start()) {
      eventually(() -> assertThat(published()).hasSize(1));
      site.publish("/feed", "story", "No troops to arrive", "Troops are on their way.");
      eventually(() -> assertThat(published()).hasSize(2));

      Article second = published().getLast();
      assertThat(second.id()).isEqualTo(published().getFirst().id());
      assertThat(second.revision()).isEqualTo(2);
      assertThat(second.changed()).isEqualTo(Set.of(Article.Change.HEADLINE));
    }
  }

  @Test
  void a_page_is_looked_at_again_though_the_feed_says_nothing_new() {
    site.tagPages();
    site.publish("/feed", "story", "Troops to arrive", "Troops are on their way.");
    site.publish("/feed", "other", "Treaty signed", "It was signed.");
    list.put(List.of(feed("/feed")), false);

    try (IngestService service = start("300ms")) {
      eventually(() -> assertThat(published()).hasSize(2));
      site.edit("story", "No troops are on their way.");
      eventually(() -> assertThat(published()).hasSize(3));

      Article edited = published().getLast();
      assertThat(edited.title()).isEqualTo("Troops to arrive");
      assertThat(edited.revision()).isEqualTo(2);
      assertThat(edited.changed()).isEqualTo(Set.of(Article.Change.TEXT));
      assertThat(edited.text()).contains("No troops");
      eventually(() -> assertThat(site.unchanged("/other")).as("looked at, not sent").isEqualTo(2));
    }
  }

  @Test
  void a_page_that_goes_though_the_feed_still_lists_it_is_noted() {
    site.tagPages();
    site.publish("/feed", "story", "Troops to arrive", "Troops are on their way.");
    list.put(List.of(feed("/feed")), false);

    try (IngestService service = start("300ms")) {
      eventually(() -> assertThat(published()).hasSize(1));
      site.answer("/story", 410, Map.of());
      eventually(() -> assertThat(published()).hasSize(2));

      Article gone = published().getLast();
      assertThat(gone.deleted()).isTrue();
      assertThat(gone.title()).isEqualTo("Troops to arrive");
    }
  }

  @Test
  void a_page_that_is_gone_is_noted_with_the_text_last_known() {
    site.publish("/feed", "story", "Troops to arrive", "Troops are on their way.");
    list.put(List.of(feed("/feed")), false);

    try (IngestService service = start()) {
      eventually(() -> assertThat(published()).hasSize(1));
      site.answer("/story", 410, Map.of());
      site.publish("/feed", "story", "Retracted", "This story was taken down.");
      eventually(() -> assertThat(published()).hasSize(2));

      Article second = published().getLast();
      assertThat(second.deleted()).isTrue();
      assertThat(second.revision()).isEqualTo(2);
      assertThat(second.title()).isEqualTo("Troops to arrive");
      assertThat(second.text()).isEqualTo(published().getFirst().text());
    }
  }

  @Test
  void the_same_story_in_two_feeds_of_an_outlet_is_one_article() {
    site.publish("/front", "story", "Treaty signed", "It was signed.");
    site.publish("/politics", "story", "Treaty signed", "It was signed.");
    site.publish("/politics", "other", "Treaty debated", "It was debated.");
    list.put(List.of(feed("/front"), feed("/politics")), false);

    try (IngestService service = start()) {
      eventually(() -> assertThat(site.unchanged("/front")).isGreaterThan(2));
      eventually(() -> assertThat(site.unchanged("/politics")).isGreaterThan(2));

      assertThat(published())
          .extracting(Article::title)
          .containsExactlyInAnyOrder("Treaty signed", "Treaty debated");
    }
  }

  @Test
  void a_restart_publishes_nothing_again_and_asks_with_the_validators_it_had() {
    site.publish("/feed", "first", "Treaty signed", "It was signed.");
    list.put(List.of(feed("/feed")), false);
    try (IngestService service = start()) {
      eventually(() -> assertThat(published()).hasSize(1));
      eventually(() -> assertThat(site.unchanged("/feed")).isPositive());
    }
    long unchanged = site.unchanged("/feed");
    int asked = site.requests("/feed");

    try (IngestService service = start()) {
      eventually(() -> assertThat(site.unchanged("/feed")).isGreaterThan(unchanged + 2));

      assertThat(site.requests("/feed") - asked)
          .as("every request after the restart was answered with 304")
          .isEqualTo((int) (site.unchanged("/feed") - unchanged));
      assertThat(published()).hasSize(1);
    }
  }

  @Test
  void the_books_balance_with_the_topic_to_the_unit() throws Exception {
    for (int i = 0; i < 12; i++) {
      site.publish("/feed", "story-" + i, "Story " + i, "Number " + i + " was told.");
    }
    site.answer("/broken", 500, Map.of());
    site.answer("/gone", 410, Map.of());
    list.put(List.of(feed("/feed"), feed("/broken"), feed("/gone")), false);

    try (IngestService service = start()) {
      eventually(() -> assertThat(published()).hasSize(12));
      eventually(() -> assertThat(site.requests("/broken")).isGreaterThan(2));
      eventually(() -> assertThat(site.unchanged("/feed")).isGreaterThan(2));
      list.feeds().keySet().forEach(list::remove);
      eventually(() -> assertThat(metric(service, "cotejo_ingest_polls_under_way")).isEqualTo(0));

      assertThat(metric(service, "cotejo_ingest_entries_total{outcome=\"new\",reason=\"none\"}"))
          .isEqualTo(12);
      double polls = sum(service, "cotejo_ingest_polls_total");
      assertThat(polls)
          .isEqualTo(
              metric(service, "cotejo_ingest_polls_total{outcome=\"changed\",reason=\"none\"}")
                  + metric(
                      service, "cotejo_ingest_polls_total{outcome=\"unchanged\",reason=\"none\"}")
                  + metric(
                      service, "cotejo_ingest_polls_total{outcome=\"failed\",reason=\"http-5xx\"}")
                  + metric(
                      service, "cotejo_ingest_polls_total{outcome=\"failed\",reason=\"gone\"}"));
      assertThat(site.requests("/gone")).as("410 retires a feed").isEqualTo(1);
      FeedState gone = list.states().get(feed("/gone").id());
      assertThat(gone.retired()).isTrue();
    }
  }

  private static double metric(IngestService service, String name)
      throws IOException, InterruptedException {
    return page(service)
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not on the metrics page"));
  }

  private static double sum(IngestService service, String name)
      throws IOException, InterruptedException {
    return page(service)
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static String page(IngestService service) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/metrics"))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
