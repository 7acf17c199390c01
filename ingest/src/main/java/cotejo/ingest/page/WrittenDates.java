package cotejo.ingest.page;

import cotejo.ingest.calendar.DateWords;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as people write them: with the names of months in many languages, in the forms of
 * East Asia, in numbers.
 */
final class WrittenDates {
  private static final String NAME = "([\\p{L}\\p{M}]{3,14})";
  private static final String YEAR = "((?:19|20|25)\\d{2})(?!\\d)";
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:\\.|º|°|ª|st|nd|rd|th|er|-|/|,|일|日)?\\s*(?:de |of |d'|del |di )?\\s*"
              + NAME
              + "(?:\\.|-|/|,)?,?\\s*(?:de |del )?\\s*"
              + YEAR);
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          NAME + "(?:\\.|-|/)?\\s*(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?:,|-|/)?\\s*(?:de )?" + YEAR);
  private static final Pattern YEAR_THEN_NAME =
      Pattern.compile(
          "(?<!\\d)"
              + YEAR
              + "[./,-]?\\s*(?:m\\.|gada)?\\s*"
              + NAME
              + "(?:\\.|-|/)?\\s*(\\d{1,2})(?!\\d)");

  /** Day, month and year apart from each other, as in "Sep 15 10:01:41 EDT 2020". */
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])"
              + NAME
              + "\\.?\\s+(\\d{1,2})\\s+\\d{1,2}:\\d{2}(?::\\d{2})?\\s+(?:[A-Za-z]{2,5}\\s+)?"
              + YEAR);

  private static final Pattern EAST_ASIAN =
      Pattern.compile("(\\d{4})\\s*[年년./-]\\s*(\\d{1,2})\\s*[月월./-]\\s*(\\d{1,2})\\s*[日일号號]");
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<![\\d./-])((?:19|20)\\d{2})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,2})(?!\\d)");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<![\\d./-])(\\d{1,2})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?((?:19|20)\\d{2}|\\d{2})(?![\\d])");
  private static final int LONGEST = 400;

  private WrittenDates() {}

  /**
   * A date in a text.
   *
   * @param start where its day begins
   * @param end behind its day; the hour may follow
   */
  record Found(PageDate date, int start, int end) {}

  private record Day(LocalDate day, int start, int end) {}

  /**
   * The first date in a short text.
   *
   * @param monthFirst how 3/4/2026 is meant: March 4th in the United States, April 3rd elsewhere
   */
  static @Nullable PageDate find(String text, boolean monthFirst) {
    List<Found> all = all(text, monthFirst);
    return all.isEmpty() ? null : all.getFirst().date;
  }

  /** Every date in a short text, in order, each with the hour that stands beside it. */
  static List<Found> all(String text, boolean monthFirst) {
    if (text.length() > LONGEST || !hasDigit(text)) return List.of();
    String plain = latinDigits(text);
    List<Day> days = days(plain, monthFirst);
    var found = new ArrayList<Found>();
    for (int i = 0; i < days.size(); i++) {
      Day day = days.get(i);
      int from = i == 0 ? 0 : days.get(i - 1).end;
      int to = i + 1 == days.size() ? plain.length() : days.get(i + 1).start;
      PageDate date =
          WrittenTime.beside(
              plain.substring(from, day.start), plain.substring(day.end, to), day.day);
      found.add(new Found(date, day.start, day.end));
    }
    return found;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) return true;
    }
    return false;
  }

  /** Digits of other scripts as 0 to 9, one character each; marks of direction as spaces. */
  private static String latinDigits(String text) {
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 127 && Character.isDigit(c)) c = (char) ('0' + Character.digit(c, 10));
      boolean odd = c == '\u00a0' || c == '\u202f' || (c >= '\u200e' && c <= '\u200f');
      plain.append(odd || c == '\n' ? ' ' : c == '，' ? ',' : c);
    }
    return plain.toString();
  }

  private static List<Day> days(String text, boolean monthFirst) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() != text.length()) lower = text;
    var days = new ArrayList<Day>();
    for (Matcher m = DAY_FIRST.matcher(lower); m.find(); )
      add(days, m, m.group(3), month(m.group(2)), m.group(1));
    for (Matcher m = MONTH_FIRST.matcher(lower); m.find(); )
      add(days, m, m.group(3), month(m.group(1)), m.group(2));
    for (Matcher m = YEAR_THEN_NAME.matcher(lower); m.find(); )
      add(days, m, m.group(1), month(m.group(2)), m.group(3));
    for (Matcher m = EAST_ASIAN.matcher(text); m.find(); )
      add(days, m, m.group(1), Integer.parseInt(m.group(2)), m.group(3));
    for (Matcher m = YEAR_FIRST.matcher(text); m.find(); )
      add(days, m, m.group(1), Integer.parseInt(m.group(3)), m.group(4));
    for (Matcher m = NUMBERS.matcher(text); m.find(); ) addNumbers(days, m, monthFirst);
    if (days.isEmpty()) {
      for (Matcher m = YEAR_LAST.matcher(lower); m.find(); )
        add(days, m.start(), m.end(2), m.group(3), month(m.group(1)), m.group(2));
    }
    days.sort(Comparator.comparingInt(Day::start));
    return days;
  }

  private static void addNumbers(List<Day> days, Matcher numbers, boolean monthFirst) {
    int first = Integer.parseInt(numbers.group(1));
    int second = Integer.parseInt(numbers.group(3));
    boolean swapped = second > 12 || (monthFirst && first <= 12 && !numbers.group(2).equals("."));
    String year = numbers.group(4).length() == 2 ? "20" + numbers.group(4) : numbers.group(4);
    add(days, numbers, year, swapped ? first : second, String.valueOf(swapped ? second : first));
  }

  private static void add(List<Day> days, Matcher found, String year, int month, String day) {
    add(days, found.start(), found.end(), year, month, day);
  }

  /** Unless it lies over a date that is known already. */
  private static void add(List<Day> days, int start, int end, String year, int month, String day) {
    if (month == 0) return;
    for (Day other : days) {
      if (start < other.end && other.start < end) return;
    }
    try {
      int number = Integer.parseInt(year);
      // Thailand counts from the death of the Buddha.
      LocalDate date =
          LocalDate.of(number >= 2500 ? number - 543 : number, month, Integer.parseInt(day));
      if (date.getYear() < 1990 || date.getYear() > 2100) return;
      days.add(new Day(date, start, end));
    } catch (DateTimeException e) {
      // The 40th of March is no date.
    }
  }

  private static int month(String name) {
    Integer month = DateWords.month(name);
    return month == null ? 0 : month;
  }
}
