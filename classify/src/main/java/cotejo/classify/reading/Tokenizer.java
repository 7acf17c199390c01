package cotejo.classify.reading;

import cotejo.classify.reading.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into tokens in one pass. Offsets always point into the text as it was given; HTML
 * entities that survived extraction are read as the mark they stand for.
 */
final class Tokenizer {
  private static final Set<String> RIA_NOUNS =
      Words.set(
          """
          secretaria subsecretaria infanteria bateria ingenieria artilleria galeria guarderia
          loteria ganaderia mineria cafeteria tesoreria procuraduria panaderia carniceria taqueria
          mercaderia tonteria averia pizzeria libreria caballeria mensajeria joyeria ferreteria
          gendarmeria maria comisaria notaria varia merceria hechiceria
          """);

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(String text) {
    this.text = text;
  }

  static Token[] tokens(String text) {
    var t = new Tokenizer(text);
    while (t.at < text.length()) {
      t.next();
    }
    return t.tokens.toArray(new Token[0]);
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\n' || c == '\r') {
      mark(Kind.LINE, 1);
    } else if (Character.isWhitespace(c) || c == '\u00a0' || c == '\u200b' || c == '\ufeff') {
      at++;
    } else if (Character.isDigit(c)) {
      number();
    } else if (Character.isLetter(c)) {
      word();
    } else if (c == '&') {
      entity();
    } else {
      mark(kind(c), 1);
    }
  }

  private static Kind kind(char c) {
    return switch (c) {
      case ',' -> Kind.COMMA;
      case ';', ':', '\u2014', '\u2013', '\u2015', '(', ')', '[', ']', '/', '|' -> Kind.BREAK;
      case '"', '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb', '\u2018', '\u2019', '\'', '`' ->
          Kind.QUOTE;
      case '.', '\u2026', '!' -> Kind.STOP;
      case '?' -> Kind.QUESTION;
      default -> Kind.OTHER;
    };
  }

  private void mark(Kind kind, int length) {
    if (kind == Kind.BREAK && length == 1 && text.charAt(at) == '-') {
      kind = Kind.OTHER;
    }
    tokens.add(
        new Token(text.substring(at, at + length), "", at, at + length, kind, false, false, false));
    at += length;
  }

  private void entity() {
    int end = at + 1;
    while (end < text.length() && end - at < 9 && text.charAt(end) != ';') {
      end++;
    }
    if (end >= text.length() || text.charAt(end) != ';') {
      mark(Kind.OTHER, 1);
      return;
    }
    String name = text.substring(at + 1, end).toLowerCase(Locale.ROOT);
    Kind kind =
        switch (name) {
          case "quot",
              "ldquo",
              "rdquo",
              "lsquo",
              "rsquo",
              "laquo",
              "raquo",
              "#39",
              "apos",
              "#8217",
              "#8220",
              "#8221",
              "#34" ->
              Kind.QUOTE;
          case "mdash", "ndash", "#8211", "#8212" -> Kind.BREAK;
          case "nbsp", "#160" -> null;
          default -> Kind.OTHER;
        };
    if (kind == null) {
      at = end + 1;
    } else {
      mark(kind, end + 1 - at);
    }
  }

  /**
   * A number with its inner points and commas: 1,500 or 3.5 or 2.000; ordinals and % stay apart.
   */
  private void number() {
    int start = at;
    int end = at;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean inner =
          (c == '.' || c == ',')
              && end + 1 < text.length()
              && Character.isDigit(text.charAt(end + 1));
      if (!Character.isDigit(c) && !inner) {
        break;
      }
      end++;
    }
    at = end;
    tokens.add(
        new Token(text.substring(start, end), "", start, end, Kind.NUMBER, false, false, false));
  }

  private void word() {
    int start = at;
    int end = at;
    while (end < text.length() && inWord(start, end)) {
      end++;
    }
    String raw = text.substring(start, end);
    int afterPoints = abbreviation(start, end);
    if (afterPoints > end) {
      raw = text.substring(start, afterPoints).replace(".", "").replace(" ", "");
      end = afterPoints;
    }
    at = end;
    if (raw.length() > 2 && (raw.endsWith("'s") || raw.endsWith("\u2019s"))) {
      int cut = end - 2;
      add(raw.substring(0, raw.length() - 2), start, cut);
      tokens.add(new Token("'s", "", cut, end, Kind.WORD, false, false, false));
      return;
    }
    add(raw, start, end);
  }

  private boolean inWord(int start, int i) {
    char c = text.charAt(i);
    if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
      return true;
    }
    boolean between =
        i > start && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
    return between && (c == '\'' || c == '\u2019' || (c == '-' && splitless(start, i)));
  }

  /** A hyphen stays inside codes such as C-130 and T-MEC, and parts words such as US-Mexico. */
  private boolean splitless(int start, int hyphen) {
    return hyphen - start == 1
        || (hyphen + 1 < text.length() && Character.isDigit(text.charAt(hyphen + 1)));
  }

  /** The end of a dotted abbreviation that begins here (U.S., EE.UU., EE. UU.), or {@code end}. */
  private int abbreviation(int start, int end) {
    int length = end - start;
    if (length > 2 || !Character.isUpperCase(text.charAt(start))) {
      return end;
    }
    int i = end;
    int parts = 1;
    while (i < text.length() && text.charAt(i) == '.') {
      int j = i + 1;
      if (length == 2 && j < text.length() && text.charAt(j) == ' ') {
        j++;
      }
      int k = j;
      while (k < text.length() && Character.isUpperCase(text.charAt(k)) && k - j < length) {
        k++;
      }
      boolean part = k - j == length && (k >= text.length() || !Character.isLetter(text.charAt(k)));
      if (!part || (length == 2 && text.charAt(start) != text.charAt(start + 1))) {
        break;
      }
      parts++;
      i = k;
    }
    if (parts == 1) {
      return end;
    }
    return i < text.length() && text.charAt(i) == '.' && !endsSentence(i) ? i + 1 : i;
  }

  /**
   * Whether a final point of an abbreviation also ends the sentence: a capital or nothing follows.
   */
  private boolean endsSentence(int point) {
    int j = point + 1;
    while (j < text.length() && (text.charAt(j) == ' ' || text.charAt(j) == '"')) {
      j++;
    }
    if (j >= text.length() || text.charAt(j) == '\n') {
      return true;
    }
    int k = j;
    while (k < text.length() && Character.isLetter(text.charAt(k))) {
      k++;
    }
    String word = Fold.word(text.substring(j, k));
    return Character.isUpperCase(text.charAt(j)) && Sentences.STARTERS.contains(word);
  }

  private void add(String raw, int start, int end) {
    String folded = Fold.word(raw);
    boolean capital = Character.isUpperCase(raw.charAt(0));
    boolean caps =
        raw.length() >= 2 && raw.length() <= 7 && raw.equals(raw.toUpperCase(Locale.ROOT));
    tokens.add(
        new Token(
            folded,
            caps ? raw : "",
            start,
            end,
            Kind.WORD,
            capital,
            conditional(raw, folded),
            future(raw)));
  }

  private static boolean conditional(String raw, String folded) {
    int cut = raw.endsWith("n") || raw.endsWith("N") ? 1 : 0;
    String stem = raw.substring(0, raw.length() - cut).toLowerCase(Locale.ROOT);
    return stem.length() > 4
        && (stem.endsWith("aría")
            || stem.endsWith("iría")
            || stem.endsWith("cería")
            || stem.endsWith("vería")
            || stem.equals("sería")
            || stem.equals("debería")
            || stem.endsWith("dría")
            || stem.endsWith("bría"))
        && !RIA_NOUNS.contains(folded)
        && !RIA_NOUNS.contains(folded.substring(0, folded.length() - cut));
  }

  private static boolean future(String raw) {
    String low = raw.toLowerCase(Locale.ROOT);
    return low.length() > 4
        && (low.endsWith("rá") || low.endsWith("rán") || low.endsWith("remos"))
        && !low.equals("detrás");
  }
}
