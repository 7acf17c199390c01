package cotejo.alert.delivery;

import cotejo.alert.store.DomainSlots;
import java.time.Duration;
import java.time.Instant;

/**
 * Spreads mails to one domain over time: each gets a slot, one after the other, so that a mail is
 * put off at most once and others pass it. The slots are in the database: copies share them.
 */
final class DomainRates {
  private final DomainSlots slots;
  private final Duration gap;

  /**
   * @param perSecond most mails a second to a domain; 0 for no limit
   */
  DomainRates(DomainSlots slots, int perSecond) {
    this.slots = slots;
    this.gap = perSecond == 0 ? Duration.ZERO : Duration.ofSeconds(1).dividedBy(perSecond);
  }

  /** The moment at which a mail to {@code domain} may go; not before {@code now}. */
  Instant slot(String domain, Instant now) {
    return gap.isZero() ? now : slots.take(domain, gap, now);
  }
}
