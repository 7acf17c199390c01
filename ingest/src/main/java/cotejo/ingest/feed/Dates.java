package cotejo.ingest.feed;

import cotejo.ingest.calendar.DateWords;
import cotejo.ingest.calendar.ZoneNames;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date as feeds write it: RFC 822 and 850, asctime, ISO 8601 and its W3C profile, seconds
 * since 1970, and the manners of many countries. A date that does not exist (a 25th hour, a 31st of
 * June) is no date: nothing rolls over. A time without a zone is taken as UTC.
 */
final class Dates {

  /** Longest text that can be a date; a longer one is prose. */
  private static final int LONGEST = 100;

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})([-/.])0?(\\d{1,2})\\2(\\d{1,2})"
              + "(?:(?:\\s*[Tt_]\\s*|,?\\s+|:)(\\d{1,2})(?::?(\\d{1,2})(?::?(\\d{1,2})(?:[.,]\\d+)?)?)?"
              + "(?:\\s*([A-Za-z]{1,5}\\s*[+-]\\d{1,2}(?::?\\d{2})?|[+-]\\d{1,2}(?::?\\d{2})?|[A-Za-z]{1,5}|[A-Za-z]+(?:/[A-Za-z_]+)+))?)?"
              + "(?:\\s*[+-]\\d{1,2}:?\\d{2})?[Zz]?");
  private static final Pattern COMPACT =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(?:[Tt ]?(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d+)?)?)?\\s*([Zz]|[+-]\\d{2}:?\\d{2})?");
  private static final Pattern SHORT_ISO = Pattern.compile("-?(\\d{2})-?(\\d{2})(?:-?(\\d{2}))?");
  private static final Pattern ORDINAL = Pattern.compile("(\\d{4}|\\d{2})-?(\\d{3})");
  private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})(?:-(\\d{1,2}))?");
  private static final Pattern EPOCH = Pattern.compile("([1-9]\\d{9})(\\d{3})?(?:\\.\\d+)?");
  private static final Pattern MONTH_NAME_INSIDE =
      Pattern.compile("(\\d{4})-(\\p{L}+)-(\\d{1,2})(?=\\D|$)");

  private Dates() {}

  /**
   * Reads one date.
   *
   * @param language of the feed, BCP 47; decides whether 3/4/2026 is March or April
   * @return null when the text is not a date that exists
   */
  static @Nullable Instant parse(@Nullable String text, @Nullable String language) {
    if (text == null || text.length() > LONGEST) {
      return null;
    }
    String date = DateCleaning.clean(text);
    if (date.isEmpty()) {
      return null;
    }
    try {
      Instant instant =
          Character.isDigit(date.charAt(0)) || date.charAt(0) == '-' ? numeric(date) : null;
      if (instant == null) {
        String eastern = DateCleaning.eastAsian(date, language);
        instant = eastern == null ? TextDate.parse(date, language) : numeric(eastern);
      }
      return instant == null || instant.isBefore(EARLIEST) ? null : instant;
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  /** What lies before is a program's zero date, not a date of news. */
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private static @Nullable Instant numeric(String date) {
    Matcher m = ISO.matcher(date);
    if (m.matches()) {
      return at(
          date(m.group(1), m.group(3), m.group(4)), m.group(5), m.group(6), m.group(7), m.group(8));
    }
    m = EPOCH.matcher(date);
    if (m.matches()) {
      return Instant.ofEpochSecond(Long.parseLong(m.group(1)));
    }
    m = COMPACT.matcher(date);
    if (m.matches()) {
      return at(
          date(m.group(1), m.group(2), m.group(3)), m.group(4), m.group(5), m.group(6), m.group(7));
    }
    m = ORDINAL.matcher(date);
    if (m.matches()) {
      return midnight(LocalDate.ofYearDay(year(m.group(1)), Integer.parseInt(m.group(2))));
    }
    m = YEAR_MONTH.matcher(date);
    if (m.matches()) {
      return midnight(date(m.group(1), m.group(2) == null ? "1" : m.group(2), "1"));
    }
    m = SHORT_ISO.matcher(date);
    if (m.matches()) {
      return midnight(date(m.group(1), m.group(2), m.group(3) == null ? "1" : m.group(3)));
    }
    m = MONTH_NAME_INSIDE.matcher(date);
    if (m.find()) {
      Integer month = DateWords.month(m.group(2).toLowerCase(Locale.ROOT));
      return month == null ? null : numeric(m.replaceFirst("$1-" + month + "-$3"));
    }
    return null;
  }

  private static LocalDate date(String year, String month, String day) {
    return LocalDate.of(year(year), Integer.parseInt(month), Integer.parseInt(day));
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay().toInstant(java.time.ZoneOffset.UTC);
  }

  /**
   * RFC 5322, section 4.3: two digits below 50 are of this century; three digits count from 1900.
   */
  static int year(String digits) {
    int year = Integer.parseInt(digits);
    if (digits.length() == 2) {
      return year < 70 ? 2000 + year : 1900 + year;
    }
    return digits.length() == 3 ? 1900 + year : year;
  }

  /**
   * Null parts of the time are 0; 24:00 is the end of the day (ISO 8601) and second 60 a leap
   * second.
   */
  static @Nullable Instant at(
      LocalDate date,
      @Nullable String hour,
      @Nullable String minute,
      @Nullable String second,
      @Nullable String zone) {
    int h = hour == null ? 0 : Integer.parseInt(hour);
    int m = minute == null ? 0 : Integer.parseInt(minute);
    int s = second == null ? 0 : Integer.parseInt(second);
    boolean endOfDay = h == 24 && m == 0 && s == 0;
    boolean leap = s == 60 && m == 59;
    LocalDateTime local =
        date.atTime(endOfDay ? 0 : h, m, leap ? 59 : s)
            .plusDays(endOfDay ? 1 : 0)
            .plusSeconds(leap ? 1 : 0);
    if (zone == null || zone.isEmpty()) {
      return local.toInstant(java.time.ZoneOffset.UTC);
    }
    Integer offset = ZoneNames.offset(zone.replace(" ", ""), local);
    return offset == null ? null : local.minusMinutes(offset).toInstant(java.time.ZoneOffset.UTC);
  }
}
