package cotejo.classify.stance;

import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Text;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import java.util.Set;

/**
 * Bare answers: "They had not.", "No, señora:", "Falso.", "Both are wrong:", "Ma'am, no." Such a
 * sentence has no content of its own; it is a verdict on what went before, and on nothing else.
 */
final class Reply {
  /** What an answer says before it says anything, and how people are addressed. */
  private static final Set<String> FILLING =
      Words.set(
          """
          well look listen hang on wait hold okay ok so oh ah um uh er sorry sir ma'am madam man
          folks please stop now hey honestly frankly sadly alas unfortunately apparently me be clear
          let you know come
          pues mire mira miren oiga oye bueno a ver este eh ay uy hombre joven amigo senora senor
          senorita senores por desgracia desgraciadamente lamentablemente francamente sinceramente
          perdon permitame fijese
          """);

  private static final Set<String> TITLES =
      Words.set(
          """
          mr mrs ms dr doctor senator general colonel governor mayor congressman secretary
          ambassador professor captain judge chairman the
          senador senadora diputado diputada general coronel gobernador gobernadora alcalde
          alcaldesa presidente presidenta licenciado licenciada secretario doctora maestro maestra
          embajador don dona
          """);

  private static final int MOST_FILLING = 3;

  /** Sentences between a statement and its answer that say nothing themselves. */
  private static final int MOST_BETWEEN = 2;

  private Reply() {}

  /**
   * The token at which a bare denial that opens a stretch of text ends; -1 when none does. Words of
   * address and of hesitation before it are passed over.
   */
  static int denialEnd(Text text, int from, int to) {
    int i = start(text, from, to);
    for (int n = 0; n <= MOST_FILLING && i < to; n++) {
      int end = clauseEnd(text, i, to);
      if (Answer.denies(text, i, end)) {
        return end;
      }
      if (!filling(text, i, end)) {
        return -1;
      }
      i = firstWord(text, end, to);
    }
    return -1;
  }

  /** The token at which a bare yes that opens a sentence ends; -1 when none does. */
  static int assentEnd(Text text, Sentence sentence) {
    int to = sentence.to();
    int i = start(text, sentence.from(), to);
    for (int n = 0; n <= MOST_FILLING && i < to; n++) {
      int end = clauseEnd(text, i, to);
      if (end < to && Answer.assents(text, i, end)) {
        return end;
      }
      if (!filling(text, i, end)) {
        return -1;
      }
      i = firstWord(text, end, to);
    }
    return -1;
  }

  /** The first word of an answer after its speaker and its words of address. */
  static int content(Text text, Sentence sentence) {
    int to = sentence.to();
    int i = start(text, sentence.from(), to);
    for (int n = 0; n < MOST_FILLING && i < to; n++) {
      int end = clauseEnd(text, i, to);
      if (end >= to || !filling(text, i, end)) {
        return i;
      }
      i = firstWord(text, end, to);
    }
    return i;
  }

  /**
   * The sentence that answers another: the next that is more than a name or a "hang on"; -1 when
   * there is none.
   */
  static int after(Text text, int index) {
    int next = index + 1;
    for (int n = 0; n < MOST_BETWEEN && next < text.size(); n++) {
      Sentence sentence = text.sentence(next);
      if (!nothing(text, sentence)) {
        return next;
      }
      next++;
    }
    return next < text.size() ? next : -1;
  }

  /** "Hang on, hang on.", "General OKAFOR.", "... a reader asks.": nothing is said here. */
  private static boolean nothing(Text text, Sentence sentence) {
    int from = firstWord(text, sentence.from(), sentence.to());
    int words = 0;
    boolean empty = true;
    boolean name = true;
    for (int i = from; i < sentence.to(); i++) {
      Token token = text.token(i);
      if (token.isWord()) {
        words++;
        empty &= FILLING.contains(token.word());
        name &= TITLES.contains(token.word()) || shouted(text, i);
      }
    }
    boolean goesOn = words > 0 && words <= 5 && !text.token(from).capital() && !sentence.question();
    boolean again = goesOn && !Answer.denies(text, from, clauseEnd(text, from, sentence.to()));
    return words <= 6 && (empty || name || again);
  }

  private static boolean shouted(Text text, int token) {
    String raw = text.words(token, token + 1);
    return raw.length() > 1 && raw.chars().noneMatch(Character::isLowerCase);
  }

  /** Whether a clause only addresses somebody or takes breath. */
  private static boolean filling(Text text, int from, int to) {
    boolean title = false;
    int words = 0;
    for (int i = from; i < to; i++) {
      Token token = text.token(i);
      if (token.isWord()) {
        words++;
        boolean named = title && token.capital();
        title |= TITLES.contains(token.word());
        if (!FILLING.contains(token.word()) && !TITLES.contains(token.word()) && !named) {
          return false;
        }
      }
    }
    return words <= 5;
  }

  private static int clauseEnd(Text text, int from, int to) {
    for (int i = from; i < to; i++) {
      switch (text.token(i).kind()) {
        case WORD, NUMBER, QUOTE, OTHER -> {}
        default -> {
          return i;
        }
      }
    }
    return to;
  }

  private static int firstWord(Text text, int from, int to) {
    int i = from;
    while (i < to && !text.token(i).isWord()) {
      i++;
    }
    return i;
  }

  /** Skips quotation marks, dashes, and the name of a speaker with its colon or its point. */
  private static int start(Text text, int from, int to) {
    int i = firstWord(text, from, to);
    if (i + 1 < to && text.token(i).word().length() == 1 && text.token(i).capital()) {
      String point = text.token(i + 1).word();
      if (point.equals(".") || point.equals(":")) {
        return firstWord(text, i + 2, to);
      }
    }
    for (int j = i; j < Math.min(to, i + 5); j++) {
      Token token = text.token(j);
      if (token.word().equals(":") && !Answer.denies(text, i, j)) {
        return firstWord(text, j + 1, to);
      }
      if (token.isWord() && !token.capital()) {
        break;
      }
    }
    return i;
  }
}
