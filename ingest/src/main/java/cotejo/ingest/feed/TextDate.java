package cotejo.ingest.feed;

import cotejo.ingest.calendar.DateWords;
import cotejo.ingest.calendar.ZoneNames;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a date with words or slashes by looking at each part for what it can be. */
final class TextDate {

  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d:+-])(?:T|(?<half1>[AaPp]\\.? ?[Mm]\\.?) )?(?<h>\\d{1,2})(?:(?:[:hH]| ?Uhr ?)(?<m>\\d{1,2})(?:[:m](?<s>\\d{1,2}))?s?(?:[.,]\\d+)?"
              + "(?: ?(?<half2>[AaPp]\\.? ?[Mm])\\b\\.?)?| ?(?<half3>[AaPp]\\.? ?[Mm])\\b\\.?)(?<more>:\\d)?");
  private static final Pattern PART =
      Pattern.compile(
          "(?<zone>(?:(?:GMT|UTC|UT|Z) ?|[A-Z]{3,4})[+-]\\d{1,2}(?::?\\d{2})?(?!\\d)|(?<![\\d\\p{L}])[+-]\\d{2}:?\\d{2}(?!\\d)|(?<![\\d\\p{L}])[+-]\\d{1,2}(?::\\d{2})?$|[A-Z][A-Za-z]+/[A-Za-z_/]+)"
              + "|(?<a>\\d{1,4})(?<sep>[./-])(?<b>\\d{1,2})\\k<sep>(?<c>\\d{1,4})"
              + "|'?(?<number>\\d+)(?<suffix>º|ª|°|st|nd|rd|th|er|\\.)?"
              + "|(?<word>[\\p{L}\\p{M}]+)"
              + "|(?<sign>[+])");

  /** The name before a number that says the same. */
  private static final Pattern STATED_TWICE = Pattern.compile("^(?!GMT|UTC|UT)[A-Z]{3,4}(?=[+-])");

  /**
   * Hours with full stops, as in Italy, Finland and Indonesia; told from a day by the year before.
   */
  private static final Pattern DOTTED_TIME =
      Pattern.compile("(\\d{4},? (?:\\p{L}+ )?\\d{1,2})\\.(\\d{2})(?:\\.(\\d{2}))?(?![.\\d])");

  private final @Nullable String language;
  private int year = -1;
  private int month = -1;
  private int day = -1;
  private @Nullable String zone;
  private @Nullable String unknown;
  private boolean monthMayBeWeekday;

  private TextDate(@Nullable String language) {
    this.language = language;
  }

  static @Nullable Instant parse(String text, @Nullable String language) {
    Matcher dotted = DOTTED_TIME.matcher(text);
    String date =
        dotted.find() ? dotted.replaceFirst(dotted.group(3) == null ? "$1:$2" : "$1:$2:$3") : text;
    var reader = new TextDate(language);
    Matcher time = TIME.matcher(date);
    boolean timed = time.find();
    if (timed && time.group("more") != null) {
      return null;
    }
    String before = timed ? date.substring(0, time.start()) : date;
    String after = timed ? date.substring(time.end()) : "";
    boolean understood = reader.parts(before, false) && reader.parts(after, true);
    if (!understood || reader.year < 0 || reader.month < 0 || reader.day < 0) {
      return null;
    }
    var day = LocalDate.of(reader.year, reader.month, reader.day);
    if (!timed) {
      return Dates.at(day, null, null, null, null);
    }
    String hour = hour(time);
    return hour == null ? null : Dates.at(day, hour, time.group("m"), time.group("s"), reader.zone);
  }

  private static @Nullable String hour(Matcher time) {
    String half = time.group("half1");
    half = half == null ? time.group("half2") : half;
    half = half == null ? time.group("half3") : half;
    int hour = Integer.parseInt(time.group("h"));
    if (half == null || hour > 12) {
      return time.group("h");
    }
    boolean afternoon = half.toLowerCase(Locale.ROOT).startsWith("p");
    return String.valueOf(hour % 12 + (afternoon ? 12 : 0));
  }

  private boolean parts(String text, boolean afterTime) {
    Matcher part = PART.matcher(text);
    while (part.find()) {
      if (part.group("zone") != null) {
        zone = STATED_TWICE.matcher(part.group("zone")).replaceFirst("");
      } else if (part.group("a") != null) {
        if (!slashes(part.group("a"), part.group("b"), part.group("c"), part.group("sep"))) {
          return false;
        }
      } else if (part.group("number") != null) {
        if (!number(part.group("number"), part.group().startsWith("'"))) {
          return false;
        }
      } else if (part.group("sign") != null || !word(part.group("word"), afterTime)) {
        return false;
      }
    }
    return true;
  }

  private boolean number(String digits, boolean apostrophe) {
    if (digits.length() > 4) {
      return false;
    }
    if (digits.length() > 2 || apostrophe || day >= 0) {
      if (year >= 0) {
        return false;
      }
      year = Dates.year(digits);
    } else {
      day = Integer.parseInt(digits);
    }
    return true;
  }

  /** Day and month as the language orders them, unless only one order is a date. */
  private boolean slashes(String a, String b, String c, String separator) {
    if (year >= 0 || day >= 0) {
      return false;
    }
    int second = Integer.parseInt(b);
    if (a.length() > 2) {
      year = Dates.year(a);
      month = second;
      day = Integer.parseInt(c);
      return true;
    }
    int first = Integer.parseInt(a);
    boolean monthFirst =
        separator.equals("/") && (language == null || MONTH_FIRST.matcher(language).matches());
    boolean swap = monthFirst ? first <= 12 : second > 12;
    month = swap ? first : second;
    day = swap ? second : first;
    year = Dates.year(c);
    return true;
  }

  /** English as the United States write it, and English without a country. */
  private static final Pattern MONTH_FIRST =
      Pattern.compile("en(?:[-_]us)?", Pattern.CASE_INSENSITIVE);

  private boolean word(String word, boolean afterTime) {
    String lower = word.toLowerCase(Locale.ROOT);
    Integer named = DateWords.month(lower);
    if (named != null && (month < 0 || monthMayBeWeekday)) {
      month = named;
      monthMayBeWeekday = DateWords.isWeekday(lower) && day < 0;
      return true;
    }
    if (afterTime && zone != null && isZone(word, true)) {
      return true;
    }
    if (afterTime && zone == null && isZone(word, true) && word.length() < 3) {
      zone = word;
      return true;
    }
    if (DateWords.isWeekday(lower) || (DateWords.isFiller(lower) && !isZone(word, afterTime))) {
      return true;
    }
    if (!afterTime || zone != null) {
      return false;
    }
    if (isZone(word, true)) {
      zone = word;
      return true;
    }
    // RFC 5322, section 4.3: a zone that nobody knows counts as no zone.
    boolean looksLikeOne =
        word.length() <= 5 && word.equals(word.toUpperCase(Locale.ROOT)) && unknown == null;
    unknown = word;
    return looksLikeOne;
  }

  private static boolean isZone(String word, boolean afterTime) {
    return afterTime
        && ZoneNames.offset(word, LocalDate.EPOCH.atStartOfDay()) != null
        && (word.equals(word.toUpperCase(Locale.ROOT)) || word.length() == 3);
  }
}
