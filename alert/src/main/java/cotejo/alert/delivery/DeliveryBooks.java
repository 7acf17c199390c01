package cotejo.alert.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** tries = sent + suppressed + failed + put off + no server, per start of the process. */
final class DeliveryBooks {
  /** What one try came to. */
  enum Outcome {
    SENT,
    SUPPRESSED,
    FAILED,
    PUT_OFF,
    NO_SERVER
  }

  private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);

  DeliveryBooks(MeterRegistry metrics) {
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(
          outcome,
          Counter.builder("cotejo.alert.mail.tries")
              .description("Tries to send a mail, by what they came to.")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .register(metrics));
    }
  }

  void count(Outcome outcome) {
    outcomes.get(outcome).increment();
  }
}
