package cotejo.alert.model;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * When digests are cut: at a time of day in a zone. Each local date has exactly one cut, also when
 * clocks change: an hour that is missing moves the cut forward by the gap, of a doubled hour the
 * first counts.
 */
public record Schedule(Frequency frequency, LocalTime at, ZoneId zone) {

  /** A digest that is cut later than this says that it makes up for a missed one. */
  public static final Duration ON_TIME = Duration.ofMinutes(15);

  /** Whether what was due at {@code cut} comes late at {@code now}. */
  public static boolean isLate(Instant cut, Instant now) {
    return Duration.between(cut, now).compareTo(ON_TIME) > 0;
  }

  /** Its name in the database: equal schedules share their digests. */
  public String name() {
    return frequency.word() + " " + at + " " + zone;
  }

  /** The schedule with this name. */
  public static Schedule named(String name) {
    String[] parts = name.split(" ", 3);
    try {
      return new Schedule(Frequency.of(parts[0]), LocalTime.parse(parts[1]), ZoneId.of(parts[2]));
    } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a schedule: \"" + name + "\"", e);
    }
  }

  /** The newest cut at or before {@code now}. */
  public Instant latest(Instant now) {
    LocalDate day = cutDay(now.atZone(zone).toLocalDate().plusDays(1));
    while (cut(day).isAfter(now)) {
      day = day.minusDays(frequency == Frequency.WEEKLY ? 7 : 1);
    }
    return cut(day);
  }

  /** The first cut after {@code now}. */
  public Instant next(Instant now) {
    LocalDate day = cutDay(now.atZone(zone).toLocalDate().minusDays(1));
    while (!cut(day).isAfter(now)) {
      day = day.plusDays(frequency == Frequency.WEEKLY ? 7 : 1);
    }
    return cut(day);
  }

  /** The cut before the one at {@code cut}. */
  public Instant previous(Instant cut) {
    return latest(cut.minusMillis(1));
  }

  private LocalDate cutDay(LocalDate day) {
    return frequency == Frequency.WEEKLY
        ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        : day;
  }

  private Instant cut(LocalDate day) {
    return day.atTime(at).atZone(zone).toInstant();
  }
}
