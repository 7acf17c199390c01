package cotejo.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.events.FeedState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeedGaugesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final double NOON_SECONDS = 1_772_452_800;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  private static FeedState state(String id, int failures, Instant success) {
    FeedState.Failure failure = failures == 0 ? null : new FeedState.Failure("dns", "not known");
    return new FeedState(
        id,
        URI.create("https://news.example/" + id),
        null,
        null,
        9,
        NOON,
        success,
        NOON.plusSeconds(300),
        Duration.ofMinutes(5),
        failures,
        failure,
        null,
        false,
        120,
        List.of(),
        null,
        null);
  }

  private double of(String quantity, String feed) {
    return metrics.get("cotejo.ingest.feed." + quantity).tag("feed", feed).gauge().value();
  }

  @Test
  void the_worst_feeds_have_metrics_of_their_own_and_no_more_than_agreed() {
    FeedGauges gauges = new FeedGauges(metrics, 2);

    gauges.show(
        () ->
            Stream.of(
                state("well", 0, NOON),
                state("failing", 3, NOON.minusSeconds(7_200)),
                state("waiting", 0, NOON.minusSeconds(3_600))));

    assertThat(of("failures.in.a.row", "failing")).isEqualTo(3);
    assertThat(of("last.success", "waiting")).isEqualTo(NOON_SECONDS - 3_600);
    assertThat(of("next.poll", "waiting")).isEqualTo(NOON_SECONDS + 300);
    assertThat(of("interval.seconds", "waiting")).isEqualTo(300);
    assertThat(of("entries.seen", "failing")).isEqualTo(120);
    assertThat(metrics.find("cotejo.ingest.feed.retired").tag("feed", "well").gauge()).isNull();
  }

  @Test
  void no_feed_has_any_unless_it_is_asked_for() {
    new FeedGauges(metrics, 0).show(() -> Stream.of(state("well", 0, NOON)));

    assertThat(metrics.getMeters()).isEmpty();
  }
}
