package cotejo.classify.reading;

import cotejo.classify.reading.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds where sentences end: at stops that are not those of an abbreviation, and at line breaks.
 */
final class Sentences {
  /** Words that begin a sentence more often than they follow an abbreviation. */
  static final Set<String> STARTERS =
      Words.set(
          """
          the a an in it he she they this that these there but and no not we i when if as on at by
          el la los las un una en pero y se es su sus esto ese esa lo al por para con according
          mexico's
          """);

  private static final Set<String> ABBREVIATIONS =
      Words.set(
          """
          mr mrs ms dr gen lt col sgt capt gov sen rep st no art gral lic ing sr sra dra cmdr adm
          maj jr vs av nay zac sin son chih tamps coah jal gto mich gro oax pue ver camp yuc qro
          ags dgo slp tab mor hgo tlax calif ariz tex mo va fla fr etc inc corp ltd res num pag
          cap jan feb aug sept oct nov dec ph ud uds mex
          """);

  /** A run without a stop is cut here, so that time stays linear in the length of any text. */
  private static final int LONGEST = 240;

  private Sentences() {}

  static Sentence[] split(Token[] tokens, int titleEnd, Lang lang) {
    List<Sentence> out = new ArrayList<>();
    int from = 0;
    int i = 0;
    while (i < tokens.length) {
      Token t = tokens[i];
      boolean ends =
          switch (t.kind()) {
            case LINE -> true;
            case QUESTION -> closes(tokens, i);
            case STOP -> stops(tokens, i);
            default -> false;
          };
      i++;
      ends |= i - from >= LONGEST;
      if (ends) {
        while (i < tokens.length
            && ((tokens[i].kind() == Kind.QUOTE && tokens[i].start() == tokens[i - 1].end())
                || tokens[i].word().equals(")")
                || tokens[i].kind() == Kind.STOP
                || tokens[i].kind() == Kind.QUESTION)) {
          i++;
        }
        add(out, tokens, from, i, titleEnd, lang);
        from = i;
      }
    }
    add(out, tokens, from, tokens.length, titleEnd, lang);
    return out.toArray(new Sentence[0]);
  }

  private static void add(
      List<Sentence> out, Token[] tokens, int from, int to, int titleEnd, Lang lang) {
    int first = from;
    int last = to;
    while (first < last && tokens[first].kind() == Kind.LINE) {
      first++;
    }
    while (last > first && tokens[last - 1].kind() == Kind.LINE) {
      last--;
    }
    boolean words = false;
    boolean question = false;
    for (int i = first; i < last; i++) {
      words |= tokens[i].isWord();
      question |= tokens[i].kind() == Kind.QUESTION || tokens[i].word().equals("\u00bf");
    }
    if (words) {
      out.add(
          new Sentence(
              out.size(),
              first,
              last,
              tokens[first].start() < titleEnd,
              question,
              Lang.guess(tokens, first, last, lang)));
    }
  }

  /**
   * A question mark in the middle of a sentence ("¿Y Toluca?, preguntan") ends it only before a
   * capital.
   */
  private static boolean closes(Token[] tokens, int i) {
    return i + 1 >= tokens.length || tokens[i + 1].kind() != Kind.COMMA;
  }

  private static boolean stops(Token[] tokens, int i) {
    if (i + 1 >= tokens.length) {
      return true;
    }
    Token before = i > 0 ? tokens[i - 1] : tokens[i];
    Token after = tokens[i + 1];
    boolean touching = after.start() == tokens[i].end();
    if ((touching && after.kind() == Kind.WORD) || after.kind() == Kind.COMMA) {
      return false;
    }
    if (tokens[i].word().equals("!")) {
      return true;
    }
    boolean abbreviation =
        before.kind() == Kind.WORD
            && before.end() == tokens[i].start()
            && before.capital()
            && (before.word().length() == 1
                || (ABBREVIATIONS.contains(before.word()) && !STARTERS.contains(after.word())));
    if (abbreviation) {
      return false;
    }
    return after.kind() != Kind.WORD || after.capital() || after.kind() == Kind.LINE;
  }
}
