package cotejo.classify.stance;

import cotejo.classify.reading.Lang;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Token;
import cotejo.classify.reading.Words;
import cotejo.classify.rules.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether what was found is negated: no, never, without, rather than, does not exist. */
final class Negation {
  private static final Set<String> SET_ASIDE =
      Words.set(
          """
          the a an by in el la los las un una de por en with con soldiers troops agents soldados
          agentes to
          """);

  private Negation() {}

  static boolean of(Sighting s, Form form) {
    List<Span> negations = new ArrayList<>(s.cues(Cue.NEGATION));
    List<Span> denials = s.cues(Cue.DENIAL);
    for (Span cue : s.cues(Cue.DENIAL_AFTER)) {
      if (denials.stream().noneMatch(d -> d.from() < cue.to() && cue.from() < d.to())) {
        negations.add(cue);
      }
    }
    for (Span cue : negations) {
      if (onlyThat(s, cue) || ofSpeech(s, cue) || particle(s, cue) || Scope.spares(s, cue)) {
        continue;
      }
      boolean aside = contrasts(s, cue);
      if (aside ? setAside(s, cue) || headAside(s, cue) : reaches(s, cue, form)) {
        s.note(Cue.NEGATION, cue, Reach.clauseEnd(s.text(), s.sentence(), cue));
        return true;
      }
    }
    for (Span cue : s.cues(Cue.CONTRAST)) {
      int most = Scope.relativeNo(s, cue) ? 2 : 6;
      boolean set =
          s.found().filled().stream()
              .anyMatch(f -> f.from() - cue.to() <= most && Reach.contrast(s.text(), cue, f));
      if (set) {
        s.note(Cue.CONTRAST, cue, s.found().to());
        return true;
      }
    }
    return false;
  }

  private static boolean reaches(Sighting s, Span cue, Form form) {
    return Reach.clause(s.text(), s.sentence(), cue, s.head()) || object(s, cue, form);
  }

  /** "no más que", "nothing but": a limit, not a negation. */
  private static boolean onlyThat(Sighting s, Span cue) {
    int end = Math.min(s.sentence().to() - 1, cue.to() + 9);
    for (int i = cue.to(); i < end; i++) {
      String word = s.word(i);
      String next = s.word(i + 1);
      if ((word.equals("mas") || word.equals("sino")) && next.equals("que")) {
        return true;
      }
      if (s.text().token(i).kind() == Token.Kind.BREAK) {
        return false;
      }
    }
    return false;
  }

  /** "Fact check: no, Mexico has not joined": an answer, repeated by the negation that follows. */
  private static boolean particle(Sighting s, Span cue) {
    boolean comma =
        cue.to() < s.sentence().to() && s.text().token(cue.to()).kind() == Token.Kind.COMMA;
    boolean opens = cue.from() == s.sentence().from() || !s.text().token(cue.from() - 1).isWord();
    return s.word(cue.from()).equals("no") && cue.to() - cue.from() == 1 && comma && opens;
  }

  /** "The hangar is Mexican, not an American base": the main word itself is set aside. */
  private static boolean headAside(Sighting s, Span cue) {
    boolean comma = s.text().token(cue.from() - 1).kind() == Token.Kind.COMMA;
    return comma && s.head() >= cue.to() && s.head() - cue.to() <= 2;
  }

  /** "did not confirm that": what is negated is the saying, and what is said stays open. */
  static boolean ofSpeech(Sighting s, Span cue) {
    for (Cue kind : List.of(Cue.FACTIVE, Cue.OPEN)) {
      for (Span speech : s.cues(kind)) {
        boolean next = speech.from() >= cue.to() && speech.from() - cue.to() <= 2;
        if (next && speech.to() <= s.head() && goesOn(s, speech)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean goesOn(Sighting s, Span speech) {
    for (int i = speech.to() - 1; i <= speech.to() + 1 && i < s.sentence().to(); i++) {
      if (Set.of("that", "que", "whether", "si").contains(s.word(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * "keeps no outpost or base", "passed nothing that allows force": the negation after the verb.
   */
  private static boolean object(Sighting s, Span cue, Form form) {
    boolean own = List.of("without", "sin").contains(s.word(cue.from()));
    return cue.from() > s.head()
        && !(own && form == Form.MISCONCEPTION)
        && s.found().filled().stream()
            .anyMatch(
                f ->
                    f.from() >= cue.to()
                        && f.from() <= cue.to() + 7
                        && Reach.clause(s.text(), s.sentence(), cue, f.from()));
  }

  /** Only what stands between ", not" and the verb is set aside, never the verb itself. */
  private static boolean setAside(Sighting s, Span cue) {
    int head = s.head();
    return s.found().filled().stream()
        .filter(f -> f.from() != head && (head < cue.from() || f.from() < head))
        .anyMatch(f -> Reach.contrast(s.text(), cue, f));
  }

  /**
   * A negation that only sets something aside: "the FGR, not the AFI", "Mexicans and not the DEA".
   */
  private static boolean contrasts(Sighting s, Span cue) {
    String word = s.word(cue.from());
    boolean sets = word.equals("not") || (word.equals("no") && s.sentence().lang() == Lang.ES);
    if (!sets || cue.from() == s.sentence().from()) {
      return false;
    }
    Token before = s.text().token(cue.from() - 1);
    boolean setOff =
        before.kind() == Token.Kind.COMMA
            || before.word().equals("and")
            || before.word().equals("y");
    if (!setOff || cue.to() >= s.sentence().to()) {
      return false;
    }
    Token next = s.text().token(cue.to());
    return next.capital() || SET_ASIDE.contains(next.word());
  }
}
