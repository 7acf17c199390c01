package cotejo.classify.reading;

import java.text.Normalizer;
import java.util.Locale;

/** Folds what writers vary without a change of meaning: case, accents, typographic apostrophes. */
public final class Fold {
  private Fold() {}

  /** Lower case without accents; n with tilde becomes n. */
  public static String word(String s) {
    boolean plain = true;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= 128 || (c >= 'A' && c <= 'Z')) {
        plain = false;
        break;
      }
    }
    if (plain) {
      return s;
    }
    String apart = Normalizer.normalize(s, Normalizer.Form.NFKD);
    StringBuilder out = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (c == '\u2019' || c == '\u02bc') {
        out.append('\'');
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        out.append(c);
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
