package cotejo.ingest.page;

import java.time.DateTimeException;
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
          "(\\d{4})[-/.]?(\\d{1,2})[-/.]?(\\d{1,2})(?:(?:T|\\s+|,\\s*)(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d+)?)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{0,2})?)?.*",
          Pattern.CASE_INSENSITIVE);

  private Dates() {}

  /** Null where the text is no date, or one before the web or in the far future. */
  static @Nullable PageDate read(@Nullable String text) {
    if (text == null || text.length() < 8) return null;
    Matcher iso = ISO.matcher(text.strip());
    if (!iso.matches()) return null;
    try {
      LocalDate day = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
      if (day.getYear() < 1990 || day.getYear() > 2100) return null;
      if (iso.group(4) == null) return PageDate.ofDay(day);
      LocalDateTime time =
          day.atTime(number(iso, 4), number(iso, 5), iso.group(6) == null ? 0 : number(iso, 6));
      return PageDate.of(time, zone(iso.group(7)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable ZoneOffset zone(@Nullable String zone) {
    if (zone == null) return null;
    if (!zone.startsWith("+") && !zone.startsWith("-")) return ZoneOffset.UTC;
    String digits = zone.replace(":", "");
    int hours = Integer.parseInt(digits.substring(1, 3));
    int minutes = digits.length() >= 5 ? Integer.parseInt(digits.substring(3, 5)) : 0;
    int sign = digits.charAt(0) == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
