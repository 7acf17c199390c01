package cotejo.alert.webhook;

import cotejo.alert.model.Webhook.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often and how long a delivery is tried again: the pauses that the specification suggests. */
final class HookPatience {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** After so much time of nothing but failures a webhook is disabled. */
  static final Duration UNTIL_DISABLED = Duration.ofDays(5);

  private HookPatience() {}

  /**
   * When to try again; empty when the message has lost its use by then.
   *
   * @param attempts how often it has been tried, this time included
   * @param asked how long the server asks to be left alone; null when it does not
   */
  static Optional<Instant> next(
      String id,
      Event event,
      Instant createdAt,
      int attempts,
      @Nullable Duration asked,
      Instant now) {
    Duration pause = PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
    // Up to a tenth more, so that what failed together does not come back together.
    Duration spread = pause.multipliedBy(Math.floorMod(id.hashCode(), 100)).dividedBy(1_000);
    Duration wait = pause.plus(spread);
    Instant next = now.plus(asked != null && asked.compareTo(wait) > 0 ? asked : wait);
    return next.isAfter(createdAt.plus(life(event))) ? Optional.empty() : Optional.of(next);
  }

  private static Duration life(Event event) {
    return switch (event) {
      case DIGEST -> Duration.ofDays(3);
      case AT_ONCE, TEST -> Duration.ofHours(24);
    };
  }
}
