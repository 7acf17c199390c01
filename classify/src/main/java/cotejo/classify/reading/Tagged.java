package cotejo.classify.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A text with the concepts found in it, sentence by sentence. */
public final class Tagged {
  private final Text text;
  private final Concepts concepts;
  private final List<List<Span>> spans = new ArrayList<>();
  private final List<BitSet> present = new ArrayList<>();

  Tagged(Text text, Concepts concepts) {
    this.text = text;
    this.concepts = concepts;
    for (int i = 0; i < text.size(); i++) {
      spans.add(new ArrayList<>());
      present.add(new BitSet(concepts.count()));
    }
  }

  public Text text() {
    return text;
  }

  public Concepts concepts() {
    return concepts;
  }

  /** All spans of a sentence, more general concepts included. */
  public List<Span> spans(int sentence) {
    return spans.get(sentence);
  }

  public boolean has(int sentence, int concept) {
    return present.get(sentence).get(concept);
  }

  /** The concepts that stand in a sentence. */
  public BitSet present(int sentence) {
    return present.get(sentence);
  }

  private boolean known(int sentence, Span span) {
    for (Span old : spans.get(sentence)) {
      if (old.concept() == span.concept() && old.from() == span.from() && old.to() == span.to()) {
        return true;
      }
    }
    return false;
  }

  void add(int sentence, Span span) {
    if (present.get(sentence).get(span.concept()) && known(sentence, span)) {
      return;
    }
    spans.get(sentence).add(span);
    present.get(sentence).set(span.concept());
    for (int kind : concepts.kindsOf(span.concept())) {
      add(sentence, new Span(kind, span.from(), span.to(), span.value()));
    }
  }
}
