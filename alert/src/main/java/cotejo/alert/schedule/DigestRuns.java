package cotejo.alert.schedule;

import cotejo.alert.digest.Editions;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.Schedule;
import cotejo.alert.model.Subscriber;
import cotejo.alert.model.Suppression;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.RunStore.Run;
import cotejo.alert.store.Store;
import cotejo.events.Digest;
import cotejo.events.Hashes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts each schedule's window when its moment has come and writes the mails that are due. Closing a
 * window and opening its run are one transaction; writing mails goes on where it stopped. So it
 * does not matter where a process is killed, nor how many copies call {@link #tick}.
 */
public final class DigestRuns {
  private static final Logger LOG = LoggerFactory.getLogger(DigestRuns.class);

  /** How long a cut waits for verdicts of its window that are still on the topic. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A subscriber who was quiet for longer gets the last window only. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(31);

  private static final int CHUNK = 1_000;

  private final Store store;
  private final Editions editions;
  private final Schedule standard;
  private final Supplier<Instant> readUpTo;
  private final Counter onTime;
  private final Counter madeUp;
  private final AtomicLong lastSuccess = new AtomicLong();
  private @Nullable Instant startedAt;

  /**
   * @param standard the schedule whose editions are public
   * @param readUpTo the moment up to which all verdicts have been read
   */
  public DigestRuns(
      Store store,
      Editions editions,
      Schedule standard,
      Supplier<Instant> readUpTo,
      MeterRegistry metrics) {
    this.store = store;
    this.editions = editions;
    this.standard = standard;
    this.readUpTo = readUpTo;
    this.onTime = runs(metrics, "on-time");
    this.madeUp = runs(metrics, "made-up");
    store.runs().lastDigestCut().ifPresent(cut -> lastSuccess.set(cut.getEpochSecond()));
    Gauge.builder("cotejo.alert.digest.last.success.timestamp", lastSuccess, AtomicLong::get)
        .description("When the newest digest run had all its mails written; 0 before the first.")
        .baseUnit("seconds")
        .register(metrics);
  }

  private static Counter runs(MeterRegistry metrics, String outcome) {
    return Counter.builder("cotejo.alert.digest.runs")
        .description("Digest runs, by whether they came at their moment.")
        .tag("outcome", outcome)
        .register(metrics);
  }

  /** Does all that is due at {@code now}; doing it twice changes nothing. */
  public void tick(Instant now) {
    if (startedAt == null) {
      startedAt = now;
    }
    finish(now);
    for (Schedule schedule : schedules()) {
      Instant cut = schedule.latest(now);
      Instant last = followed(schedule, cut);
      if (last.isBefore(cut) && !isWaiting(cut, now)) {
        open(schedule, runId(schedule, cut), cut, now);
      }
    }
    finish(now);
  }

  /** Cuts every schedule at {@code now}, whatever its hour; for trying things out. */
  public void cutNow(Instant now) {
    finish(now);
    for (Schedule schedule : schedules()) {
      Instant last = followed(schedule, schedule.latest(now));
      if (last.isBefore(now)) {
        open(schedule, extraId(schedule, now), now, now);
      }
    }
    finish(now);
  }

  private boolean isWaiting(Instant cut, Instant now) {
    Instant from = startedAt != null && startedAt.isAfter(cut) ? startedAt : cut;
    return readUpTo.get().isBefore(from) && now.isBefore(from.plus(PATIENCE));
  }

  private List<Schedule> schedules() {
    Set<Schedule> all = new LinkedHashSet<>(List.of(standard));
    store.runs().chosenSchedules().forEach(name -> all.add(Schedule.named(name)));
    return new ArrayList<>(all);
  }

  private Instant followed(Schedule schedule, Instant opening) {
    Optional<Instant> last = store.runs().lastCut(schedule.name());
    if (last.isPresent()) {
      return last.get();
    }
    Instant from = schedule.equals(standard) ? endOfPublic(opening) : opening;
    store.runs().follow(schedule.name(), from);
    return from;
  }

  /** When the standard hour changes, the public editions go on where they ended. */
  private Instant endOfPublic(Instant opening) {
    return store
        .editions()
        .latest()
        .map(Digest::to)
        .filter(end -> end.isBefore(opening))
        .orElse(opening);
  }

  private void open(Schedule schedule, String id, Instant cut, Instant now) {
    if (!store.runs().open(id, schedule, cut, now)) {
      return;
    }
    boolean late = Schedule.isLate(cut, now);
    (late ? madeUp : onTime).increment();
    LOG.atInfo()
        .addKeyValue("run", id)
        .addKeyValue("schedule", schedule.name())
        .addKeyValue("until", cut)
        .log(late ? "digest cut late, to make up for a missed one" : "digest cut");
  }

  /** Writes what is left to write of every run that was opened. */
  private void finish(Instant now) {
    for (Run run : store.runs().building()) {
      if (!run.kind().equals("digest")) {
        continue;
      }
      if (run.schedule().equals(standard.name()) && run.from().isBefore(run.dueAt())) {
        editions.edition(
            run.id(),
            run.from(),
            run.dueAt(),
            true,
            run.cutAt(),
            Schedule.isLate(run.dueAt(), run.cutAt()) ? run.dueAt() : null);
        store.hookOutbox().oweDigest(run.id(), run.cutAt());
      }
      while (store.runs().writeSome(run, CHUNK, this::write)) {
        // The next chunk.
      }
      lastSuccess.set(now.getEpochSecond());
    }
  }

  private void write(Handle handle, Run run, List<Subscriber> subscribers) {
    List<Outbox.Mail> mails = new ArrayList<>();
    Map<String, Instant> covered = new LinkedHashMap<>();
    for (Subscriber subscriber : subscribers) {
      Instant from = windowOf(run, subscriber);
      Suppression reason = suppression(run, subscriber, from);
      Outbox.Mail mail = mail(run, subscriber, from);
      mails.add(reason == null ? mail : Outbox.suppressed(mail, reason));
      // After a quiet day the next digest begins where this one would have.
      covered.put(subscriber.id(), reason == Suppression.QUIET_DAY ? from : run.dueAt());
    }
    store.outbox().oweAll(handle, mails);
    store.runs().covered(handle, covered);
  }

  private Outbox.Mail mail(Run run, Subscriber subscriber, Instant from) {
    boolean main = from.equals(run.from()) && run.schedule().equals(standard.name());
    return Outbox.pending(
        run.id() + ":" + subscriber.id(),
        run.id(),
        subscriber.id(),
        MailKind.DIGEST,
        subscriber.address(),
        main ? run.id() : Editions.idOf(from, run.dueAt()),
        null,
        run.cutAt());
  }

  private static Instant windowOf(Run run, Subscriber subscriber) {
    Instant covered = subscriber.coveredUntil();
    return covered == null || covered.isBefore(run.dueAt().minus(LONGEST_WINDOW))
        ? run.from()
        : covered;
  }

  private static @Nullable Suppression suppression(Run run, Subscriber subscriber, Instant from) {
    if (subscriber.isPausedAt(run.dueAt())) {
      return Suppression.PAUSED;
    }
    if (subscriber
        .preferences()
        .quietDays()
        .contains(run.dueAt().atZone(subscriber.preferences().zone()).getDayOfWeek())) {
      return Suppression.QUIET_DAY;
    }
    return from.isBefore(run.dueAt()) ? null : Suppression.NOTHING_NEW;
  }

  /** The public edition's name, which is also its run's: {@code daily-2026-03-02}. */
  private String runId(Schedule schedule, Instant cut) {
    String day = schedule.frequency().word() + "-" + cut.atZone(schedule.zone()).toLocalDate();
    return schedule.equals(standard) ? day : day + "-" + suffix(schedule);
  }

  private String extraId(Schedule schedule, Instant now) {
    String extra = "extra-" + Editions.stamp(now);
    return schedule.equals(standard) ? extra : extra + "-" + suffix(schedule);
  }

  private static String suffix(Schedule schedule) {
    return schedule.frequency().word()
        + "-"
        + schedule.at().toString().replace(":", "")
        + "-"
        + Hashes.slug(schedule.zone().getId());
  }
}
