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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub of our own on loopback; polling is so slow here that only pushes can bring news. */
class WebSubTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final URI HUB = URI.create("https://hub.example/");
  private static final URI TOPIC = URI.create("https://diario.example/rss");
  private static final URI CALLBACK = URI.create("https://cotejo.example/");

  @Test
  void what_a_hub_delivers_is_published_if_its_signature_is_good(@TempDir Path folder)
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        NewsSite site = new NewsSite();
        TestHub hub = new TestHub(86_400)) {
      site.announce(hub.address());
      site.publish("/feed", "first", "Treaty signed", "It was signed.");
      Kafka kafka = new Kafka(broker.bootstrap(), new SimpleMeterRegistry());
      kafka.ensureTopics(3, Duration.ofSeconds(10));
      FeedList list = new FeedList(kafka, InstantSource.system());
      Feed feed = feed(site.address("/feed"));
      list.put(List.of(feed), false);

      try (IngestService service = start(broker);
          TopicTail<Article> articles = new TopicTail<>(broker.bootstrap(), Topics.ARTICLES)) {
        eventually(() -> assertThat(hub.subscriptions()).hasSize(1));
        TestHub.Subscription subscription = hub.subscriptions().getFirst();
        assertThat(subscription.topic()).isEqualTo(site.address("/feed").toString());
        eventually(
            () -> {
              FeedState.Push push = list.states().get(feed.id()).push();
              assertThat(push).isNotNull();
              assertThat(push.leaseUntil()).isAfter(Instant.now().plusSeconds(86_000));
            });
        assertThat(hub.verify(subscription.callback(), "https://other.example/rss"))
            .as("a topic we did not ask for")
            .isFalse();

        site.publish("/feed", "second", "Treaty debated", "It was debated.");
        assertThat(hub.deliver(subscription.callback(), "guessed", site.feed("/feed")))
            .isEqualTo(202);
        site.publish("/feed", "third", "Treaty passed", "It was passed.");
        hub.deliver(subscription.callback(), subscription.secret(), site.feed("/feed"));
        eventually(() -> assertThat(articles.read()).hasSize(3));
        URI nobody = URI.create(subscription.callback().toString() + "x");
        assertThat(hub.deliver(nobody, subscription.secret(), site.feed("/feed"))).isEqualTo(410);

        assertThat(site.requests("/feed")).as("the feed itself was asked once").isEqualTo(1);
        assertThat(articles.read())
            .extracting(Article::title)
            .containsExactlyInAnyOrder("Treaty signed", "Treaty debated", "Treaty passed");
      }
    }
  }

  private static IngestService start(EmbeddedBroker broker) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    return IngestService.start(
        IngestConfig.read(
            Settings.of(
                "kafka.bootstrap=" + broker.bootstrap(),
                "ingest.port=0",
                "ingest.allow-hosts=127.0.0.1",
                "ingest.page-gap=0s",
                "ingest.interval.min=1h",
                "ingest.interval.max=1h",
                "ingest.websub.port=" + port,
                "ingest.websub.callback=http://127.0.0.1:" + port)),
        InstantSource.system());
  }

  private static Feed feed(URI url) {
    return TestFeeds.press("Diario", url);
  }

  private static void eventually(org.awaitility.core.ThrowingRunnable check) {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(check);
  }

  @Test
  void a_lease_is_renewed_in_its_last_tenth_and_a_silent_hub_asked_again_after_an_hour() {
    PushWish wish = new PushWish(CALLBACK);
    FeedState.Push asked = wish.after(null, List.of(HUB), TOPIC, NOON);
    assertThat(asked).isNotNull();
    assertThat(asked.path()).hasSizeGreaterThan(32);
    assertThat(PushWish.isActive(asked, NOON)).isFalse();

    assertThat(wish.renewed(asked, NOON.plusSeconds(3_500))).isSameAs(asked);
    assertThat(wish.renewed(asked, NOON.plusSeconds(3_700)))
        .isNotNull()
        .extracting(FeedState.Push::askedAt)
        .isEqualTo(NOON.plusSeconds(3_700));

    FeedState.Push leased =
        new FeedState.Push(
            HUB, TOPIC, asked.path(), asked.secret(), NOON, NOON.plus(Duration.ofDays(10)));
    assertThat(PushWish.isActive(leased, NOON)).isTrue();
    assertThat(wish.renewed(leased, NOON.plus(Duration.ofDays(8)))).isSameAs(leased);
    assertThat(wish.renewed(leased, NOON.plus(Duration.ofDays(9)).plusSeconds(60)))
        .isNotNull()
        .extracting(FeedState.Push::path, FeedState.Push::leaseUntil)
        .containsExactly(asked.path(), leased.leaseUntil());
  }

  @Test
  void a_feed_without_a_hub_a_copy_without_a_callback_and_a_successor_differ() {
    PushWish wish = new PushWish(CALLBACK);
    FeedState.Push asked = wish.after(null, List.of(HUB), TOPIC, NOON);

    assertThat(wish.after(asked, List.of(), TOPIC, NOON)).isNull();
    assertThat(new PushWish(null).after(null, List.of(HUB), TOPIC, NOON)).isNull();
    FeedState.Push mine =
        new PushWish(URI.create("https://other-copy.example/")).renewed(asked, NOON);
    assertThat(mine).isNotNull().isNotEqualTo(asked);
  }
}
