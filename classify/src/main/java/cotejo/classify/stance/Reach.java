package cotejo.classify.stance;

import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Text;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import java.util.Set;

/** How far a cue reaches: where its clause, or what it governs, ends. */
final class Reach {
  static final Set<String> TURNS =
      Words.set(
          """
          but pero sino although aunque though while mientras whereas because porque pues however
          yet so
          """);
  private static final Set<String> AFTER_COMMA =
      Words.set(
          """
          and y which who whom whose que quien quienes cuyo cuya cuyos cuyas where donde as como it
          he she they we there this el ella then when cuando said dijo since ya after before with
          con now is was are has es fue instead por lo a according segun
          """);
  private static final Set<String> OPENERS =
      Words.set(
          """
          though although aunque while mientras when cuando after before since once because unlike
          despite pese tras ante como as whereas given until hasta en in during durante desde despues
          antes ever thanks gracias debido ya dado
          """);
  private static final Set<String> RELATIVES =
      Words.set(
          """
          which who whom that que quien quienes where donde whose cuyo cuya cuyos cuyas
          """);

  private Reach() {}

  /** The token at which the clause that a cue opens ends. */
  static int clauseEnd(Text text, Sentence sentence, Span cue) {
    return clauseEnd(text, sentence, cue, false);
  }

  /** The same; {@code that} says whether ", that" and ", que" end it as for a modal verb. */
  static int clauseEnd(Text text, Sentence sentence, Span cue, boolean that) {
    boolean inside =
        inRelative(text, sentence, cue.from())
            || inOpening(text, sentence, cue.from())
            || aside(text, sentence, cue.from());
    for (int i = cue.to(); i < sentence.to(); i++) {
      Token token = text.token(i);
      switch (token.kind()) {
        case BREAK, STOP, QUESTION -> {
          return i;
        }
        case COMMA -> {
          String next = i + 1 < sentence.to() ? text.token(i + 1).word() : "";
          boolean ends = AFTER_COMMA.contains(next) || TURNS.contains(next);
          if (inside || ends || (that && next.equals("that"))) {
            return i;
          }
        }
        default -> {
          if (TURNS.contains(token.word()) || withAfterAnd(text, i)) {
            return i;
          }
        }
      }
    }
    return sentence.to();
  }

  /** Whether a negation covers a token: before it, with no end of clause between. */
  static boolean clause(Text text, Sentence sentence, Span cue, int target) {
    return cue.from() < target && target <= clauseEnd(text, sentence, cue);
  }

  /** "without rules and with full immunity": the second part is not negated. */
  private static boolean withAfterAnd(Text text, int i) {
    boolean with = text.token(i).word().equals("con") || text.token(i).word().equals("with");
    return with && (text.token(i - 1).word().equals("y") || text.token(i - 1).word().equals("and"));
  }

  /** Whether the sentence opens with a subordinate clause that has not yet ended at {@code at}. */
  static boolean inOpening(Text text, Sentence sentence, int at) {
    int first = sentence.from();
    while (first < at && text.token(first).kind() != Token.Kind.WORD) {
      first++;
    }
    if (!OPENERS.contains(text.token(first).word())) {
      return false;
    }
    for (int i = first; i < at; i++) {
      if (text.token(i).kind() == Token.Kind.COMMA) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a token stands in a relative clause: after a comma and a relative word, or right after
   * one ("a city that does not exist").
   */
  private static boolean inRelative(Text text, Sentence sentence, int at) {
    for (int i = at - 1; i >= Math.max(sentence.from(), at - 6); i--) {
      if (text.token(i).kind() == Token.Kind.COMMA) {
        return RELATIVES.contains(text.token(i + 1).word());
      }
    }
    return false;
  }

  /** "asserted, without giving a source, that ...": what is left out is the source alone. */
  private static boolean aside(Text text, Sentence sentence, int at) {
    return at > sentence.from()
        && text.token(at - 1).kind() == Token.Kind.COMMA
        && (text.token(at).word().equals("without") || text.token(at).word().equals("sin"));
  }

  /** The token at which a cue that governs the rest of its sentence loses its hold. */
  static int sentenceEnd(Text text, Sentence sentence, Span cue) {
    for (int i = cue.to(); i < sentence.to(); i++) {
      Token token = text.token(i);
      boolean turn =
          token.kind() == Token.Kind.COMMA
              && i + 1 < sentence.to()
              && TURNS.contains(text.token(i + 1).word());
      if (turn || token.word().equals(";")) {
        return i;
      }
    }
    return sentence.to();
  }

  /** Whether a cue that governs the rest of its sentence covers a token. */
  static boolean rest(Text text, Sentence sentence, Span cue, int target) {
    return cue.to() <= target && target <= sentenceEnd(text, sentence, cue) + 1;
  }

  /**
   * Whether a contrast ("rather than X", ", not X,") covers a span: it must follow within few
   * words.
   */
  static boolean contrast(Text text, Span cue, Span target) {
    if (target.from() < cue.to() || target.from() - cue.to() > 6) {
      return false;
    }
    for (int i = cue.to(); i < target.from(); i++) {
      Token.Kind kind = text.token(i).kind();
      if (kind == Token.Kind.COMMA || kind == Token.Kind.BREAK) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing between two tokens turns to something else: no semicolon, no "but". */
  static boolean straight(Text text, int from, int to) {
    for (int i = from; i < to; i++) {
      Token token = text.token(i);
      if (token.word().equals(";") || TURNS.contains(token.word())) {
        return false;
      }
    }
    return true;
  }
}
