package cotejo.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cotejo.broker.EmbeddedBroker;
import cotejo.events.Article;
import cotejo.events.Feed;
import cotejo.events.Topics;
import cotejo.service.Kafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three processes share the feeds; one is killed, one is stopped and continued. */
class CopiesTest {
  private static final int FEEDS = 24;

  private final AtomicInteger stories = new AtomicInteger();

  @Test
  @Timeout(180)
  void no_article_is_lost_or_doubled_though_one_copy_is_killed_and_one_hangs(@TempDir Path folder)
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        NewsSite site = new NewsSite()) {
      watch(broker, site);
      String[] sets = sets(broker);
      try (IngestCopy killed = IngestCopy.start("killed", folder, sets);
          IngestCopy stopped = IngestCopy.start("stopped", folder, sets);
          IngestCopy steady = IngestCopy.start("steady", folder, sets);
          ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor();
          TopicTail<Article> articles = new TopicTail<>(broker.bootstrap(), Topics.ARTICLES)) {
        var _ = desk.scheduleAtFixedRate(() -> publish(site), 0, 40, TimeUnit.MILLISECONDS);
        for (IngestCopy copy : List.of(killed, stopped, steady)) {
          eventually(() -> assertThat(feedsAskedBy(copy, site, 0)).isNotEmpty());
        }

        killed.kill();
        stopped.signal("STOP");
        int stoppedAt = site.visits().size();
        eventually(
            () ->
                assertThat(feedsAskedBy(steady, site, stoppedAt))
                    .as("the copy that is left has taken over every feed")
                    .hasSize(FEEDS));
        int takenOver = site.visits().size();
        stopped.signal("CONT");
        eventually(
            () ->
                assertThat(feedsAskedBy(stopped, site, takenOver))
                    .as("the copy that was put out is back by itself")
                    .isNotEmpty());
        desk.shutdown();
        assertThat(desk.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        eventually(() -> assertThat(articles.read()).hasSizeGreaterThanOrEqualTo(stories.get()));
        int settled = site.visits().size();
        eventually(() -> assertThat(site.visits()).hasSizeGreaterThan(settled + 10 * FEEDS));

        assertThat(articles.read()).as("none lost, none doubled").hasSize(stories.get());
        assertThat(articles.read().stream().map(Article::id).collect(Collectors.toSet()))
            .hasSize(stories.get());
        assertThat(articles.read()).allMatch(article -> article.revision() == 1);
        for (int feed = 0; feed < FEEDS; feed++) {
          assertThat(turns("/feed-" + feed, site, takenOver))
              .as("feed %d changes hands at most once when the copy comes back", feed)
              .hasSizeLessThanOrEqualTo(2);
        }
      }
    }
  }

  private static String[] sets(EmbeddedBroker broker) {
    return new String[] {
      "kafka.bootstrap=" + broker.bootstrap(),
      "kafka.partitions=6",
      "ingest.port=0",
      "ingest.allow-hosts=127.0.0.1",
      "ingest.page-gap=0s",
      "ingest.connections-per-domain=30",
      "ingest.interval.min=200ms",
      "ingest.interval.max=400ms",
      "ingest.backoff.max=1s"
    };
  }

  private static void watch(EmbeddedBroker broker, NewsSite site) {
    Kafka kafka = new Kafka(broker.bootstrap(), new SimpleMeterRegistry());
    kafka.ensureTopics(6, Duration.ofSeconds(10));
    List<Feed> feeds = new ArrayList<>();
    for (int feed = 0; feed < FEEDS; feed++) {
      site.open("/feed-" + feed);
      URI url = site.address("/feed-" + feed);
      String outlet = "Outlet " + feed;
      feeds.add(TestFeeds.press(outlet, url));
    }
    new FeedList(kafka, InstantSource.system()).put(feeds, false);
  }

  private void publish(NewsSite site) {
    int number = stories.getAndIncrement();
    site.publish(
        "/feed-" + number % FEEDS,
        "story-" + number,
        "Story " + number,
        "Number " + number + " was told.");
  }

  private static Set<String> feedsAskedBy(IngestCopy copy, NewsSite site, int since) {
    return site.visits().stream()
        .skip(since)
        .filter(visit -> visit.path().startsWith("/feed-"))
        .filter(visit -> visit.userAgent().contains(copy.name()))
        .map(NewsSite.Visit::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Who asked for a feed, one entry for each time it changed hands. */
  private static List<String> turns(String feed, NewsSite site, int since) {
    List<String> turns = new ArrayList<>();
    site.visits().stream()
        .skip(since)
        .filter(visit -> visit.path().equals(feed))
        .map(NewsSite.Visit::userAgent)
        .forEach(
            who -> {
              if (turns.isEmpty() || !turns.getLast().equals(who)) {
                turns.add(who);
              }
            });
    return turns;
  }

  private static void eventually(org.awaitility.core.ThrowingRunnable check) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(check);
  }
}
