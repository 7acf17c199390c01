package cotejo.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Spreads mails to one domain over time: each gets a slot, one after the other, so that a mail is
 * put off at most once and others pass it.
 */
final class DomainRates {
  private static final int MOST_DOMAINS = 10_000;

  private final long gapNanos;
  private final Map<String, Instant> free = new HashMap<>();

  /**
   * @param perSecond most mails a second to a domain; 0 for no limit
   */
  DomainRates(int perSecond) {
    this.gapNanos = perSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
  }

  /** The moment at which a mail to {@code domain} may go; not before {@code now}. */
  synchronized Instant slot(String domain, Instant now) {
    if (gapNanos == 0) {
      return now;
    }
    if (free.size() >= MOST_DOMAINS) {
      free.values().removeIf(moment -> moment.isBefore(now));
    }
    Instant next = free.getOrDefault(domain, now);
    Instant slot = next.isBefore(now) ? now : next;
    free.put(domain, slot.plusNanos(gapNanos));
    return slot;
  }
}
