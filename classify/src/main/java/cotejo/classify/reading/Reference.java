package cotejo.classify.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Gives words that point back ("they", "the base", "esa instalación") the meaning of the nearest
 * mention that they can stand for.
 */
final class Reference {
  /**
   * A pointing concept.
   *
   * @param concept the one that points
   * @param to what it can stand for
   * @param back how many sentences back it can reach
   */
  record Kind(int concept, BitSet to, int back) {}

  private final List<Kind> kinds;
  private final Tagged tagged;

  Reference(List<Kind> kinds, Tagged tagged) {
    this.kinds = kinds;
    this.tagged = tagged;
  }

  void resolve(int sentence) {
    for (Kind kind : kinds) {
      if (!tagged.has(sentence, kind.concept())) {
        continue;
      }
      List<Span> found = new ArrayList<>();
      for (Span span : tagged.spans(sentence)) {
        if (span.concept() == kind.concept() && !inside(sentence, span, kind)) {
          int meaning = nearest(sentence, span, kind);
          if (meaning >= 0) {
            found.add(new Span(meaning, span.from(), span.to()));
          }
        }
      }
      found.forEach(span -> tagged.add(sentence, span));
    }
  }

  private boolean inside(int sentence, Span pointer, Kind kind) {
    for (Span span : tagged.spans(sentence)) {
      if (span.overlaps(pointer) && kind.to().get(span.concept())) {
        return true;
      }
    }
    return false;
  }

  private int nearest(int sentence, Span pointer, Kind kind) {
    for (int s = sentence; s >= 0 && s >= sentence - kind.back(); s--) {
      int meaning = -1;
      int at = -1;
      for (Span span : tagged.spans(s)) {
        boolean before = s < sentence || span.to() <= pointer.from();
        if (before && span.from() > at && kind.to().get(span.concept())) {
          at = span.from();
          meaning = span.concept();
        }
      }
      if (meaning >= 0) {
        return meaning;
      }
    }
    return -1;
  }
}
