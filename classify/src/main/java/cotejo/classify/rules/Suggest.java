package cotejo.classify.rules;

import java.util.Collection;

/** Finds what a misspelt name was probably meant to be. */
final class Suggest {
  private Suggest() {}

  /** "; did you mean 'x'?" or nothing when no known name is near. */
  static String suffix(String name, Collection<String> known) {
    String best = "";
    int least = Math.max(2, name.length() / 3) + 1;
    for (String one : known) {
      int distance = distance(name, one);
      if (distance < least) {
        least = distance;
        best = one;
      }
    }
    return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int next = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + cost);
        diagonal = row[j];
        row[j] = next;
      }
    }
    return row[b.length()];
  }
}
