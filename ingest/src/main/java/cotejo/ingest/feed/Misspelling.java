package cotejo.ingest.feed;

/** Tells whether two names differ by one slip of the hand. */
final class Misspelling {

  /** Shorter names are too much alike. */
  private static final int SHORTEST = 4;

  private Misspelling() {}

  /** One letter too many, too few or another one (a Levenshtein distance of 1). */
  static boolean is(String one, String other) {
    if (one.length() > other.length()) {
      return is(other, one);
    }
    if (one.length() < SHORTEST || other.length() - one.length() > 1) {
      return false;
    }
    int same = 0;
    while (same < one.length() && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    int skip = one.length() == other.length() ? 1 : 0;
    return one.regionMatches(
        Math.min(one.length(), same + skip), other, same + 1, other.length() - same - 1);
  }
}
