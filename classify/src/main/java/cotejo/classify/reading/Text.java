package cotejo.classify.reading;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A text read into tokens and sentences. Offsets are UTF-16 indexes into {@code title + "\n" +
 * body}.
 */
public final class Text {
  private final String all;
  private final int titleEnd;
  private final Token[] tokens;
  private final Sentence[] sentences;
  private final Lang lang;
  private final BitSet quoted;

  private Text(String all, int titleEnd, Token[] tokens, Sentence[] sentences, Lang lang) {
    this.all = all;
    this.titleEnd = titleEnd;
    this.tokens = tokens;
    this.sentences = sentences;
    this.lang = lang;
    this.quoted = Quotes.inside(tokens);
  }

  /** Reads a text; {@code lang} is the language it is declared in, or null to find out. */
  public static Text read(String title, String body, @Nullable Lang lang) {
    String all = title + "\n" + body;
    Token[] tokens = Tokenizer.tokens(all);
    Lang found = Lang.guess(tokens, 0, tokens.length, lang == null ? Lang.EN : lang);
    return new Text(
        all, title.length(), tokens, Sentences.split(tokens, title.length(), found), found);
  }

  public Lang lang() {
    return lang;
  }

  public int size() {
    return sentences.length;
  }

  public Sentence sentence(int index) {
    return sentences[index];
  }

  public Token token(int index) {
    return tokens[index];
  }

  public int tokenCount() {
    return tokens.length;
  }

  /** The title and the body with a line break between them. */
  public String all() {
    return all;
  }

  /** Whether a token stands between quotation marks. */
  public boolean quoted(int token) {
    return quoted.get(token);
  }

  /** Where the title ends. */
  public int titleEnd() {
    return titleEnd;
  }

  /** The words from one token up to, not including, another, as they stand in the text. */
  public String words(int from, int to) {
    return all.substring(tokens[from].start(), tokens[to - 1].end());
  }
}
