package cotejo.ingest.feed;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings a date's text into a shape that the patterns know. */
final class DateCleaning {

  private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[|\\]\\]>|<[^>]*>");
  private static final Pattern COMMENT = Pattern.compile("\\s*\\(([^()]*)\\)");
  private static final Pattern EAST_ASIAN =
      Pattern.compile(
          "(\\d{4})\\s*[-/.年년]\\s*(\\d{1,2})\\s*[-/.月월]\\s*(\\d{1,2})\\s*[日일.]?[\\s,]*(?:[(（]?\\p{L}+요일[)）]?|星期\\p{L}|\\p{L}曜日?)?\\s*"
              + "(오전|오후|上午|下午|午前|午後)?\\s*(?:(\\d{1,2})\\s*[:時时시]\\s*(\\d{1,2})\\s*(?:[:分분]\\s*(?:(\\d{1,2})\\s*[秒초]?)?)?)?\\s*(\\S*)");

  private DateCleaning() {}

  static String clean(String text) {
    String s = text;
    if (!isPlainAscii(s)) {
      s =
          Normalizer.normalize(s, Normalizer.Form.NFKC)
              .replace('\u2212', '-')
              .replace('\u2010', '-')
              .replace('\u2013', '-');
      s = s.replaceAll("[\\p{Z}\\u200e\\u200f\\ufeff]+", " ");
    }
    if (s.indexOf('<') >= 0) {
      s = CDATA.matcher(s).replaceAll(" ");
    }
    s = s.replaceAll("\\s+", " ");
    s = stripQuotes(s.trim());
    int bracket = s.indexOf('(');
    if (bracket >= 0) {
      String zoneAlready = s.substring(0, bracket).trim();
      boolean zoned = zoneAlready.matches(".*(?:[+-]\\d{1,2}:?\\d{2}|[A-Z]{1,5})$");
      s = COMMENT.matcher(s).replaceAll(zoned ? "" : " $1").trim();
    }
    return s;
  }

  private static boolean isPlainAscii(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) > 126) {
        return false;
      }
    }
    return true;
  }

  private static String stripQuotes(String s) {
    boolean quoted =
        s.length() > 1
            && "\"'".indexOf(s.charAt(0)) >= 0
            && s.charAt(s.length() - 1) == s.charAt(0);
    return quoted ? s.substring(1, s.length() - 1).trim() : s;
  }

  /**
   * A Chinese, Japanese or Korean date rewritten to ISO 8601, or null when it is none. Such dates
   * hardly ever state a zone and mean the country's only one.
   */
  static @Nullable String eastAsian(String date, @Nullable String language) {
    if (!date.matches(".*[年년月월日일時时시오전후上下午].*")) {
      return null;
    }
    var m = EAST_ASIAN.matcher(date);
    if (!m.matches()) {
      return null;
    }
    String zone = m.group(8).isEmpty() ? defaultZone(date, language) : m.group(8);
    if (m.group(5) == null) {
      return "%s-%s-%s".formatted(m.group(1), m.group(2), m.group(3));
    }
    int hour = Integer.parseInt(m.group(5));
    String half = m.group(4) == null ? "" : m.group(4);
    if (!half.isEmpty() && hour <= 12) {
      boolean afternoon = half.equals("오후") || half.equals("下午") || half.equals("午後");
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    String second = m.group(7) == null ? "00" : m.group(7);
    return "%s-%s-%sT%d:%s:%s%s"
        .formatted(m.group(1), m.group(2), m.group(3), hour, m.group(6), second, zone);
  }

  private static String defaultZone(String date, @Nullable String language) {
    if (date.matches(".*[\\uac00-\\ud7a3].*")) {
      return "+09:00";
    }
    String primary = language == null ? "" : language.toLowerCase(Locale.ROOT);
    if (primary.startsWith("ja") || date.contains("午前") || date.contains("午後")) {
      return "+09:00";
    }
    return primary.startsWith("zh") || date.contains("上午") || date.contains("下午") ? "+08:00" : "";
  }
}
