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
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM in the middle of a long poll. */
class CleanStopTest {
  private static final int STORIES = 40;

  @Test
  @Timeout(120)
  void a_stop_takes_less_than_ten_seconds_and_loses_and_doubles_nothing(@TempDir Path folder)
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        NewsSite site = new NewsSite()) {
      for (int i = 0; i < STORIES; i++) {
        site.publish("/feed", "story-" + i, "Story " + i, "Number " + i + " was told.");
      }
      site.slowPages(Duration.ofMillis(200));
      Kafka kafka = new Kafka(broker.bootstrap(), new SimpleMeterRegistry());
      kafka.ensureTopics(3, Duration.ofSeconds(10));
      URI url = site.address("/feed");
      Feed feed = TestFeeds.press("Diario", url);
      new FeedList(kafka, InstantSource.system()).put(List.of(feed), false);
      String[] sets = {
        "kafka.bootstrap=" + broker.bootstrap(),
        "ingest.port=0",
        "ingest.allow-hosts=127.0.0.1",
        "ingest.page-gap=0s",
        "ingest.interval.min=500ms",
        "ingest.interval.max=1s"
      };

      try (TopicTail<Article> articles = new TopicTail<>(broker.bootstrap(), Topics.ARTICLES);
          IngestCopy first = IngestCopy.start("first", folder, sets)) {
        eventually(() -> assertThat(articles.read()).isNotEmpty());
        IngestCopy.Ended ended = first.terminate();

        assertThat(ended.after()).isLessThan(Duration.ofSeconds(10));
        assertThat(ended.exit()).isIn(0, 143);
        assertThat(articles.read()).as("the poll was cut short").hasSizeLessThan(STORIES);
        try (IngestCopy second = IngestCopy.start("second", folder, sets)) {
          eventually(() -> assertThat(site.unchanged("/feed")).isGreaterThan(2));

          assertThat(articles.read()).hasSize(STORIES);
          assertThat(articles.read().stream().map(Article::id).collect(Collectors.toSet()))
              .hasSize(STORIES);
        }
      }
    }
  }

  private static void eventually(org.awaitility.core.ThrowingRunnable check) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(check);
  }
}
