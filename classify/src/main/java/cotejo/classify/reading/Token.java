package cotejo.classify.reading;

/**
 * A word, number or mark of the text.
 *
 * @param word the folded form: lower case, no accents, abbreviation points dropped
 * @param caps the form as written, without points, when it is all capitals and at most six letters
 *     long (US, EU, AFI); else empty
 * @param start first UTF-16 index in the text
 * @param end UTF-16 index after the last
 * @param kind what it is
 * @param capital whether the first letter is a capital
 * @param conditional whether it has the ending of a Spanish conditional (-ría)
 * @param future whether it has the ending of a Spanish future (-rá, -rán)
 */
public record Token(
    String word,
    String caps,
    int start,
    int end,
    Kind kind,
    boolean capital,
    boolean conditional,
    boolean future) {

  /** What a token is. */
  public enum Kind {
    WORD,
    NUMBER,
    /** Comma. */
    COMMA,
    /** A mark that separates clauses: semicolon, colon, dash, bracket. */
    BREAK,
    /** Opening or closing quotation mark. */
    QUOTE,
    /** Full stop, ellipsis, exclamation mark. */
    STOP,
    QUESTION,
    /** Anything else that is not space. */
    OTHER,
    /** A line break. */
    LINE
  }

  /** Whether it is a word or a number. */
  public boolean isWord() {
    return kind == Kind.WORD || kind == Kind.NUMBER;
  }
}
