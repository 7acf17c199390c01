package cotejo.ingest.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A date as exactly as the page states it: nothing is invented.
 *
 * @param day the calendar day as written
 * @param time day and hour as written, in no zone if the page gives none; null when only a day is
 *     given
 * @param offset the zone as written; null when the page gives none
 */
public record PageDate(LocalDate day, @Nullable LocalDateTime time, @Nullable ZoneOffset offset) {

  public PageDate {
    if (time != null && !time.toLocalDate().equals(day))
      throw new IllegalArgumentException("the hour " + time + " is not on the day " + day);
    if (offset != null && time == null)
      throw new IllegalArgumentException("a zone says nothing about a day without an hour");
  }

  static PageDate ofDay(LocalDate day) {
    return new PageDate(day, null, null);
  }

  static PageDate of(LocalDateTime time, @Nullable ZoneOffset offset) {
    return new PageDate(time.toLocalDate(), time, offset);
  }

  static PageDate of(OffsetDateTime time) {
    return of(time.toLocalDateTime(), time.getOffset());
  }

  /** The instant, where day, hour and zone are known; else null. */
  public @Nullable Instant instant() {
    return time == null || offset == null ? null : time.toInstant(offset);
  }

  /** Best effort for sorting: an unknown zone is read as UTC, an unknown hour as noon UTC. */
  public Instant approximate() {
    if (time == null) return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    return time.toInstant(offset == null ? ZoneOffset.UTC : offset);
  }

  /**
   * ISO 8601 with what is known: {@code 2026-03-01}, {@code 2026-03-01T07:30:00}, {@code
   * 2026-03-01T07:30:00-06:00}.
   */
  public String iso() {
    if (time == null) return day.toString();
    String written = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.withNano(0));
    return offset == null ? written : written + offset;
  }
}
