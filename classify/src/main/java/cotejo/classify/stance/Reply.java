package cotejo.classify.stance;

import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Text;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Bare answers: "They had not.", "No, señora:", "Falso.", "Both are wrong:". Such a clause has no
 * content of its own; it is a verdict on what went before, and on nothing else.
 */
final class Reply {
  private static final Set<String> DENYING =
      Words.set(
          """
          no not never none neither nor nope wrong false untrue mistaken isn't aren't wasn't weren't
          hasn't haven't hadn't didn't doesn't don't nonsense rubbish fiction invention myth hoax
          nada falso falsa falsos falsas mentira mal equivoca equivocan tampoco ninguna ninguno
          jamas nunca ningun invento bulo mito error erroneo erronea rumor
          """);
  private static final Set<String> EMPTY =
      Words.set(
          """
          it they he she we i you that this those these both all is was were are has had have did
          does do could true so at sir ma'am madam senator man well quite the claim story report
          caption figure version any such thing of kind simply just flatly either but and about a
          there one to be actually entirely plainly completely made
          ni es son fue fueron era eran lo la los las eso esto esa esta aquello ambas ambos todo de
          ello tal cosa asi hombre senora senor senorita ver a pues para modo manera cierto verdad
          ha han habia habian existe existio ocurrio paso hay hubo el dato ese pie se un una puro
          pura que todas cierta por supuesto claro pero y hizo hicieron son
          """);
  private static final Set<String> ASSENT =
      Words.set(
          "yes yeah yep correct exactly right indeed asi exacto correcto cierto efectivamente");

  private static final int LONGEST = 7;

  private Reply() {}

  /** The token at which a bare denial that opens a stretch of text ends; -1 when none does. */
  static int denialEnd(Text text, int from, int to) {
    int i = start(text, from, to);
    boolean denies = false;
    int words = 0;
    for (; i < to; i++) {
      Token token = text.token(i);
      switch (token.kind()) {
        case WORD, NUMBER -> {
          boolean no = DENYING.contains(token.word());
          if (++words > LONGEST || (!no && !EMPTY.contains(token.word()))) {
            return -1;
          }
          denies |= no;
        }
        case QUOTE, OTHER -> {}
        default -> {
          return denies ? i : -1;
        }
      }
    }
    return denies ? to : -1;
  }

  /** Whether the sentence opens with a bare denial. */
  static boolean denies(Text text, Sentence sentence) {
    return denialEnd(text, sentence.from(), sentence.to()) >= 0;
  }

  /** Whether the sentence opens with a bare yes. */
  static boolean assents(Text text, Sentence sentence) {
    int i = start(text, sentence.from(), sentence.to());
    if (i >= sentence.to() || i + 1 >= sentence.to()) {
      return false;
    }
    Token.Kind next = text.token(i + 1).kind();
    boolean bare = next == Token.Kind.COMMA || next == Token.Kind.STOP || next == Token.Kind.BREAK;
    return ofCourse(text, i, sentence.to())
        || (bare && (ASSENT.contains(text.token(i).word()) || yes(text, i)));
  }

  private static boolean yes(Text text, int i) {
    String raw = text.words(i, i + 1);
    return raw.equals("S\u00ed") || raw.equals("s\u00ed");
  }

  /** "Claro que sí", "por supuesto", "of course". */
  private static boolean ofCourse(Text text, int i, int to) {
    String words = text.words(i, Math.min(to, i + 2)).toLowerCase(Locale.ROOT);
    boolean bare = List.of("por supuesto", "of course", "desde luego").contains(words);
    return bare
        || (i + 2 < to && words.equals("claro que") && text.token(i + 2).word().equals("si"));
  }

  /** Skips quotation marks, dashes and the name of a speaker with its colon. */
  private static int start(Text text, int from, int to) {
    int i = from;
    while (i < to && !text.token(i).isWord()) {
      i++;
    }
    for (int j = i; j < Math.min(to, i + 4); j++) {
      Token token = text.token(j);
      if (token.word().equals(":") && !DENYING.contains(text.token(j - 1).word())) {
        i = j + 1;
        break;
      }
      if (token.isWord() && !token.capital()) {
        break;
      }
    }
    while (i < to && !text.token(i).isWord()) {
      i++;
    }
    return i;
  }
}
