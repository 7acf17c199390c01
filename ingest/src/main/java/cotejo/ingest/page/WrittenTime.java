package cotejo.ingest.page;

import cotejo.ingest.calendar.ZoneNames;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the hour that stands beside a written date, and the zone behind it. */
final class WrittenTime {
  private static final String BEFORE_NOON =
      "a\\.?\\s?m\\b\\.?|午前|上午|오전|ص|ق\\.ظ|π\\.?μ\\.?|a\\.\\s?m\\.";
  private static final String AFTER_NOON =
      "p\\.?\\s?m\\b\\.?|午後|下午|오후|م|ب\\.ظ|μ\\.?μ\\.?|p\\.\\s?m\\.";
  private static final String HALF = "(" + BEFORE_NOON + "|" + AFTER_NOON + ")";
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)(?:"
              + HALF
              + "\\s*)?(?<![\\d:./+-])(\\d{1,2})(?:\\s?[:.hHu時时시点]\\s?(\\d{2})(?:\\s?[:.分분]\\s?(\\d{2}))?(?:[.,]\\d+)?(?!\\d)\\s*分?분?\\s*(?:"
              + HALF
              + ")?|\\s?(?:"
              + HALF
              + "))");
  private static final Pattern ZONE =
      Pattern.compile(
          "^\\s*(?:hrs?\\.?|uhr|horas|h)?\\s*[(,]?\\s*((?:GMT|UTC|UT)\\s?[+-]\\d{1,2}(?::?\\d{2})?|[+-]\\d{2}:?\\d{2}|[A-Z]{2,5})\\b");

  /** An hour farther from its date belongs to something else. */
  private static final int FARTHEST = 30;

  private WrittenTime() {}

  /** The day with the hour that stands after it, else the one before it, else without. */
  static PageDate beside(String before, String after, LocalDate day) {
    PageDate following = read(after, day);
    if (following != null) return following;
    int cut = Math.max(0, before.length() - FARTHEST - 10);
    PageDate preceding = read(before.substring(cut), day);
    return preceding == null ? PageDate.ofDay(day) : preceding;
  }

  private static @Nullable PageDate read(String text, LocalDate day) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.find() || clock.start() > FARTHEST) return null;
    int hour = Integer.parseInt(clock.group(2));
    int minute = number(clock.group(3));
    int second = number(clock.group(4));
    String half = clock.group(1);
    if (half == null) half = clock.group(5);
    if (half == null) half = clock.group(6);
    if (half != null && hour <= 12) hour = hour % 12 + (isAfternoon(half) ? 12 : 0);
    if (hour > 23 || minute > 59 || second > 59) return null;
    LocalDateTime time = day.atTime(hour, minute, second);
    return PageDate.of(time, zone(text.substring(clock.end()), time));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static boolean isAfternoon(String half) {
    return half.toLowerCase(Locale.ROOT).matches(AFTER_NOON);
  }

  private static @Nullable ZoneOffset zone(String text, LocalDateTime at) {
    Matcher zone = ZONE.matcher(text);
    return zone.find() ? offset(zone.group(1), at) : null;
  }

  /** The offset that a zone's name or number means at a local time; null when it is none. */
  static @Nullable ZoneOffset offset(String zone, LocalDateTime at) {
    if (zone.length() == 1 && !zone.equalsIgnoreCase("Z")) return null;
    Integer minutes = ZoneNames.offset(zone.replace(" ", ""), at);
    try {
      return minutes == null ? null : ZoneOffset.ofTotalSeconds(minutes * 60);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
