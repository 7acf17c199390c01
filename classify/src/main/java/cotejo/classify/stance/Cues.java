package cotejo.classify.stance;

import cotejo.classify.reading.Concepts;
import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Tagged;
import cotejo.classify.reading.Text;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds cues in a sentence and says how far they reach. */
final class Cues {
  private static final Set<String> TURNS =
      Words.set(
          """
          but pero sino although aunque though while mientras whereas because porque pues however
          yet so
          """);
  private static final Set<String> AFTER_COMMA =
      Words.set(
          """
          and y which who whom que quien quienes where donde as como it he she they we there this
          el ella then when cuando said dijo since ya after before with con now is was are has es
          fue instead por lo a according segun
          """);
  private static final Set<String> OPENERS =
      Words.set(
          """
          though although aunque while mientras when cuando after before since once because unlike
          despite pese tras ante como as whereas given until hasta in en during durante
          """);

  private static final Set<String> RELATIVES =
      Words.set(
          """
          which who whom que quien quienes where donde whose
          """);

  private final Map<Cue, Integer> concepts = new EnumMap<>(Cue.class);

  Cues(Concepts all) {
    for (Cue cue : Cue.values()) {
      Integer number = all.find(cue.concept());
      concepts.put(cue, number == null ? -1 : number);
    }
  }

  List<Span> find(Tagged tagged, int sentence, Cue cue) {
    int concept = concepts.get(cue);
    if (concept < 0 || !tagged.has(sentence, concept)) {
      return List.of();
    }
    List<Span> out = new ArrayList<>();
    for (Span span : tagged.spans(sentence)) {
      if (span.concept() == concept) {
        out.add(span);
      }
    }
    return out;
  }

  boolean any(Tagged tagged, int sentence, Cue cue) {
    int concept = concepts.get(cue);
    return concept >= 0 && tagged.has(sentence, concept);
  }

  /** Whether a negation covers a token: before it, with no end of clause between. */
  static boolean clauseReaches(Text text, Sentence sentence, Span cue, int target) {
    if (cue.from() >= target) {
      return false;
    }
    boolean inRelative =
        inRelative(text, sentence, cue.from()) || inOpening(text, sentence, cue.from());
    for (int i = cue.to(); i < target; i++) {
      Token token = text.token(i);
      switch (token.kind()) {
        case BREAK, STOP, QUESTION -> {
          return false;
        }
        case COMMA -> {
          String next = i + 1 < sentence.to() ? text.token(i + 1).word() : "";
          if (inRelative || AFTER_COMMA.contains(next) || TURNS.contains(next)) {
            return false;
          }
        }
        default -> {
          if (TURNS.contains(token.word()) || withAfterAnd(text, i)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** "without rules and with full immunity": the second part is not negated. */
  private static boolean withAfterAnd(Text text, int i) {
    boolean with = text.token(i).word().equals("con") || text.token(i).word().equals("with");
    return with && (text.token(i - 1).word().equals("y") || text.token(i - 1).word().equals("and"));
  }

  /** Whether the sentence opens with a subordinate clause that has not yet ended at {@code at}. */
  private static boolean inOpening(Text text, Sentence sentence, int at) {
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

  private static boolean inRelative(Text text, Sentence sentence, int at) {
    for (int i = at - 1; i >= Math.max(sentence.from(), at - 6); i--) {
      if (text.token(i).kind() == Token.Kind.COMMA) {
        return RELATIVES.contains(text.token(i + 1).word());
      }
    }
    return false;
  }

  /** Whether a cue that governs the rest of its sentence covers a token. */
  static boolean sentenceReaches(Text text, Span cue, int target) {
    if (cue.to() > target) {
      return false;
    }
    for (int i = cue.to(); i < target; i++) {
      Token token = text.token(i);
      if (token.word().equals(";")) {
        return false;
      }
      boolean turn =
          token.kind() == Token.Kind.COMMA
              && (TURNS.contains(text.token(i + 1).word()) && i + 1 < target);
      if (turn) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a contrast ("rather than X", ", not X,") covers a span: it must follow within few
   * words.
   */
  static boolean contrastReaches(Text text, Span cue, Span target) {
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
}
