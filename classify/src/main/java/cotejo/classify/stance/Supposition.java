package cotejo.classify.stance;

import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import cotejo.classify.rules.Form;
import cotejo.classify.rules.Rule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what was found is only supposed, threatened, planned, or still to come. */
final class Supposition {
  private static final List<Cue> SUPPOSING = List.of(Cue.MODAL, Cue.MAY, Cue.PLAN);
  private static final List<Cue> LAW = List.of(Cue.MODAL, Cue.PLAN);

  /** A modal further away governs another verb, above all in speech without stops. */
  private static final int MODAL_REACH = 14;

  private static final Set<String> KNOWING =
      Words.set("know remember note realise realize recall saber recordar tener");

  private static final List<String> GOING_ON =
      List.of("continu", "keep", "remain", "seguir", "permanec");

  private Supposition() {}

  static boolean of(Sighting s, Rule rule) {
    for (Cue cue : rule.statesLaw() ? LAW : SUPPOSING) {
      for (Span span : s.cues(cue)) {
        if (covers(s, span) && !spares(s, span)) {
          s.note(cue, span, Reach.clauseEnd(s.text(), s.sentence(), span, true));
          return true;
        }
      }
    }
    Span condition = condition(s, rule);
    if (condition == null) {
      condition = Inverted.condition(s);
    }
    if (condition != null) {
      s.note(Cue.IF, condition, s.sentence().to());
      return true;
    }
    return conditional(s, rule) || (rule.form() != Form.RECORD && future(s));
  }

  /** The condition that governs what was found; null when none does. */
  private static @Nullable Span condition(Sighting s, Rule rule) {
    for (Span span : s.cues(Cue.IF)) {
      boolean governs = span.from() < s.head() && holds(s, span);
      boolean own = rule.statesLaw() && !wouldBe(s) && !within(s, span);
      if (governs && !own && !yes(s, span) && !believed(s, span)) {
        return span;
      }
    }
    return null;
  }

  /** Whether what was found stands in the if-clause itself. */
  private static boolean within(Sighting s, Span condition) {
    for (int i = condition.to(); i < s.head(); i++) {
      if (s.text().token(i).kind() == Token.Kind.COMMA) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether what was found stands in the if-clause itself, so that a negation there is part of the
   * condition.
   */
  static boolean inCondition(Sighting s, Rule rule) {
    Span condition = condition(s, rule);
    return condition != null && within(s, condition);
  }

  /** A law's own condition supposes nothing, save where its consequence is itself conditional. */
  private static boolean wouldBe(Sighting s) {
    return s.cues(Cue.MAY).stream().anyMatch(m -> s.word(m.from()).equals("would"));
  }

  /** "If X is to be believed" reports. */
  private static boolean believed(Sighting s, Span condition) {
    return s.cues(Cue.OPEN).stream()
        .anyMatch(
            o ->
                o.from() > condition.from()
                    && o.to() - condition.to() <= 10
                    && (s.word(o.to() - 1).startsWith("believe")
                        || s.word(o.to() - 1).startsWith("cree")));
  }

  private static boolean covers(Sighting s, Span span) {
    int end = Reach.clauseEnd(s.text(), s.sentence(), span, true);
    boolean before =
        span.from() < s.head() && s.head() <= end && s.head() - span.to() <= MODAL_REACH;
    boolean within = span.from() >= s.found().from() && span.to() <= s.found().to();
    boolean next = span.from() > s.head() && span.from() - s.head() <= 2;
    return before || within || next;
  }

  /** Whether what a modal supposes is not what was found. */
  private static boolean spares(Sighting s, Span span) {
    return known(s, span) || goesOn(s, span) || purpose(s, span) || Scope.resumed(s, span);
  }

  /** "The flights would continue to depart from the base": what goes on is there already. */
  private static boolean goesOn(Sighting s, Span span) {
    int next = span.to();
    return next < s.found().from() && GOING_ON.stream().anyMatch(s.word(next)::startsWith);
  }

  /** "Para que pudieran entrar votó el Senado": the end is supposed, the means is told. */
  private static boolean purpose(Sighting s, Span span) {
    for (int i = Math.max(s.sentence().from(), span.from() - 3); i + 1 < span.from() + 1; i++) {
      String pair = s.word(i) + " " + s.word(i + 1);
      if (pair.equals("para que") || pair.equals("so that")) {
        return s.head() - span.to() >= 1;
      }
    }
    return false;
  }

  /** "Visitors should know that ...", "conviene recordar que ...": what is known is so. */
  private static boolean known(Sighting s, Span span) {
    return span.to() + 1 < s.head()
        && KNOWING.contains(s.word(span.to()))
        && List.of("that", "que").contains(s.word(span.to() + 1));
  }

  /** "sí" without its accent is no condition. */
  private static boolean yes(Sighting s, Span span) {
    String raw = s.text().words(span.from(), span.to());
    return raw.equals("s\u00ed") || raw.equals("S\u00ed");
  }

  /** A condition does not outlive a semicolon or a turn of the sentence. */
  private static boolean holds(Sighting s, Span span) {
    return Reach.rest(s.text(), s.sentence(), span, s.head());
  }

  private static boolean conditional(Sighting s, Rule rule) {
    Sentence sentence = s.sentence();
    int start = Math.max(sentence.from(), Math.min(s.found().from(), s.head() - 4));
    for (int i = start; i < s.found().to(); i++) {
      if (s.text().token(i).conditional() && !rule.statesLaw()) {
        s.note(Cue.MODAL, new Span(0, i, i + 1, Double.NaN), s.found().to());
        return true;
      }
    }
    return false;
  }

  /** "How long will the garrison stay?" takes the garrison for granted. */
  private static boolean future(Sighting s) {
    if (s.sentence().question() && !s.cues(Cue.PRESUPPOSE).isEmpty()) {
      return false;
    }
    for (Span span : s.cues(Cue.FUTURE)) {
      if (Reach.clause(s.text(), s.sentence(), span, s.head()) && s.head() - span.to() <= 6) {
        s.note(Cue.FUTURE, span, s.head() + 1);
        return true;
      }
    }
    for (int i = Math.max(s.sentence().from(), s.head() - 2); i <= s.head(); i++) {
      if (s.text().token(i).future()) {
        s.note(Cue.FUTURE, new Span(0, i, i + 1, Double.NaN), s.head() + 1);
        return true;
      }
    }
    return false;
  }
}
