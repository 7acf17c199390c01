package cotejo.classify.stance;

import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Text;
import cotejo.classify.reading.Token;

/** Whether what follows, or what opens the sentence, says that what was found is not so. */
final class Correction {
  /** A correction speaks of what went before only near the beginning of its sentence. */
  private static final int NEAR = 9;

  private Correction() {}

  /** "... has a base. That is false." and "... had bombed it; they had not". */
  static boolean follows(Sighting s) {
    Text text = s.text();
    int after = s.found().to();
    for (int i = after; i < s.sentence().to(); i++) {
      if (text.token(i).kind() == Token.Kind.BREAK) {
        int end = Reply.denialEnd(text, i + 1, s.sentence().to());
        if (end >= 0) {
          var span = new Span(0, i + 1, end, Double.NaN);
          s.note(Cue.CORRECTION, span, s.found().from(), i);
          return true;
        }
      }
    }
    return nextReply(s) || laterPhrase(s);
  }

  private static boolean nextReply(Sighting s) {
    int next = Reply.after(s.text(), s.index());
    if (next < 0 || s.sentence().headline()) {
      return false;
    }
    Sentence sentence = s.text().sentence(next);
    int end = Reply.denialEnd(s.text(), sentence.from(), sentence.to());
    if (end < 0) {
      return false;
    }
    var span = new Span(0, sentence.from(), Math.max(end, sentence.from() + 1), Double.NaN);
    s.note(Cue.CORRECTION, span, s.found().from(), s.sentence().to());
    return true;
  }

  private static boolean laterPhrase(Sighting s) {
    for (int next = s.index() + 1; next <= s.index() + 2 && next < s.text().size(); next++) {
      for (Span span : s.cuesIn(next, Cue.CORRECTION)) {
        if (span.from() - s.text().sentence(next).from() <= NEAR) {
          s.note(Cue.CORRECTION, span, s.found().from(), s.sentence().to());
          return true;
        }
      }
    }
    return false;
  }

  /** "Both are wrong: Mexican soldiers stormed it": the record, told against what went before. */
  static boolean opens(Sighting s) {
    int from = s.sentence().from();
    int end = Reply.denialEnd(s.text(), from, s.sentence().to());
    if (end < 0 || end > s.found().from() || s.index() == 0) {
      return false;
    }
    s.note(Cue.CORRECTION, new Span(0, from, end, Double.NaN), s.sentence().to());
    return true;
  }
}
