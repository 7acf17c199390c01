package cotejo.ingest.poll;

import cotejo.ingest.page.Extraction;
import cotejo.ingest.push.Subscriptions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The service's books. They are kept after the transaction that carries what they count:
 *
 * <pre>
 * polls   = changed + unchanged + failed (by reason)
 * entries = new + revised + deleted + known + duplicate + deferred + rejected (by reason)
 * messages on the topic of articles = entries that are new, revised or deleted
 * </pre>
 */
final class IngestBooks {
  /** What the feeds of this copy are like. */
  enum FeedHealth {
    /** Never polled. */
    NEW,
    HEALTHY,
    FAILING,
    RETIRED
  }

  private static final Duration[] DELAYS = {
    Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2),
    Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5)
  };
  private static final Duration[] LAGS = {
    Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10),
    Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(12), Duration.ofDays(2)
  };

  private final Counter changed;
  private final Counter unchanged;
  private final Map<PollFailure, Counter> failed = new EnumMap<>(PollFailure.class);
  private final Map<Tally.Outcome, Counter> entries = new EnumMap<>(Tally.Outcome.class);
  private final Map<Finding.Reason, Counter> rejected = new EnumMap<>(Finding.Reason.class);
  private final Map<PageOutcome, Counter> pages = new EnumMap<>(PageOutcome.class);
  private final Map<Extraction.Method, Counter> methods = new EnumMap<>(Extraction.Method.class);
  private final Map<Extraction.Kind, Counter> kinds = new EnumMap<>(Extraction.Kind.class);
  private final Map<FeedHealth, AtomicInteger> feeds = new EnumMap<>(FeedHealth.class);
  private final Map<Committer.Outcome, Counter> transactions =
      new EnumMap<>(Committer.Outcome.class);
  private final Map<Subscriptions.Delivery, Counter> deliveries =
      new EnumMap<>(Subscriptions.Delivery.class);
  private final Counter losses;
  private final Counter putOff;
  private final Timer delay;
  private final Timer lag;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger cutOff = new AtomicInteger();

  IngestBooks(MeterRegistry metrics) {
    changed = poll(metrics, "changed", "none");
    unchanged = poll(metrics, "unchanged", "none");
    for (PollFailure reason : PollFailure.values()) {
      failed.put(reason, poll(metrics, "failed", reason.label()));
    }
    for (Tally.Outcome outcome : Tally.Outcome.values()) {
      if (outcome != Tally.Outcome.REJECTED) {
        entries.put(outcome, entry(metrics, outcome, "none"));
      }
    }
    for (Finding.Reason reason : Finding.Reason.values()) {
      rejected.put(reason, entry(metrics, Tally.Outcome.REJECTED, label(reason)));
    }
    for (PageOutcome outcome : PageOutcome.values()) {
      pages.put(
          outcome,
          counter(metrics, "pages", "Article pages asked for.", "outcome", label(outcome)));
    }
    for (Extraction.Method method : Extraction.Method.values()) {
      String about = "Pages that came, by where their text was found.";
      methods.put(method, counter(metrics, "extractions", about, "method", label(method)));
    }
    for (Extraction.Kind kind : Extraction.Kind.values()) {
      String about = "Pages that came, by what they turned out to be.";
      kinds.put(kind, counter(metrics, "page.kinds", about, "kind", label(kind)));
    }
    for (FeedHealth health : FeedHealth.values()) {
      AtomicInteger number = new AtomicInteger();
      feeds.put(health, number);
      Gauge.builder("cotejo.ingest.feeds", number, AtomicInteger::get)
          .description("Feeds that this copy polls.")
          .tag("state", label(health))
          .register(metrics);
    }
    for (Committer.Outcome outcome : Committer.Outcome.values()) {
      String about = "Kafka transactions.";
      transactions.put(outcome, counter(metrics, "transactions", about, "outcome", label(outcome)));
    }
    for (Subscriptions.Delivery delivery : Subscriptions.Delivery.values()) {
      String about = "What hubs sent (WebSub).";
      deliveries.put(delivery, counter(metrics, "pushes", about, "outcome", label(delivery)));
    }
    losses = lone(metrics, "losses", "Polls after which entries were probably missed.");
    putOff = lone(metrics, "polls.put.off", "Polls put off since a site wants to be left alone.");
    delay = timer(metrics, "poll.delay", "From when a poll was due to when it began.", DELAYS);
    lag = timer(metrics, "publication.lag", "From an article's date to its message.", LAGS);
    gauge(metrics, "polls.under.way", "Polls that have begun and not ended.", underWay);
    gauge(metrics, "cut.off", "1 while nothing answers at all: our own outage.", cutOff);
  }

  private static Counter poll(MeterRegistry metrics, String outcome, String reason) {
    return Counter.builder("cotejo.ingest.polls")
        .description("Polls that ended.")
        .tag("outcome", outcome)
        .tag("reason", reason)
        .register(metrics);
  }

  private static Counter entry(MeterRegistry metrics, Tally.Outcome outcome, String reason) {
    return Counter.builder("cotejo.ingest.entries")
        .description("Entries met in feeds.")
        .tag("outcome", label(outcome))
        .tag("reason", reason)
        .register(metrics);
  }

  private static Counter counter(
      MeterRegistry metrics, String name, String about, String tag, String value) {
    return Counter.builder("cotejo.ingest." + name)
        .description(about)
        .tag(tag, value)
        .register(metrics);
  }

  private static Counter lone(MeterRegistry metrics, String name, String about) {
    return Counter.builder("cotejo.ingest." + name).description(about).register(metrics);
  }

  private static Timer timer(
      MeterRegistry metrics, String name, String about, Duration[] objectives) {
    return Timer.builder("cotejo.ingest." + name)
        .description(about)
        .serviceLevelObjectives(objectives)
        .register(metrics);
  }

  private static void gauge(
      MeterRegistry metrics, String name, String about, AtomicInteger number) {
    Gauge.builder("cotejo.ingest." + name, number, AtomicInteger::get)
        .description(about)
        .register(metrics);
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <K extends Enum<K>> void count(Map<K, Counter> counters, @Nullable K which) {
    Counter counter = which == null ? null : counters.get(which);
    if (counter != null) {
      counter.increment();
    }
  }

  /** Enters what a committed report says. */
  void enter(Tally tally) {
    if (tally.hasChanged()) {
      changed.increment();
    }
    if (tally.isUnchanged()) {
      unchanged.increment();
    }
    if (tally.hasLost()) {
      losses.increment();
    }
    count(failed, tally.failure());
    tally
        .entries()
        .forEach(
            (outcome, number) -> {
              Counter counter = entries.get(outcome);
              if (counter != null) {
                counter.increment(number);
              }
            });
    tally
        .rejections()
        .forEach(
            (reason, number) -> {
              Counter counter = rejected.get(reason);
              if (counter != null) {
                counter.increment(number);
              }
            });
    tally.publicationLags().forEach(lag::record);
  }

  void page(PageAnswer answer) {
    count(pages, answer.outcome());
    if (answer.extraction() != null) {
      count(methods, answer.extraction().method());
      count(kinds, answer.extraction().kind());
    }
  }

  void transaction(Committer.Outcome outcome) {
    count(transactions, outcome);
  }

  void delivery(Subscriptions.Delivery delivery) {
    count(deliveries, delivery);
  }

  void putOff() {
    putOff.increment();
  }

  void began(Duration late) {
    delay.record(late.isNegative() ? Duration.ZERO : late);
    underWay.incrementAndGet();
  }

  void ended() {
    underWay.decrementAndGet();
  }

  void cutOff(boolean now) {
    cutOff.set(now ? 1 : 0);
  }

  void feeds(Map<FeedHealth, Integer> numbers) {
    feeds.forEach((health, number) -> number.set(numbers.getOrDefault(health, 0)));
  }
}
