package cotejo.classify.workbench;

import cotejo.events.Label;
import java.util.Set;

/**
 * One labelled text and what the classifier said of it.
 *
 * @param wanted claim and stance of every mention, "claim stance"
 * @param got the same of the classifier's mentions
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
    boolean quotesFound) {}
