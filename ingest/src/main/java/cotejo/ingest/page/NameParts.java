package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a class name or id into its words: at signs, at digits and where a capital follows a small
 * letter.
 */
final class NameParts {
  private NameParts() {}

  static List<String> of(String name) {
    var parts = new ArrayList<String>();
    int start = -1;
    for (int i = 0; i <= name.length(); i++) {
      char c = i < name.length() ? name.charAt(i) : '-';
      boolean letter = Character.isLetter(c);
      boolean hump =
          letter
              && start >= 0
              && Character.isUpperCase(c)
              && Character.isLowerCase(name.charAt(i - 1));
      if (start >= 0 && (!letter || hump)) {
        parts.add(name.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
      if (letter && start < 0) start = i;
    }
    return parts;
  }
}
