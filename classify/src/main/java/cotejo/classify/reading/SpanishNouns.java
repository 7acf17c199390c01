package cotejo.classify.reading;

import java.util.LinkedHashSet;
import java.util.Set;

/** Number and gender of Spanish nouns and adjectives, without accents. */
final class SpanishNouns {
  private SpanishNouns() {}

  /**
   * All forms: {@code soldado} also in the feminine, {@code base} in the plural, {@code militar}
   * and {@code leon} with -es, {@code agresor} and {@code aleman} with -a too.
   */
  static Set<String> forms(String word) {
    Set<String> out = new LinkedHashSet<>();
    out.add(word);
    String stem = word.substring(0, word.length() - 1);
    if (word.endsWith("o")) {
      out.addAll(Set.of(stem + "os", stem + "a", stem + "as"));
    } else if (word.matches(".*[aeiu]")) {
      out.add(word + "s");
    } else if (word.endsWith("z")) {
      out.add(stem + "ces");
    } else if (!word.endsWith("s")) {
      out.add(word + "es");
      if (word.matches(".*(dor|tor|sor|aleman|ingles|frances|holgazan)")) {
        out.addAll(Set.of(word + "a", word + "as"));
      }
    } else if (word.endsWith("es") && word.length() > 4) {
      out.addAll(Set.of(word + "es", word + "a", word + "as"));
    }
    return out;
  }
}
