package cotejo.classify.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which phrases hide what they contain. "New Mexico" hides "Mexico"; "not only" hides the negation
 * in it, as every cue hides the cues it contains; two phrases of one concept count as the longer.
 */
final class Cover {
  private final BitSet covering = new BitSet();
  private final BitSet cues = new BitSet();

  void all(int concept) {
    covering.set(concept);
  }

  void cue(int concept) {
    cues.set(concept);
  }

  List<Span> drop(List<Span> spans) {
    List<Span> out = new ArrayList<>(spans.size());
    List<Span> longer = new ArrayList<>();
    for (Span span : spans) {
      if (span.to() - span.from() > 1) {
        longer.add(span);
      }
    }
    if (longer.isEmpty()) {
      return spans;
    }
    for (Span span : spans) {
      if (!hidden(span, longer)) {
        out.add(span);
      }
    }
    return out;
  }

  private boolean hidden(Span span, List<Span> spans) {
    for (Span other : spans) {
      boolean contains =
          other.from() <= span.from()
              && span.to() <= other.to()
              && other.to() - other.from() > span.to() - span.from();
      if (contains
          && (covering.get(other.concept())
              || other.concept() == span.concept()
              || (cues.get(other.concept()) && cues.get(span.concept())))) {
        return true;
      }
    }
    return false;
  }
}
