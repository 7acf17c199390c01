package cotejo.ingest.poll;

import cotejo.events.FeedState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The health of single feeds as metrics: a series for each feed and quantity, so their number is
 * bounded by the setting, and none is there unless it is asked for. The worst feeds come first:
 * retired, then failing, then those that have waited longest for a success.
 */
final class FeedGauges {
  private static final Comparator<FeedState> WORST_FIRST =
      Comparator.comparingInt((FeedState state) -> state.retired() ? 0 : 1)
          .thenComparingInt(state -> -state.failures())
          .thenComparingDouble(state -> seconds(state.lastSuccessAt()))
          .thenComparing(FeedState::feedId);

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final int most;
  private final Map<MultiGauge, ToDoubleFunction<FeedState>> gauges = new LinkedHashMap<>();
  private @Nullable Long shownAt;

  /**
   * @param most feeds that are shown; 0 for none
   */
  FeedGauges(MeterRegistry metrics, int most) {
    this.most = most;
    if (most == 0) {
      return;
    }
    add(
        metrics,
        "last.success",
        "Seconds since 1970 of the last success; 0 before the first.",
        state -> seconds(state.lastSuccessAt()));
    add(
        metrics,
        "next.poll",
        "Seconds since 1970 of the next poll.",
        state -> seconds(state.nextPollAt()));
    add(metrics, "failures.in.a.row", "Polls in a row that failed.", FeedState::failures);
    add(metrics, "interval.seconds", "The present rhythm.", state -> state.interval().toSeconds());
    add(metrics, "entries.seen", "Entries met since the feed was added.", FeedState::entriesSeen);
    add(
        metrics,
        "losses.seen",
        "How often entries were probably missed.",
        state -> state.rhythm() == null ? 0 : state.rhythm().losses());
    add(metrics, "retired", "1 when it answered 410 Gone.", state -> state.retired() ? 1 : 0);
  }

  private void add(
      MeterRegistry metrics, String name, String about, ToDoubleFunction<FeedState> quantity) {
    gauges.put(
        MultiGauge.builder("cotejo.ingest.feed." + name).description(about).register(metrics),
        quantity);
  }

  private static double seconds(@Nullable Instant at) {
    return at == null ? 0 : at.getEpochSecond();
  }

  /** Shows these feeds and no others, unless it did so a moment ago. */
  void show(Supplier<Stream<FeedState>> states) {
    if (most == 0 || (shownAt != null && System.nanoTime() - shownAt < EVERY.toNanos())) {
      return;
    }
    shownAt = System.nanoTime();
    List<FeedState> shown = states.get().sorted(WORST_FIRST).limit(most).toList();
    gauges.forEach(
        (gauge, quantity) -> {
          List<Row<?>> rows = shown.stream().<Row<?>>map(state -> row(state, quantity)).toList();
          gauge.register(rows, true);
        });
  }

  private static Row<?> row(FeedState state, ToDoubleFunction<FeedState> quantity) {
    double now = quantity.applyAsDouble(state);
    return Row.of(Tags.of("feed", state.feedId()), () -> now);
  }
}
