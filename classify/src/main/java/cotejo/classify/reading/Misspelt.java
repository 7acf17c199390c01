package cotejo.classify.reading;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Long words with one slip of the pen: two neighbours swapped, a letter left out or one too many.
 * The first letter must be right. Words left out by one letter are kept ready (Garbe's symmetric
 * delete), and a hash rules out nearly all other slips, so that an unknown word costs next to
 * nothing; real words that look like slips are listed in a table.
 */
final class Misspelt {
  private static final int[] NONE = {};

  /** Shorter words have too many neighbours. */
  private static final int SWAPPED_FROM = 6;

  private static final int SHORTEST = 8;
  private static final int LONGEST = 24;
  private static final int MASK = (1 << 20) - 1;
  private static final Set<String> REAL = real();

  /** The powers of 31 in which the hash of a string weighs its letters. */
  private static final int[] POWERS = powers();

  private final Map<String, int[]> lacking = new HashMap<>();
  private final BitSet known = new BitSet(MASK + 1);

  private static int[] powers() {
    int[] out = new int[LONGEST + 1];
    out[0] = 1;
    for (int i = 1; i < out.length; i++) {
      out[i] = 31 * out[i - 1];
    }
    return out;
  }

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

  /** Makes a form known as a whole word, so that most slips are ruled out by their hash alone. */
  void known(String form) {
    known.set(form.hashCode() & MASK);
  }

  /** The symbols of the words that a word may have been meant for. */
  int[] meant(String word, Map<String, int[]> whole) {
    int n = word.length();
    if (n < SWAPPED_FROM || n > LONGEST || REAL.contains(word)) {
      return NONE;
    }
    int hash = word.hashCode();
    for (int i = 1; i + 1 < n; i++) {
      int step = word.charAt(i + 1) - word.charAt(i);
      int swapped = hash + step * POWERS[n - 1 - i] - step * POWERS[n - 2 - i];
      if (step != 0 && known.get(swapped & MASK)) {
        int[] found = whole.getOrDefault(swapped(word, i), NONE);
        if (found.length > 0) {
          return found;
        }
      }
    }
    return n < SHORTEST ? NONE : oneTooFewOrMany(word, whole);
  }

  private int[] oneTooFewOrMany(String word, Map<String, int[]> whole) {
    int[] found = lacking.getOrDefault(word, NONE);
    int n = word.length();
    int after = word.hashCode();
    int before = 0;
    for (int i = 0; i < n && found.length == 0; i++) {
      after -= word.charAt(i) * POWERS[n - 1 - i];
      int without = before * POWERS[n - 1 - i] + after;
      if (i > 0 && known.get(without & MASK)) {
        found = whole.getOrDefault(without(word, i), NONE);
      }
      before = 31 * before + word.charAt(i);
    }
    return found;
  }

  private static String swapped(String word, int i) {
    char[] chars = word.toCharArray();
    chars[i] = word.charAt(i + 1);
    chars[i + 1] = word.charAt(i);
    return new String(chars);
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
