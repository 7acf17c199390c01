package cotejo.alert.web.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of the pages; each is complete. */
public enum Lang {
  EN("en", Locale.forLanguageTag("en-US"), "English"),
  ES("es", Locale.forLanguageTag("es-MX"), "Español");

  private final String code;
  private final Locale locale;
  private final String ownName;

  Lang(String code, Locale locale, String ownName) {
    this.code = code;
    this.locale = locale;
    this.ownName = ownName;
  }

  /** ISO 639-1, also the first part of a page's path. */
  public String code() {
    return code;
  }

  /** For dates and numbers. */
  public Locale locale() {
    return locale;
  }

  /** The language's name in itself, for the switch between languages. */
  public String ownName() {
    return ownName;
  }

  /** The other one. */
  public Lang other() {
    return this == EN ? ES : EN;
  }

  /** The language with this code; empty when there is none. */
  public static Optional<Lang> of(@Nullable String code) {
    return Arrays.stream(values()).filter(lang -> lang.code.equals(code)).findFirst();
  }

  /**
   * The best language for an {@code Accept-Language} header (RFC 9110, section 12.5.4); English
   * when the header is absent, malformed or names neither.
   */
  public static Lang accepted(@Nullable String header) {
    if (header == null || header.length() > 1_000) {
      return EN;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
      return ranges.stream()
          .filter(range -> range.getWeight() > 0)
          .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight).reversed())
          .flatMap(range -> of(primary(range)).stream())
          .findFirst()
          .orElse(EN);
    } catch (IllegalArgumentException _) {
      return EN;
    }
  }

  private static String primary(Locale.LanguageRange range) {
    return range.getRange().split("-", 2)[0].toLowerCase(Locale.ROOT);
  }
}
