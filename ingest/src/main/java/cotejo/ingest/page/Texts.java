package cotejo.ingest.page;

import java.util.List;
import java.util.Locale;

/** Small work on strings that several readers need. */
final class Texts {
  private Texts() {}

  /** Letters and digits only, in lower case, words separated by one space: for comparing. */
  static String fold(String text) {
    var folded = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        if (gap && !folded.isEmpty()) folded.append(' ');
        gap = false;
        folded.append(c);
      } else if (c != '\'' && c != '’' && c != '\u00ad') {
        gap = true;
      }
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }

  /** White space collapsed and trimmed. */
  static String tidy(String text) {
    return text.replaceAll("[\\s\\u00a0\\u200b\\ufeff]+", " ").strip();
  }

  static String join(List<Block> blocks) {
    var joined = new StringBuilder();
    for (Block block : blocks) {
      if (!joined.isEmpty()) joined.append("\n\n");
      joined.append(block.text());
    }
    return joined.toString();
  }
}
