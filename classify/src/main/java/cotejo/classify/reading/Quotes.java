package cotejo.classify.reading;

import cotejo.classify.reading.Token.Kind;
import java.util.BitSet;

/** Finds what stands between quotation marks, across sentences, up to the end of the paragraph. */
final class Quotes {
  private Quotes() {}

  static BitSet inside(Token[] tokens) {
    BitSet out = new BitSet(tokens.length);
    boolean open = false;
    for (int i = 0; i < tokens.length; i++) {
      Token token = tokens[i];
      if (token.kind() == Kind.LINE) {
        open = false;
      } else if (token.kind() == Kind.QUOTE) {
        open =
            switch (token.word()) {
              case "\u201c", "\u201e", "\u00ab", "&ldquo;", "&laquo;", "&#8220;" -> true;
              case "\u201d", "\u00bb", "&rdquo;", "&raquo;", "&#8221;" -> false;
              case "\"", "&quot;", "&#34;" -> !open;
              default -> open;
            };
      } else if (open) {
        out.set(i);
      }
    }
    return out;
  }
}
