package cotejo.alert.web.view;

import cotejo.events.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A quoted sentence cut at the words that decided its stance, so that a page can mark them. */
public final class Quote {
  private Quote() {}

  /** A piece of the quote. */
  public record Piece(String text, boolean cue) {}

  /** The quote in pieces; put together again they are the quote. */
  public static List<Piece> pieces(Mention mention) {
    return pieces(mention.quote(), mention.cues());
  }

  static List<Piece> pieces(String quote, List<String> cues) {
    boolean[] marked = new boolean[quote.length()];
    String folded = quote.toLowerCase(Locale.ROOT);
    if (folded.length() != quote.length()) {
      folded = quote;
    }
    int from = 0;
    for (String cue : cues) {
      String word = cue.toLowerCase(Locale.ROOT);
      if (word.isBlank()) {
        continue;
      }
      int at = wordAt(folded, word, from);
      if (at < 0) {
        at = wordAt(folded, word, 0);
      }
      if (at >= 0) {
        for (int i = at; i < at + word.length(); i++) {
          marked[i] = true;
        }
        from = at + word.length();
      }
    }
    return cut(quote, marked);
  }

  private static int wordAt(String text, String word, int from) {
    for (int at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (begins && ends) {
        return at;
      }
    }
    return -1;
  }

  private static List<Piece> cut(String quote, boolean[] marked) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= quote.length(); i++) {
      if (i == quote.length() || marked[i] != marked[start]) {
        pieces.add(new Piece(quote.substring(start, i), marked[start]));
        start = i;
      }
    }
    return List.copyOf(pieces);
  }
}
