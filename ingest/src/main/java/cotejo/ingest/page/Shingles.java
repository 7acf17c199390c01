package cotejo.ingest.page;

import java.util.HashSet;
import java.util.Set;

/** A text as the set of its runs of four words, for telling how much of it another text holds. */
final class Shingles {
  private static final int RUN = 4;

  private Shingles() {}

  static Set<String> of(String text) {
    String[] words = Texts.fold(text).split(" ", -1);
    var runs = new HashSet<String>();
    for (int i = 0; i + RUN <= words.length; i++) {
      runs.add(words[i] + ' ' + words[i + 1] + ' ' + words[i + 2] + ' ' + words[i + 3]);
    }
    return runs;
  }
}
