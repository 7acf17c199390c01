package cotejo.alert.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments for mails to one recipient domain, one after the other, for all copies together. */
public final class DomainSlots {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Database database;

  DomainSlots(Database database) {
    this.database = database;
  }

  /**
   * Takes the next moment at which a mail may go to {@code domain}, not before {@code now}; whoever
   * asks next gets one that is {@code gap} later.
   */
  public Instant take(String domain, Duration gap, Instant now) {
    long moment = micros(now);
    long taken =
        database.write(
            handle ->
                handle
                    .createQuery(
                        "insert into domain_slot (domain, free_at) values (:domain, :now + :gap) on"
                            + " conflict (domain) do update set free_at = case when"
                            + " domain_slot.free_at < :now then :now else domain_slot.free_at end"
                            + " + :gap returning free_at")
                    .bind("domain", domain)
                    .bind("now", moment)
                    .bind("gap", gap.toNanos() / 1_000)
                    .mapTo(Long.class)
                    .one());
    return Instant.EPOCH.plus(taken, ChronoUnit.MICROS).minus(gap);
  }

  /** Forgets domains that nothing was sent to for a day. */
  public void forget(Instant now) {
    database.change(
        handle ->
            handle
                .createUpdate("delete from domain_slot where free_at < :before")
                .bind("before", micros(now.minus(KEPT)))
                .execute());
  }

  private static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }
}
