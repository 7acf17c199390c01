package cotejo.alert.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who reads.
 *
 * @param id random, 26 characters; the only name that appears in links and headers
 * @param address as it was given
 * @param pausedUntil UTC, no mail before; null when not paused
 * @param coveredUntil UTC, up to where digests have been prepared; null before the first
 * @param createdAt UTC, when the address was entered
 * @param confirmedAt UTC, when the link in the confirmation mail was followed
 * @param endedAt UTC, when the subscription ended or the address was given up
 * @param bounces refusals in a row that were the address's fault
 * @param suppressedFor why the address was given up; null unless it was
 */
public record Subscriber(
    String id,
    String address,
    Status status,
    Preferences preferences,
    @Nullable Instant pausedUntil,
    @Nullable Instant coveredUntil,
    Instant createdAt,
    @Nullable Instant confirmedAt,
    @Nullable Instant endedAt,
    int bounces,
    @Nullable String suppressedFor) {

  /** Where a subscription stands. */
  public enum Status {
    /** The confirmation mail's link has not been followed. */
    PENDING,
    CONFIRMED,
    UNSUBSCRIBED,
    /** Mail to the address was refused for good. */
    SUPPRESSED
  }

  /** Whether no mail is wanted at {@code now}. */
  public boolean isPausedAt(Instant now) {
    return pausedUntil != null && now.isBefore(pausedUntil);
  }
}
