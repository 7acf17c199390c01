package cotejo.ingest.page;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as people write them: month names in the languages of Europe and Indonesia, Chinese,
 * Japanese and Korean forms.
 */
final class WrittenDates {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "es", "de", "fr", "it", "pt", "nl", "pl", "cs", "sk", "sv", "da", "nb", "fi", "ru",
          "uk", "tr", "hu", "ro", "ca", "id", "hr", "el", "ar", "he");
  private static final Map<String, Integer> MONTHS = months();

  private static final String NAME = "(\\p{L}{3,12})";
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:\\.|º|°|st|nd|rd|th|er|-|/|,)?\\s*(?:de |of |d')?\\s*"
              + NAME
              + "(?:\\.|-|/|,)?\\s*(?:de |del )?\\s*(\\d{4})(?!\\d)");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(NAME + "\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)");
  private static final Pattern EAST_ASIAN =
      Pattern.compile("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일]");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<![\\d./-])((?:19|20)\\d{2})[./-](\\d{1,2})[./-](\\d{1,2})(?!\\d)");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<![\\d./-])(\\d{1,2})([./-])(\\d{1,2})\\2((?:19|20)\\d{2}|\\d{2})(?![\\d])");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)(?<![\\d:.])(\\d{1,2})[:.h](\\d{2})(?::\\d{2})?\\s*([ap])?\\.?\\s?(?:m\\b)?");

  private WrittenDates() {}

  /**
   * The first date in a short text.
   *
   * @param monthFirst how 3/4/2026 is meant: March 4th in the United States, April 3rd elsewhere
   */
  static @Nullable PageDate find(String text, boolean monthFirst) {
    if (text.length() > 400 || !hasDigit(text)) return null;
    Found found = named(text);
    if (found == null) found = numbered(text, monthFirst);
    if (found == null) return null;
    LocalDateTime time = clock(text, found);
    return time == null ? PageDate.ofDay(found.day) : PageDate.of(time, null);
  }

  private record Found(LocalDate day, int start, int end) {}

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) return true;
    }
    return false;
  }

  private static @Nullable Found named(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Found best = null;
    Matcher day = DAY_FIRST.matcher(lower);
    while (best == null && day.find())
      best = at(day, day.group(3), month(day.group(2)), day.group(1));
    Matcher month = MONTH_FIRST.matcher(lower);
    while (month.find()) {
      Found found = at(month, month.group(3), month(month.group(1)), month.group(2));
      if (found == null) continue;
      return best == null || found.start < best.start ? found : best;
    }
    return best;
  }

  private static @Nullable Found numbered(String text, boolean monthFirst) {
    Matcher asian = EAST_ASIAN.matcher(text);
    if (asian.find())
      return at(asian, asian.group(1), Integer.parseInt(asian.group(2)), asian.group(3));
    Matcher year = YEAR_FIRST.matcher(text);
    if (year.find()) return at(year, year.group(1), Integer.parseInt(year.group(2)), year.group(3));
    Matcher numbers = NUMBERS.matcher(text);
    if (!numbers.find()) return null;
    int first = Integer.parseInt(numbers.group(1));
    int second = Integer.parseInt(numbers.group(3));
    boolean swapped = second > 12 || (monthFirst && first <= 12 && !numbers.group(2).equals("."));
    String year4 = numbers.group(4).length() == 2 ? "20" + numbers.group(4) : numbers.group(4);
    return at(numbers, year4, swapped ? first : second, String.valueOf(swapped ? second : first));
  }

  private static @Nullable Found at(Matcher matcher, String year, int month, String day) {
    if (month == 0) return null;
    try {
      LocalDate date = LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
      if (date.getYear() < 1990 || date.getYear() > 2100) return null;
      return new Found(date, matcher.start(), matcher.end());
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The hour that stands after the date, else the one before it. */
  private static @Nullable LocalDateTime clock(String text, Found date) {
    LocalDateTime after = clock(text.substring(date.end), date.day);
    return after != null ? after : clock(text.substring(0, date.start), date.day);
  }

  private static @Nullable LocalDateTime clock(String text, LocalDate day) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.find() || clock.start() > 30) return null;
    int hour = Integer.parseInt(clock.group(1));
    int minute = Integer.parseInt(clock.group(2));
    String half = clock.group(3);
    if (half != null && hour <= 12) hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    return hour > 23 || minute > 59 ? null : day.atTime(hour, minute);
  }

  private static int month(String name) {
    Integer month = MONTHS.get(plain(name));
    return month == null ? 0 : month;
  }

  private static String plain(String name) {
    String bare = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return bare.toLowerCase(Locale.ROOT).replace(".", "");
  }

  private static Map<String, Integer> months() {
    var months = new HashMap<String, Integer>();
    for (String language : LANGUAGES) {
      Locale locale = Locale.of(language);
      for (Month month : Month.values()) {
        for (TextStyle style :
            List.of(
                TextStyle.FULL,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT,
                TextStyle.SHORT_STANDALONE)) {
          String name = plain(month.getDisplayName(style, locale));
          if (name.length() >= 3) months.putIfAbsent(name, month.getValue());
        }
      }
    }
    months.putIfAbsent("sept", 9);
    months.putIfAbsent("setiembre", 9);
    months.putIfAbsent("janner", 1);
    months.putIfAbsent("mrz", 3);
    return Map.copyOf(months);
  }
}
