package cotejo.classify.stance;

import cotejo.classify.reading.Span;
import cotejo.classify.reading.Token;

/** Whether what was found is asked, and how the text answers. */
final class Asking {
  /** What a question does with what is asked. */
  enum Asked {
    NO,
    LEFT_OPEN,
    SUPPOSED,
    DENIED,
    GRANTED
  }

  private Asking() {}

  static Asked of(Sighting s) {
    if (indirect(s)) {
      return answered(s);
    }
    if (!s.sentence().question() || beforeIt(s)) {
      return Asked.NO;
    }
    if (s.first(Cue.RHETORICAL) || s.first(Cue.PRESUPPOSE)) {
      return Asked.NO;
    }
    return condition(s) ? Asked.SUPPOSED : answered(s);
  }

  /** "asked whether", "quiso saber si": a question told. */
  private static boolean indirect(Sighting s) {
    for (Span cue : s.cues(Cue.ASKS)) {
      if (Reach.rest(s.text(), s.sentence(), cue, s.head())) {
        s.note(Cue.ASKS, cue, Reach.sentenceEnd(s.text(), s.sentence(), cue));
        return true;
      }
    }
    return false;
  }

  /** Whether the found words all stand before the mark that opens a Spanish question. */
  private static boolean beforeIt(Sighting s) {
    for (int i = s.found().to(); i < s.sentence().to(); i++) {
      if (s.word(i).equals("\u00bf")) {
        return true;
      }
    }
    return false;
  }

  /** "If the US were to seize a beach, would anyone notice?" supposes rather than asks. */
  private static boolean condition(Sighting s) {
    for (Span cue : s.cues(Cue.IF)) {
      boolean comma = false;
      for (int i = s.found().to(); i < s.sentence().to(); i++) {
        comma |= s.text().token(i).kind() == Token.Kind.COMMA;
      }
      if (comma && cue.to() <= s.head() && cue.from() - s.sentence().from() <= 2) {
        s.note(Cue.IF, cue, s.sentence().to());
        return true;
      }
    }
    return false;
  }

  private static Asked answered(Sighting s) {
    int next = s.index() + 1;
    if (next >= s.text().size() || s.sentence().headline()) {
      return Asked.LEFT_OPEN;
    }
    var sentence = s.text().sentence(next);
    var span = new Span(0, sentence.from(), sentence.from() + 1, Double.NaN);
    if (Reply.denies(s.text(), sentence)) {
      s.note(Cue.CORRECTION, span, s.found().from(), s.sentence().to());
      return Asked.DENIED;
    }
    if (Reply.assents(s.text(), sentence)) {
      s.note(Cue.ENDORSE, span, s.found().from(), s.sentence().to());
      return Asked.GRANTED;
    }
    return Asked.LEFT_OPEN;
  }
}
