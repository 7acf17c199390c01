package cotejo.ingest.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a page says about one moment together: machines are told the moment in UTC, readers the
 * hour on the outlet's own clock, and the two differ by the outlet's zone.
 */
final class LocalClock {
  /** The zones in use lie between 12 hours behind UTC and 14 before it. */
  private static final int BEHIND = 12 * 60;

  private static final int BEFORE = 14 * 60;

  /** Nearly every zone is whole hours from UTC, the others half an hour more. */
  private static final int STEP = 30;

  private LocalClock() {}

  /** The date, made as exact as others that mean the same moment allow. */
  static PageDate refine(PageDate date, List<PageDate> others) {
    PageDate refined = date;
    for (PageDate other : others) {
      PageDate better = better(refined, other);
      if (better != null) refined = better;
    }
    return refined;
  }

  /** Whether a machine's date and one that is shown can be of one moment. */
  static boolean meanTheSame(PageDate stated, PageDate shown) {
    if (stated.time() == null || shown.time() == null) return stated.day().equals(shown.day());
    return isNear(stated.time(), shown.time()) || inZoneOf(stated.time(), shown.time()) != null;
  }

  private static @Nullable PageDate better(PageDate date, PageDate other) {
    LocalDateTime time = date.time();
    LocalDateTime otherTime = other.time();
    if (otherTime == null) return null;
    if (time == null) return isOn(date.day(), other) ? other : null;
    ZoneOffset zone = date.offset();
    boolean local = other.offset() != null && other.offset().getTotalSeconds() != 0;
    if (zone == null) return other.offset() != null && isNear(time, otherTime) ? other : null;
    if (zone.getTotalSeconds() != 0) return null;
    if (local && isNear(time, otherTime)) return other;
    if (other.offset() == null) return inZoneOf(time, otherTime);
    return local && isNear(time, otherTime.minusSeconds(other.offset().getTotalSeconds()))
        ? inZone(time, other.offset())
        : null;
  }

  /** On the day by the clock that it is written with, or in UTC, which machines count in. */
  private static boolean isOn(LocalDate day, PageDate moment) {
    if (day.equals(moment.day())) return true;
    Instant instant = moment.instant();
    return instant != null && day.equals(LocalDate.ofInstant(instant, ZoneOffset.UTC));
  }

  private static boolean isNear(LocalDateTime one, LocalDateTime other) {
    return Duration.between(one, other).abs().compareTo(Duration.ofSeconds(60)) < 0;
  }

  /** A moment in UTC on the clock that shows it as {@code local}; null when none in use does. */
  private static @Nullable PageDate inZoneOf(LocalDateTime utc, LocalDateTime local) {
    LocalDateTime start = utc.withSecond(0).withNano(0);
    long minutes = Duration.between(start, local.withSecond(0).withNano(0)).toMinutes();
    if (minutes == 0 || minutes % STEP != 0 || minutes < -BEHIND || minutes > BEFORE) return null;
    return inZone(utc, ZoneOffset.ofTotalSeconds((int) minutes * 60));
  }

  private static PageDate inZone(LocalDateTime utc, ZoneOffset zone) {
    return PageDate.of(utc.plusSeconds(zone.getTotalSeconds()), zone);
  }
}
