package cotejo.ingest.calendar;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words that dates are written with, from the locale data of the platform (CLDR) and a few that
 * it lacks.
 */
public final class DateWords {

  private static final List<String> LANGUAGES =
      List.of(
          "en", "es", "fr", "de", "pt", "it", "ca", "gl", "nl", "ro", "sv", "da", "nb", "fi", "pl",
          "cs", "ru", "uk", "el", "hu", "tr", "id");

  /** Of these the names in full alone, since their short ones are words elsewhere. */
  private static final List<String> MORE_LANGUAGES =
      List.of(
          "sk", "sl", "hr", "sr", "bs", "bg", "mk", "lt", "lv", "et", "sq", "eu", "az", "ms", "sw",
          "ar", "he", "fa", "ur", "hi", "bn", "th", "ka", "hy");

  private static final Pattern ACCENT = Pattern.compile("\\p{M}");
  private static final Map<String, Integer> MONTHS = new HashMap<>();
  private static final Set<String> WEEKDAYS = new HashSet<>();

  /** Words between the parts of a date that carry nothing. */
  private static final Set<String> FILLERS =
      Set.of(
          "de",
          "del",
          "of",
          "the",
          "at",
          "on",
          "a",
          "las",
          "la",
          "los",
          "el",
          "le",
          "les",
          "um",
          "uhr",
          "à",
          "às",
          "as",
          "er",
          "st",
          "nd",
          "rd",
          "th",
          "º",
          "ª",
          "den",
          "der",
          "am",
          "alle",
          "ore",
          "hrs",
          "h",
          "hs",
          "horas",
          "hora",
          "kl",
          "klo",
          "date",
          "posted",
          "published",
          "publicado",
          "year",
          "г",
          "р",
          "año",
          "da",
          "do",
          "na",
          "em",
          "il",
          "ο",
          "στις",
          "i",
          "t",
          "o");

  static {
    for (String tag : LANGUAGES) {
      var locale = Locale.of(tag);
      for (Month month : Month.values()) {
        for (var style :
            List.of(
                TextStyle.FULL,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT,
                TextStyle.SHORT_STANDALONE)) {
          addMonth(month.getDisplayName(style, locale), month.getValue());
        }
      }
      for (DayOfWeek day : DayOfWeek.values()) {
        for (var style :
            List.of(
                TextStyle.FULL,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT,
                TextStyle.SHORT_STANDALONE)) {
          WEEKDAYS.add(plain(day.getDisplayName(style, locale)));
        }
      }
    }
    for (String tag : MORE_LANGUAGES) {
      for (Month month : Month.values()) {
        addMonth(month.getDisplayName(TextStyle.FULL, Locale.of(tag)), month.getValue());
        addMonth(month.getDisplayName(TextStyle.FULL_STANDALONE, Locale.of(tag)), month.getValue());
      }
    }
    moreMonths();
    WEEKDAYS.addAll(
        List.of(
            "tues", "weds", "wednes", "thur", "thurs", "mie", "sab", "mier", "juev", "vier",
            "feira", "segunda", "terca", "terça", "quarta", "quinta", "sexta", "κυρ", "δευ", "τρι",
            "τετ", "πεμ", "παρ", "σαβ", "σάβ"));
  }

  private DateWords() {}

  private static void moreMonths() {
    String[][] more = {
      {"ene", "янв", "janv", "jän", "jänner", "ιαν", "gener", "stycznia"},
      {"febr", "фев", "fév", "fevr", "feber", "φεβ", "februári"},
      {
        "març", "мар", "marc", "mär", "maerz", "mrz", "mär", "mrt", "μάώ", "μαώ", "márciu", "μαρ",
        "μάρ"
      },
      {"abr", "апр", "avr", "απρ", "ápr", "április"},
      {"mayo", "май", "may", "mai", "mei", "μάι", "μαϊ", "μαι", "máju", "máj"},
      {"juin", "июн", "ιούν", "ιον", "ιουν", "jún", "június"},
      {"juil", "июл", "juill", "ιούλ", "ιολ", "ιουλ", "júl", "július"},
      {"ago", "авг", "août", "aoû", "aout", "αύγ", "αυγ", "augusztus"},
      {"sept", "сен", "septiembre", "setiembre", "set", "setbr", "σεπ", "szeptember"},
      {"oct", "окт", "out", "ott", "οκτ", "október"},
      {"nov", "ноя", "novbre", "νοέ", "νοε", "novembr"},
      {"dic", "дек", "déc", "dez", "dicbre", "δεκ", "decembr"},
    };
    for (int month = 1; month <= 12; month++) {
      for (String word : more[month - 1]) {
        addMonth(word, month);
      }
    }
  }

  private static void addMonth(String word, int month) {
    String key = plain(word);
    if (!key.isEmpty() && !Character.isDigit(key.charAt(0))) {
      MONTHS.putIfAbsent(key, month);
      MONTHS.putIfAbsent(unaccented(key), month);
    }
  }

  /** Lower case, without the full stop of an abbreviation. */
  private static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static String unaccented(String word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
    return Normalizer.normalize(ACCENT.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
  }

  /** The month that a word in lower case names, 1 to 12, accents optional; null when none. */
  public static @Nullable Integer month(String lowerCaseWord) {
    Integer month = MONTHS.get(lowerCaseWord);
    return month == null ? MONTHS.get(unaccented(lowerCaseWord)) : month;
  }

  /** Whether a word in lower case names a day of the week, in full or in short. */
  public static boolean isWeekday(String lowerCaseWord) {
    return WEEKDAYS.contains(lowerCaseWord);
  }

  /** Whether a word in lower case stands between the parts of a date and carries nothing. */
  public static boolean isFiller(String lowerCaseWord) {
    return FILLERS.contains(lowerCaseWord);
  }
}
