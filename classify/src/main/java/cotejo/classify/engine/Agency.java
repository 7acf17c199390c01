package cotejo.classify.engine;

import cotejo.classify.reading.Span;
import cotejo.classify.reading.Tagged;
import cotejo.classify.reading.Text;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who acts. A doer stands before its verb with no nearer doer between, or after it behind
 * "by" or "por"; in Spanish it may follow the verb.
 */
final class Agency {
  private static final Set<String> BY = Set.of("by", "por");
  private static final Set<String> OBLIQUE =
      Words.set(
          """
          with con of de del to a al from desde in en against contra for para on sobre near into
          inside without sin between entre than que as como at via through not ni nor no
          """);
  private static final Set<String> FILLERS =
      Words.set(
          """
          the a an el la los las un una unos unas some about its su sus their own elite primeros
          first
          """);

  private final Tagged tagged;
  private final Text text;
  private final int actor;

  Agency(Tagged tagged) {
    this.tagged = tagged;
    this.text = tagged.text();
    Integer number = tagged.concepts().find("actor");
    this.actor = number == null ? -1 : number;
  }

  boolean acts(int sentence, Span who, Span does) {
    if (who.to() <= does.from()) {
      return !passive(sentence, does) && !nearerActor(sentence, who, does);
    }
    boolean by = BY.contains(before(sentence, who));
    if (by) {
      return true;
    }
    boolean spanish = text.sentence(sentence).lang() == cotejo.classify.reading.Lang.ES;
    return spanish
        && who.from() - does.to() <= 8
        && !OBLIQUE.contains(before(sentence, who))
        && !actorBefore(sentence, does);
  }

  /** Whether the verb is followed by "by somebody", so that what stands before it did not act. */
  private boolean passive(int sentence, Span does) {
    int end = Math.min(text.sentence(sentence).to() - 1, does.to() + 4);
    for (int i = does.to(); i < end; i++) {
      if (BY.contains(text.token(i).word()) && actorAt(sentence, i + 1) != null) {
        return true;
      }
      if (text.token(i).kind() != Token.Kind.WORD) {
        return false;
      }
    }
    return false;
  }

  private @Nullable Span actorAt(int sentence, int from) {
    for (Span span : tagged.spans(sentence)) {
      if (span.concept() == actor && span.from() >= from && span.from() <= from + 2) {
        return span;
      }
    }
    return null;
  }

  private boolean nearerActor(int sentence, Span who, Span does) {
    for (Span span : tagged.spans(sentence)) {
      boolean between =
          span.concept() == actor && span.from() >= who.to() && span.to() <= does.from();
      if (between && !OBLIQUE.contains(before(sentence, span)) && !inApposition(span, does)) {
        return true;
      }
    }
    return false;
  }

  /** An actor between two commas right after the doer is an aside, not the doer of the verb. */
  private boolean inApposition(Span span, Span does) {
    for (int i = span.to(); i < does.from(); i++) {
      if (text.token(i).kind() == Token.Kind.COMMA) {
        return true;
      }
    }
    return false;
  }

  private boolean actorBefore(int sentence, Span does) {
    int start = text.sentence(sentence).from();
    for (int i = does.from() - 1; i >= start && i >= does.from() - 12; i--) {
      Token.Kind kind = text.token(i).kind();
      if (kind == Token.Kind.COMMA || kind == Token.Kind.BREAK) {
        return false;
      }
      for (Span span : tagged.spans(sentence)) {
        if (span.concept() == actor
            && span.from() == i
            && !OBLIQUE.contains(before(sentence, span))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The word before a span that is no article, number or adjective of degree. */
  private String before(int sentence, Span span) {
    int start = text.sentence(sentence).from();
    int i = span.from() - 1;
    while (i >= start
        && (FILLERS.contains(text.token(i).word())
            || text.token(i).kind() == Token.Kind.NUMBER
            || text.token(i).kind() == Token.Kind.QUOTE)) {
      i--;
    }
    return i >= start ? text.token(i).word() : "";
  }
}
