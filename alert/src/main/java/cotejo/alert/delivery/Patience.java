package cotejo.alert.delivery;

import cotejo.alert.model.MailKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How often and how long a mail is tried again that a server put off. */
final class Patience {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4));

  /**
   * A mail at which the conversation broke off waits so long that others are tried before it: it
   * may be the mail that the server does not bear.
   */
  static final Duration BEHIND_OTHERS = Duration.ofSeconds(20);

  private Patience() {}

  /** Whether a mail has lost its use. */
  static boolean isOver(MailKind kind, Instant createdAt, Instant now) {
    return now.isAfter(createdAt.plus(life(kind)));
  }

  /** When to try again after {@code attempts} attempts; empty when the mail has lost its use. */
  static Optional<Instant> next(MailKind kind, Instant createdAt, int attempts, Instant now) {
    Instant next = now.plus(PAUSES.get(Math.min(attempts, PAUSES.size()) - 1));
    return next.isAfter(createdAt.plus(life(kind))) ? Optional.empty() : Optional.of(next);
  }

  private static Duration life(MailKind kind) {
    return switch (kind) {
      case DIGEST -> Duration.ofHours(36);
      case CONFIRMATION, LINK -> Duration.ofDays(2);
      case ALERT -> Duration.ofHours(6);
    };
  }

  /** How long to leave a server alone that did not answer {@code times} times in a row. */
  static Duration withServer(int times) {
    return Duration.ofSeconds(Math.min(60, 1L << Math.min(times - 1, 6)));
  }
}
