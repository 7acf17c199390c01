package cotejo.ingest.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates as machines write them (ISO 8601 and its neighbours). */
final class Dates {
  private static final Pattern ISO =
      Pattern.compile(
          "(?<y>\\d{4})(?:(?<sep>[-/.])(?<m>\\d{1,2})\\k<sep>(?<d>\\d{1,2})|(?<mm>\\d{2})(?<dd>\\d{2}))"
              + "(?:(?:T|\\||\\s+|,\\s*)(?<h>\\d{1,2})[:h]?(?<min>\\d{2})(?::?(?<s>\\d{2})(?:[.,]\\d+)?)?\\s*(?<zone>[+-]\\d{2}:?\\d{0,2}|[A-Z]{1,5}\\b)?)?(?!\\d).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SINCE_1970 = Pattern.compile("([1-2]\\d{9})(?:\\d{3})?");

  private Dates() {}

  /** Null where the text is no date, or one before the web or in the far future. */
  static @Nullable PageDate read(@Nullable String text) {
    if (text == null || text.length() < 8) return null;
    String stripped = text.strip();
    Matcher iso = ISO.matcher(stripped);
    if (!iso.matches()) return null;
    try {
      boolean compact = iso.group("m") == null;
      LocalDate day =
          LocalDate.of(
              number(iso, "y"),
              number(iso, compact ? "mm" : "m"),
              number(iso, compact ? "dd" : "d"));
      if (day.getYear() < 1990 || day.getYear() > 2100) return null;
      if (iso.group("h") == null) return PageDate.ofDay(day);
      int second = iso.group("s") == null ? 0 : number(iso, "s");
      LocalDateTime time = day.atTime(number(iso, "h"), number(iso, "min"), second);
      String zone = iso.group("zone");
      return PageDate.of(time, zone == null ? null : WrittenTime.offset(padded(zone), time));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A date in any form: a machine's, a person's, a count of seconds; null where there is none. */
  static @Nullable PageDate readAny(String text, boolean monthFirst) {
    PageDate date = read(text);
    if (date == null) date = WrittenDates.find(text, monthFirst);
    return date == null ? sinceEpoch(text) : date;
  }

  /** {@code +05:} and {@code +0530} as {@code ZoneNames} knows them. */
  private static String padded(String zone) {
    return zone.endsWith(":") ? zone.substring(0, zone.length() - 1) : zone;
  }

  /** Seconds or milliseconds since 1970, as scripts count; null where the text is no such count. */
  static @Nullable PageDate sinceEpoch(String text) {
    Matcher count = SINCE_1970.matcher(text.strip());
    if (!count.matches()) return null;
    var instant = Instant.ofEpochSecond(Long.parseLong(count.group(1)));
    return PageDate.of(instant.atOffset(ZoneOffset.UTC));
  }

  private static int number(Matcher matcher, String group) {
    return Integer.parseInt(matcher.group(group));
  }
}
