package cotejo.classify.stance;

import cotejo.classify.reading.Concepts;
import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Tagged;
import cotejo.classify.reading.Text;
import cotejo.classify.reading.Token;
import cotejo.classify.rules.Form;
import cotejo.classify.rules.Rule;
import cotejo.events.Stance;
import java.util.ArrayList;
import java.util.List;

/** Reads the stance of one sentence towards what a rule found in it. */
public final class StanceReader {
  private static final List<Cue> SUPPOSING = List.of(Cue.MODAL, Cue.MAY, Cue.PLAN);
  private static final List<Cue> LAW = List.of(Cue.MODAL, Cue.PLAN);

  /** A modal further away governs another verb, above all in speech without stops. */
  private static final int MODAL_REACH = 14;

  private static final int REPORT_REACH = 32;

  private final Cues cues;

  public StanceReader(Concepts concepts) {
    cues = new Cues(concepts);
  }

  /**
   * A stance with the cues that led to it.
   *
   * @param stance what the sentence does with the claim
   * @param cues the cue words as they stand in the text, each with its kind
   */
  public record Decision(Stance stance, List<Applied> cues) {}

  /** A cue that changed the stance, as tokens. */
  public record Applied(Cue cue, int from, int to) {}

  /** Whether the text as a whole is marked as satire. */
  public boolean satire(Tagged tagged) {
    for (int i = 0; i < tagged.text().size(); i++) {
      if (cues.any(tagged, i, Cue.SATIRE)) {
        return true;
      }
    }
    return false;
  }

  public Decision decide(Tagged tagged, int sentence, Found found, Rule rule, boolean satire) {
    var at = new At(tagged, sentence, found, new ArrayList<>());
    Stance stance = stance(at, rule, satire);
    return new Decision(stance, List.copyOf(at.applied()));
  }

  private record At(Tagged tagged, int index, Found found, List<Applied> applied) {
    Text text() {
      return tagged.text();
    }

    Sentence sentence() {
      return text().sentence(index);
    }

    void note(Cue cue, Span span) {
      applied.add(new Applied(cue, span.from(), span.to()));
    }
  }

  private Stance stance(At at, Rule rule, boolean satire) {
    Form form = rule.form();
    if (form == Form.HISTORY) {
      return Stance.HISTORICAL;
    }
    boolean negated = negated(at);
    boolean denied = denied(at);
    boolean rhetorical = at.sentence().question() && first(at, Cue.RHETORICAL);
    boolean asked = at.sentence().question() && !rhetorical && !presupposes(at);
    boolean supposed = supposed(at, rule);
    boolean endorsed = endorsed(at);
    boolean open = !endorsed && attributed(at, form);
    boolean no = negated != denied || (negated && comments(at));
    if (asked) {
      return Stance.QUESTION;
    }
    if (form == Form.PLAN) {
      return Stance.HYPOTHETICAL;
    }
    if (form == Form.RECORD) {
      return record(no, open || (denied && !negated && speaker(at)), supposed);
    }
    if (no) {
      return Stance.DENIES_FALSE;
    }
    if (supposed || satire) {
      return Stance.HYPOTHETICAL;
    }
    if (corrected(at)) {
      return Stance.DENIES_FALSE;
    }
    return open ? Stance.ATTRIBUTES_FALSE : Stance.ASSERTS_FALSE;
  }

  private static Stance record(boolean no, boolean deniedBySomebody, boolean supposed) {
    if (no && deniedBySomebody) {
      return Stance.ATTRIBUTES_FALSE;
    }
    if (supposed) {
      return Stance.HYPOTHETICAL;
    }
    return no ? Stance.ASSERTS_FALSE : Stance.ASSERTS_TRUE;
  }

  /** The cues of a kind in the sentence, without those that are part of what was found. */
  private List<Span> cues(At at, Cue cue) {
    List<Span> out = new ArrayList<>();
    for (Span span : cues.find(at.tagged(), at.index(), cue)) {
      boolean part =
          at.found().filled().stream().anyMatch(s -> s.from() < span.to() && span.from() < s.to());
      if (!part) {
        out.add(span);
      }
    }
    return out;
  }

  private boolean first(At at, Cue cue) {
    for (Span span : cues(at, cue)) {
      at.note(cue, span);
      return true;
    }
    return false;
  }

  private boolean negated(At at) {
    Found found = at.found();
    List<Span> negations = new ArrayList<>(cues(at, Cue.NEGATION));
    negations.addAll(cues(at, Cue.DENIAL_AFTER));
    for (Span cue : negations) {
      boolean reaches =
          contrasts(at, cue)
              ? setAside(at, cue)
              : Cues.clauseReaches(at.text(), at.sentence(), cue, found.head())
                  || negatesObject(at, cue);
      if (reaches) {
        at.note(Cue.NEGATION, cue);
        return true;
      }
    }
    for (Span cue : cues(at, Cue.CONTRAST)) {
      if (at.found().filled().stream().anyMatch(s -> Cues.contrastReaches(at.text(), cue, s))) {
        at.note(Cue.CONTRAST, cue);
        return true;
      }
    }
    return false;
  }

  /**
   * "keeps no outpost or base", "passed nothing that allows force": the negation after the verb.
   */
  private static boolean negatesObject(At at, Span cue) {
    Found found = at.found();
    return cue.from() > found.head()
        && found.filled().stream()
            .anyMatch(
                s ->
                    s.from() >= cue.to()
                        && s.from() <= cue.to() + 7
                        && Cues.clauseReaches(at.text(), at.sentence(), cue, s.from()));
  }

  /** Only what stands between ", not" and the verb is set aside, never the verb itself. */
  private static boolean setAside(At at, Span cue) {
    int head = at.found().head();
    return at.found().filled().stream()
        .filter(s -> s.from() != head && (head < cue.from() || s.from() < head))
        .anyMatch(s -> Cues.contrastReaches(at.text(), cue, s));
  }

  /**
   * A negation that only sets something aside: "the FGR, not the AFI", "Mexicans and not the DEA".
   */
  private static boolean contrasts(At at, Span cue) {
    String word = at.text().token(cue.from()).word();
    if (!List.of("not", "no").contains(word) || cue.from() == at.sentence().from()) {
      return false;
    }
    Token before = at.text().token(cue.from() - 1);
    boolean setOff =
        before.kind() == Token.Kind.COMMA
            || before.word().equals("and")
            || before.word().equals("y");
    if (!setOff || cue.to() >= at.sentence().to()) {
      return false;
    }
    Token next = at.text().token(cue.to());
    return next.capital()
        || List.of(
                "the",
                "a",
                "an",
                "by",
                "in",
                "el",
                "la",
                "los",
                "las",
                "un",
                "una",
                "de",
                "por",
                "en",
                "with",
                "con",
                "soldiers",
                "troops",
                "agents",
                "soldados",
                "agentes",
                "to")
            .contains(next.word());
  }

  private boolean denied(At at) {
    boolean odd = false;
    for (Span cue : cues(at, Cue.DENIAL)) {
      if (Cues.sentenceReaches(at.text(), cue, at.found().head())
          || (cue.to() > at.found().head() && cue.to() <= at.found().to())) {
        at.note(Cue.DENIAL, cue);
        odd = true;
      }
    }
    for (Span cue : cues(at, Cue.DENIAL_AFTER)) {
      if (cue.from() >= at.found().head()) {
        at.note(Cue.DENIAL_AFTER, cue);
        odd = true;
      }
    }
    return odd;
  }

  /** "That is false: there is no base": a verdict before a colon repeats the negation after it. */
  private boolean comments(At at) {
    for (Span cue : cues(at, Cue.DENIAL)) {
      boolean colon = cue.to() < at.sentence().to() && at.text().token(cue.to()).word().equals(":");
      if (colon) {
        return true;
      }
    }
    return false;
  }

  /** Whether a denial in the sentence has somebody who speaks it (and is not the text's own). */
  private boolean speaker(At at) {
    for (Span cue : cues(at, Cue.DENIAL)) {
      String word = at.text().token(cue.from()).word();
      if (word.startsWith("den")
          || word.startsWith("nieg")
          || word.startsWith("neg")
          || word.startsWith("desm")
          || word.startsWith("rech")
          || word.startsWith("rej")) {
        return true;
      }
    }
    return false;
  }

  private boolean presupposes(At at) {
    return first(at, Cue.PRESUPPOSE);
  }

  private boolean supposed(At at, Rule rule) {
    Found found = at.found();
    for (Cue cue : rule.statesLaw() ? LAW : SUPPOSING) {
      for (Span span : cues(at, cue)) {
        boolean before =
            (found.head() - span.to() <= MODAL_REACH
                    && Cues.clauseReaches(at.text(), at.sentence(), span, found.head()))
                || (span.from() >= found.from() && span.to() <= found.to());
        if (before) {
          at.note(cue, span);
          return true;
        }
      }
    }
    for (Span span : cues(at, Cue.IF)) {
      if (span.from() < found.head()) {
        at.note(Cue.IF, span);
        return true;
      }
    }
    int start = Math.max(at.sentence().from(), Math.min(found.from(), found.head() - 4));
    for (int i = start; i < found.to(); i++) {
      if (at.text().token(i).conditional() && !rule.statesLaw()) {
        at.note(Cue.MODAL, new Span(0, i, i + 1, Double.NaN));
        return true;
      }
    }
    return rule.form() != Form.RECORD && future(at);
  }

  private boolean future(At at) {
    Found found = at.found();
    for (Span span : cues(at, Cue.FUTURE)) {
      if (Cues.clauseReaches(at.text(), at.sentence(), span, found.head())
          && found.head() - span.to() <= 6) {
        at.note(Cue.FUTURE, span);
        return true;
      }
    }
    for (int i = Math.max(at.sentence().from(), found.head() - 2); i <= found.head(); i++) {
      if (at.text().token(i).future()) {
        at.note(Cue.FUTURE, new Span(0, i, i + 1, Double.NaN));
        return true;
      }
    }
    return false;
  }

  private boolean endorsed(At at) {
    if (first(at, Cue.ENDORSE)) {
      return true;
    }
    int next = at.index() + 1;
    if (next < at.text().size()) {
      for (Span span : cues.find(at.tagged(), next, Cue.ENDORSE)) {
        if (span.from() - at.text().sentence(next).from() <= 4) {
          at.note(Cue.ENDORSE, span);
          return true;
        }
      }
    }
    return false;
  }

  private boolean attributed(At at, Form form) {
    Found found = at.found();
    for (Span factive : cues(at, Cue.FACTIVE)) {
      if (Cues.sentenceReaches(at.text(), factive, found.head())) {
        at.note(Cue.FACTIVE, factive);
        return false;
      }
    }
    for (Span cue : cues(at, Cue.OPEN)) {
      boolean reaches =
          (found.head() - cue.to() <= REPORT_REACH
                  && Cues.sentenceReaches(at.text(), cue, found.head()))
              || follows(at, cue);
      if (reaches) {
        at.note(Cue.OPEN, cue);
        return true;
      }
    }
    return form == Form.MISCONCEPTION && (quoted(at) || named(at));
  }

  /** "..., the senator said": a report verb after the words it reports, set off by a mark. */
  private static boolean follows(At at, Span cue) {
    if (cue.from() < at.found().to()) {
      return false;
    }
    boolean marked = false;
    for (int i = at.found().to(); i < cue.from(); i++) {
      Token.Kind kind = at.text().token(i).kind();
      marked |= kind == Token.Kind.COMMA || kind == Token.Kind.QUOTE || kind == Token.Kind.BREAK;
    }
    boolean goesOn =
        cue.to() < at.sentence().to()
            && List.of("that", "que").contains(at.text().token(cue.to()).word());
    String word = at.text().token(cue.from()).word();
    return (marked && !goesOn) || List.of("segun", "according").contains(word);
  }

  /** Whether the main word of what was found stands between quotation marks. */
  private static boolean quoted(At at) {
    return at.text().quoted(at.found().head());
  }

  /** A headline that ends in a colon and a name: "..., no una base: Sheinbaum". */
  private static boolean named(At at) {
    if (!at.sentence().headline()) {
      return false;
    }
    int last = at.sentence().to() - 1;
    for (int i = last; i > last - 4 && i > at.found().to(); i--) {
      if (at.text().token(i).word().equals(":")) {
        return at.text().token(i + 1).capital();
      }
    }
    return false;
  }

  private boolean corrected(At at) {
    for (int next = at.index() + 1; next <= at.index() + 2 && next < at.text().size(); next++) {
      for (Span span : cues.find(at.tagged(), next, Cue.CORRECTION)) {
        at.note(Cue.CORRECTION, span);
        return true;
      }
    }
    return false;
  }
}
