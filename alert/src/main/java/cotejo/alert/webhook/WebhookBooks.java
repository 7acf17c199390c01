package cotejo.alert.webhook;

import cotejo.alert.model.MailState;
import cotejo.alert.model.Webhook;
import cotejo.alert.store.Store;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** tries = sent + suppressed + failed + put off, per start; the outbox as the database has it. */
final class WebhookBooks {
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** What one try came to. */
  enum Outcome {
    SENT,
    SUPPRESSED,
    FAILED,
    PUT_OFF
  }

  private record Snapshot(Map<MailState, Integer> owed, long enabled, long disabled, Instant at) {}

  private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
  private final Store store;
  private final InstantSource clock;
  private Snapshot snapshot = new Snapshot(new EnumMap<>(MailState.class), 0, 0, Instant.EPOCH);

  WebhookBooks(Store store, InstantSource clock, MeterRegistry metrics) {
    this.store = store;
    this.clock = clock;
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(
          outcome,
          Counter.builder("cotejo.alert.webhook.tries")
              .description("Tries to deliver a webhook, by what they came to.")
              .tag("outcome", Webhook.word(outcome))
              .register(metrics));
    }
    for (MailState state : MailState.values()) {
      Gauge.builder(
              "cotejo.alert.webhook.deliveries", this, b -> b.now().owed().getOrDefault(state, 0))
          .description("Deliveries of webhooks ever owed, by where they stand.")
          .tag("state", Webhook.word(state))
          .strongReference(true)
          .register(metrics);
    }
    Gauge.builder("cotejo.alert.webhooks", this, b -> b.now().enabled())
        .description("Webhooks, by whether something is sent there.")
        .tag("state", "enabled")
        .strongReference(true)
        .register(metrics);
    Gauge.builder("cotejo.alert.webhooks", this, b -> b.now().disabled())
        .description("Webhooks, by whether something is sent there.")
        .tag("state", "disabled")
        .strongReference(true)
        .register(metrics);
  }

  void count(Outcome outcome) {
    outcomes.get(outcome).increment();
  }

  private synchronized Snapshot now() {
    Instant now = clock.instant();
    if (Duration.between(snapshot.at(), now).abs().compareTo(FRESH) > 0) {
      List<Webhook> all = store.webhooks().all();
      long enabled = all.stream().filter(Webhook::isEnabled).count();
      snapshot = new Snapshot(store.hookOutbox().counts(), enabled, all.size() - enabled, now);
    }
    return snapshot;
  }
}
