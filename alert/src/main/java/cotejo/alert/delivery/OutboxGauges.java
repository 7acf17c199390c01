package cotejo.alert.delivery;

import cotejo.alert.model.MailState;
import cotejo.alert.model.Subscriber;
import cotejo.alert.store.ReplyStore;
import cotejo.alert.store.RunStore.Ledger;
import cotejo.alert.store.Store;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the outbox holds, the newest run's ledger, who reads and which replies wait, as the database
 * has them: every copy shows the same. due = sent + suppressed + failed + pending.
 */
final class OutboxGauges {
  private static final Duration FRESH = Duration.ofSeconds(10);

  private record Snapshot(
      Map<MailState, Integer> mails,
      Map<Subscriber.Status, Integer> readers,
      Map<ReplyStore.State, Integer> replies,
      @Nullable Ledger newest,
      Instant takenAt) {}

  private final Store store;
  private final InstantSource clock;
  private Snapshot snapshot =
      new Snapshot(
          new EnumMap<>(MailState.class),
          new EnumMap<>(Subscriber.Status.class),
          new EnumMap<>(ReplyStore.State.class),
          null,
          Instant.EPOCH);

  OutboxGauges(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  void bindTo(MeterRegistry metrics) {
    for (MailState state : MailState.values()) {
      Gauge.builder("cotejo.alert.mails", this, g -> g.now().mails().getOrDefault(state, 0))
          .description("Mails ever owed, by where they stand.")
          .tag("state", word(state))
          .strongReference(true)
          .register(metrics);
    }
    for (Subscriber.Status status : Subscriber.Status.values()) {
      Gauge.builder(
              "cotejo.alert.subscribers", this, g -> g.now().readers().getOrDefault(status, 0))
          .description("Subscribers, by where the subscription stands.")
          .tag("status", word(status))
          .strongReference(true)
          .register(metrics);
    }
    for (ReplyStore.State state : ReplyStore.State.values()) {
      Gauge.builder("cotejo.alert.replies", this, g -> g.now().replies().getOrDefault(state, 0))
          .description("Outlets' replies, by what an editor decided; waiting: nothing yet.")
          .tag("state", word(state))
          .strongReference(true)
          .register(metrics);
    }
    ledger(metrics, "due", ledger -> ledger.run().due());
    ledger(metrics, "sent", Ledger::sent);
    ledger(metrics, "suppressed", ledger -> sum(ledger.suppressed()));
    ledger(metrics, "failed", ledger -> sum(ledger.failed()));
    ledger(metrics, "pending", Ledger::pending);
  }

  private void ledger(MeterRegistry metrics, String entry, ToIntFunction<Ledger> value) {
    Gauge.builder(
            "cotejo.alert.run.mails",
            this,
            g -> {
              Ledger newest = g.now().newest();
              return newest == null ? 0 : value.applyAsInt(newest);
            })
        .description("The newest run's ledger: due = sent + suppressed + failed + pending.")
        .tag("entry", entry)
        .strongReference(true)
        .register(metrics);
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** One look at the database serves a whole scrape. */
  private synchronized Snapshot now() {
    Instant now = clock.instant();
    if (Duration.between(snapshot.takenAt(), now).abs().compareTo(FRESH) > 0) {
      List<Ledger> newest = store.runs().ledgers(1);
      snapshot =
          new Snapshot(
              store.outbox().counts(),
              store.subscribers().counts(),
              store.replies().counts(),
              newest.isEmpty() ? null : newest.getFirst(),
              now);
    }
    return snapshot;
  }
}
