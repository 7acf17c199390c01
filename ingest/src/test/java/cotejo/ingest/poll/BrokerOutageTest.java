package cotejo.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cotejo.broker.EmbeddedBroker;
import cotejo.events.Article;
import cotejo.events.Feed;
import cotejo.events.Topics;
import cotejo.ingest.IngestConfig;
import cotejo.ingest.IngestService;
import cotejo.service.Kafka;
import cotejo.service.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kafka goes away under a running service and comes back. */
class BrokerOutageTest {

  @Test
  @Timeout(120)
  void what_is_published_meanwhile_is_there_once_when_kafka_is_back(@TempDir Path folder)
      throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
    String bootstrap = broker.bootstrap();
    int port = Integer.parseInt(bootstrap.substring(bootstrap.lastIndexOf(':') + 1));
    try (NewsSite site = new NewsSite()) {
      site.publish("/feed", "before", "Before", "It was before.");
      Kafka kafka = new Kafka(bootstrap, new SimpleMeterRegistry());
      kafka.ensureTopics(3, Duration.ofSeconds(10));
      new FeedList(kafka, InstantSource.system()).put(List.of(feed(site)), false);

      try (IngestService service = start(bootstrap)) {
        try (TopicTail<Article> articles = new TopicTail<>(bootstrap, Topics.ARTICLES)) {
          eventually(() -> assertThat(articles.read()).hasSize(1));
        }
        broker.close();
        site.publish("/feed", "meanwhile", "Meanwhile", "It was meanwhile.");
        eventually(() -> assertThat(status(service, "/health/ready")).isEqualTo(503));
        assertThat(status(service, "/health/live")).as("it goes on trying").isEqualTo(200);

        broker = EmbeddedBroker.start(folder, port);
        site.publish("/feed", "after", "After", "It was after.");
        try (TopicTail<Article> articles = new TopicTail<>(bootstrap, Topics.ARTICLES)) {
          eventually(() -> assertThat(articles.read()).hasSize(3));
          eventually(() -> assertThat(status(service, "/health/ready")).isEqualTo(200));
          long unchanged = site.unchanged("/feed");
          eventually(() -> assertThat(site.unchanged("/feed")).isGreaterThan(unchanged + 3));
          assertThat(articles.read())
              .extracting(Article::title)
              .containsExactlyInAnyOrder("Before", "Meanwhile", "After");
        }
      }
    } finally {
      broker.close();
    }
  }

  private static IngestService start(String bootstrap) {
    return IngestService.start(
        IngestConfig.read(
            Settings.of(
                "kafka.bootstrap=" + bootstrap,
                "ingest.port=0",
                "ingest.allow-hosts=127.0.0.1",
                "ingest.page-gap=0s",
                "ingest.interval.min=300ms",
                "ingest.interval.max=600ms")),
        InstantSource.system());
  }

  private static Feed feed(NewsSite site) {
    URI url = site.address("/feed");
    return TestFeeds.press("Diario", url);
  }

  private static int status(IngestService service, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI page = URI.create("http://127.0.0.1:" + service.port() + path);
      return client
          .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static void eventually(org.awaitility.core.ThrowingRunnable check) {
    await().atMost(Duration.ofSeconds(40)).untilAsserted(check);
  }
}
