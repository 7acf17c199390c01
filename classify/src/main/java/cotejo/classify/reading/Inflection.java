package cotejo.classify.reading;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The inflected forms of a word that a phrase marks: {@code ~launch} as a verb, {@code +base} as a
 * noun or an adjective. Forms are folded.
 */
final class Inflection {
  private Inflection() {}

  static boolean marked(String word) {
    return word.startsWith("~") || word.startsWith("+");
  }

  /** What is wrong with a marked word; null when it can be inflected. */
  static @Nullable String problem(String word, Lang lang) {
    String lemma = Fold.word(word.substring(1));
    if (!lemma.matches("[a-z][a-z'-]*")) {
      return "'" + word + "': the mark " + word.charAt(0) + " stands before a whole word";
    }
    boolean verb = word.startsWith("~");
    if (verb && lang == Lang.ES && !SpanishVerbs.infinitive(lemma)) {
      return "'" + word + "' is no Spanish infinitive (-ar, -er, -ir); + marks nouns";
    }
    return null;
  }

  /** All forms of a marked word, the base form among them. */
  static Set<String> forms(String word, Lang lang) {
    String lemma = Fold.word(word.substring(1));
    if (word.startsWith("~")) {
      return lang == Lang.EN ? EnglishForms.verb(lemma) : SpanishVerbs.forms(lemma);
    }
    return lang == Lang.EN ? EnglishForms.noun(lemma) : SpanishNouns.forms(lemma);
  }
}
