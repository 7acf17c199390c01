package cotejo.classify.reading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Long words with one slip of the pen: two neighbours swapped, a letter left out or one too many.
 * The first letter must be right. Words left out by one letter are kept ready (Garbe's symmetric
 * delete), so that a slip costs a handful of look-ups; real words that look like slips are listed
 * in a table.
 */
final class Misspelt {
  private static final int[] NONE = {};

  /** Shorter words have too many neighbours. */
  private static final int SWAPPED_FROM = 6;

  private static final int SHORTEST = 8;
  private static final int LONGEST = 24;
  private static final Set<String> REAL = real();

  private final Map<String, int[]> lacking = new HashMap<>();

  private static Set<String> real() {
    Set<String> out = new HashSet<>();
    WordTable.lines("not-misspelt.txt").forEach(out::addAll);
    return Set.copyOf(out);
  }

  /** Makes a word known under every form that lacks one letter. */
  void learn(String word, int symbol) {
    if (word.length() < SHORTEST || word.length() > LONGEST) {
      return;
    }
    for (int i = 1; i < word.length(); i++) {
      lacking.merge(without(word, i), new int[] {symbol}, Misspelt::joined);
    }
  }

  /** The symbols of the words that a word may have been meant for. */
  int[] meant(String word, Map<String, int[]> whole, Function<String, int[]> at) {
    if (word.length() < SWAPPED_FROM || word.length() > LONGEST || REAL.contains(word)) {
      return NONE;
    }
    int[] found = swapped(word, at);
    if (found.length > 0 || word.length() < SHORTEST) {
      return found;
    }
    found = lacking.getOrDefault(word, NONE);
    for (int i = 1; i < word.length() && found.length == 0; i++) {
      found = whole.getOrDefault(without(word, i), NONE);
    }
    return found;
  }

  private static int[] swapped(String word, Function<String, int[]> at) {
    char[] chars = word.toCharArray();
    for (int i = 1; i + 1 < chars.length; i++) {
      if (chars[i] == chars[i + 1]) {
        continue;
      }
      swap(chars, i);
      int[] found = at.apply(new String(chars));
      swap(chars, i);
      if (found.length > 0) {
        return found;
      }
    }
    return NONE;
  }

  private static void swap(char[] chars, int i) {
    char c = chars[i];
    chars[i] = chars[i + 1];
    chars[i + 1] = c;
  }

  private static String without(String word, int i) {
    return word.substring(0, i) + word.substring(i + 1);
  }

  private static int[] joined(int[] a, int[] b) {
    if (Arrays.stream(a).anyMatch(x -> x == b[0])) {
      return a;
    }
    int[] out = Arrays.copyOf(a, a.length + 1);
    out[a.length] = b[0];
    return out;
  }
}
