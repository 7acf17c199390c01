package cotejo.classify.engine;

import cotejo.classify.engine.Reading.TopicEvidence;
import cotejo.classify.reading.Concepts;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Tagged;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Decides whether a text is about US-Mexico security cooperation. What each feature counts for or
 * against is fitted on labelled texts, see {@link Logistic}.
 */
final class Topic {
  static final String MODEL = "topic";

  /**
   * Less than this and not even a claim that was found puts a text on topic: words of a rule that
   * met by chance in a text about another country, a match or a storm.
   */
  private static final double HOPELESS = 0.02;

  private final Logistic weights;
  private final TopicFeatures features;
  private final int us;
  private final int mexico;
  private final int security;
  private final int subject;

  Topic(Concepts concepts, Logistic weights) {
    this.weights = weights;
    features = new TopicFeatures(concepts, weights.names(MODEL));
    us = number(concepts, "topic-us");
    mexico = number(concepts, "topic-mexico");
    security = number(concepts, "topic-security");
    subject = number(concepts, "topic-subject");
  }

  /** Lines of weights, all nothing, that make every concept of the topic a feature. */
  static List<String> blank(Concepts concepts) {
    return TopicFeatures.concepts(concepts).stream()
        .map(name -> MODEL + " " + name + " 0")
        .toList();
  }

  /** An undefined concept gets a number that no text has. */
  private static int number(Concepts concepts, String name) {
    Integer number = concepts.find(name);
    return number == null ? concepts.count() : number;
  }

  /**
   * Weighs a text.
   *
   * @param near sentences in which all words of some rule stand
   * @param mentioned whether a claim was found: that puts a text on topic that is not hopeless
   */
  TopicEvidence decide(Tagged tagged, int near, boolean mentioned) {
    Features found = features.of(tagged, near);
    double chance = weights.probability(MODEL, found);
    double score = mentioned && chance >= HOPELESS ? 2 : 2 * chance;
    return new TopicEvidence(score, score >= 1 ? words(tagged) : List.of(), found);
  }

  private List<String> words(Tagged tagged) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < tagged.text().size(); i++) {
      BitSet present = tagged.present(i);
      boolean meets = present.get(us) && present.get(mexico) && present.get(security);
      if (meets || present.get(subject)) {
        out.add(word(tagged, i));
      }
    }
    return out;
  }

  private String word(Tagged tagged, int sentence) {
    String best = "";
    for (Span span : tagged.spans(sentence)) {
      if (span.concept() == subject || (span.concept() == security && best.isEmpty())) {
        best = tagged.text().words(span.from(), span.to());
      }
    }
    return best;
  }
}
