package cotejo.classify.workbench;

import cotejo.classify.engine.Reading;
import cotejo.events.Label;
import java.util.Set;

/**
 * One labelled text and what the classifier said of it.
 *
 * @param wanted claim and stance of every mention, "claim stance"
 * @param got the same of the classifier's mentions
 * @param part the part of the corpus that the text says it belongs to; empty when it says none
 * @param reading what the classifier said in full
 * @param quotesFound whether every quote stands in the text word for word
 */
record Graded(
    String id,
    String lang,
    Label gold,
    Label said,
    double confidence,
    Set<String> wanted,
    Set<String> got,
    boolean quotesFound,
    String part,
    Reading reading) {

  /** The same with another confidence. */
  Graded with(double other) {
    return new Graded(id, lang, gold, said, other, wanted, got, quotesFound, part, reading);
  }

  boolean right() {
    return gold == said;
  }
}
