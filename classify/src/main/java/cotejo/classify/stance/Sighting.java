package cotejo.classify.stance;

import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Tagged;
import cotejo.classify.reading.Text;
import cotejo.classify.stance.StanceReader.Applied;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a rule found, in its sentence, with the cues seen so far to change its stance. */
final class Sighting {
  private static final Set<Cue> DENYING = EnumSet.of(Cue.NEGATION, Cue.DENIAL, Cue.DENIAL_AFTER);

  private final Cues cues;
  private final Tagged tagged;
  private final int index;
  private final Found found;
  private final List<Applied> applied = new ArrayList<>();

  Sighting(Cues cues, Tagged tagged, int index, Found found) {
    this.cues = cues;
    this.tagged = tagged;
    this.index = index;
    this.found = found;
  }

  Tagged tagged() {
    return tagged;
  }

  Text text() {
    return tagged.text();
  }

  int index() {
    return index;
  }

  Sentence sentence() {
    return text().sentence(index);
  }

  Found found() {
    return found;
  }

  /** The token that a cue must cover. */
  int head() {
    return found.head();
  }

  String word(int token) {
    return text().token(token).word();
  }

  /** The cues of a kind in the sentence, without those that are part of what was found. */
  List<Span> cues(Cue cue) {
    List<Span> out = new ArrayList<>();
    for (Span span : cues.find(tagged, index, cue)) {
      if (found.filled().stream().noneMatch(s -> overlap(s, span)) && !undone(cue, span)) {
        out.add(span);
      }
    }
    return out;
  }

  /** "nadie niega que", "no descarta que": the denial is taken back by the words it stands in. */
  private boolean undone(Cue cue, Span span) {
    if (!DENYING.contains(cue)) {
      return false;
    }
    boolean affirmed =
        cues.find(tagged, index, Cue.AFFIRM).stream().anyMatch(a -> overlap(a, span));
    return affirmed
        || cues.find(tagged, index, Cue.MODAL).stream()
            .anyMatch(m -> m.to() - m.from() > 1 && overlap(m, span));
  }

  private static boolean overlap(Span a, Span b) {
    return a.from() < b.to() && b.from() < a.to();
  }

  /** The cues of a kind in another sentence. */
  List<Span> cuesIn(int sentence, Cue cue) {
    return cues.find(tagged, sentence, cue);
  }

  /** Notes a cue whose scope runs from its end to that token. */
  void note(Cue cue, Span span, int scopeEnd) {
    note(cue, span, span.to(), Math.max(span.to(), scopeEnd));
  }

  /** Notes a cue that reaches back to what was found. */
  void noteBack(Cue cue, Span span) {
    note(cue, span, Math.min(found.from(), span.from()), span.from());
  }

  void note(Cue cue, Span span, int scopeFrom, int scopeTo) {
    applied.add(new Applied(cue, span.from(), span.to(), scopeFrom, scopeTo));
  }

  /** Whether there is a cue of that kind; the first is noted, with the sentence as its scope. */
  boolean first(Cue cue) {
    for (Span span : cues(cue)) {
      note(cue, span, sentence().to());
      return true;
    }
    return false;
  }

  List<Applied> applied() {
    return List.copyOf(applied);
  }
}
