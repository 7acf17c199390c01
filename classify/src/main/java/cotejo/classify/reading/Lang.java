package cotejo.classify.reading;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The two languages that the rulebook speaks. */
public enum Lang {
  EN,
  ES;

  private static final Set<String> ENGLISH =
      Words.set(
          """
          the of and to in that is was for with by from are were has have had its their this which
          who not an at it be as on his her said but they will would
          """);
  private static final Set<String> SPANISH =
      Words.set(
          """
          el la los las de del que y en un una por con para su sus se es fue al lo como más mas
          pero son ha han este esta entre sin sobre ya le les dijo
          """);

  /** The tag used in files and messages: {@code en} or {@code es}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language a tag such as {@code es-MX} names; null when it names neither of the two. */
  public static @Nullable Lang of(@Nullable String tag) {
    if (tag == null || tag.length() < 2) {
      return null;
    }
    return switch (tag.substring(0, 2).toLowerCase(Locale.ROOT)) {
      case "en" -> EN;
      case "es" -> ES;
      default -> null;
    };
  }

  /** Decides by function words; {@code otherwise} when neither language clearly leads. */
  static Lang guess(Token[] tokens, int from, int to, Lang otherwise) {
    int english = 0;
    int spanish = 0;
    for (int i = from; i < to; i++) {
      String word = tokens[i].word();
      if (ENGLISH.contains(word)) {
        english++;
      }
      if (SPANISH.contains(word)) {
        spanish++;
      }
    }
    if (english >= spanish + 2 && english >= 2 * spanish) {
      return EN;
    }
    if (spanish >= english + 2 && spanish >= 2 * english) {
      return ES;
    }
    return otherwise;
  }
}
