package cotejo.classify.engine;

import cotejo.classify.engine.Reading.TopicEvidence;
import cotejo.classify.reading.Concepts;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Tagged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Decides whether a text is about US-Mexico security cooperation: by how many of its sentences have
 * each of the common concepts, bring both states together in a matter of security, or have all the
 * words of some rule. What each counts for or against is fitted on labelled texts, see {@link
 * Logistic}.
 */
final class Topic {
  static final String MODEL = "topic";

  /** Features that are no concept. */
  private static final List<String> OWN =
      List.of(
          "bias",
          "+both-states-meet",
          "+near-rule",
          "+subject-in-headline",
          "+no-us",
          "+no-mexico",
          "+us-share",
          "+mexico-share",
          "+security-share");

  private final Logistic weights;
  private final List<String> names;
  private final int[] concepts;
  private final BitSet counted = new BitSet();
  private final int us;
  private final int mexico;
  private final int security;
  private final int subject;

  Topic(Concepts concepts, Logistic weights) {
    this.weights = weights;
    us = number(concepts, "topic-us");
    mexico = number(concepts, "topic-mexico");
    security = number(concepts, "topic-security");
    subject = number(concepts, "topic-subject");
    names = new ArrayList<>(OWN);
    for (String name : weights.names(MODEL)) {
      if (concepts.find(name) != null) {
        names.add(name);
      }
    }
    this.concepts = new int[names.size()];
    for (int i = 0; i < names.size(); i++) {
      this.concepts[i] = number(concepts, names.get(i));
      counted.set(this.concepts[i]);
    }
    counted.set(us);
    counted.set(mexico);
    counted.set(security);
    counted.set(subject);
  }

  /** Lines of weights, all nothing, that make every common concept of a rulebook a feature. */
  static List<String> blank(Concepts concepts) {
    List<String> out = new ArrayList<>();
    for (String name : concepts.names()) {
      if (name.indexOf('.') < 0 && !name.startsWith("cue-")) {
        out.add(MODEL + " " + name + " 0");
      }
    }
    return out;
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
   * @param mentioned whether a claim was found: that alone puts a text on topic
   */
  TopicEvidence decide(Tagged tagged, int near, boolean mentioned) {
    Features features = features(tagged, near);
    double score = mentioned ? 2 : 2 * weights.probability(MODEL, features);
    return new TopicEvidence(score, score >= 1 ? words(tagged) : List.of(), features);
  }

  private Features features(Tagged tagged, int near) {
    int sentences = Math.max(1, tagged.text().size());
    int[] in = new int[tagged.concepts().count() + 1];
    int meetings = 0;
    boolean headline = false;
    for (int i = 0; i < tagged.text().size(); i++) {
      BitSet present = tagged.present(i);
      for (int c = counted.nextSetBit(0); c >= 0; c = counted.nextSetBit(c + 1)) {
        in[c] += present.get(c) ? 1 : 0;
      }
      meetings += present.get(us) && present.get(mexico) && present.get(security) ? 1 : 0;
      headline |= present.get(subject) && tagged.text().sentence(i).headline();
    }
    Double[] values = new Double[names.size()];
    Arrays.fill(values, 0.0);
    values[0] = 1.0;
    values[1] = Math.log1p(meetings);
    // Words of a rule mean nothing in a text that names neither state nor the subject.
    values[2] = in[us] + in[mexico] + in[subject] == 0 ? 0 : Math.log1p(near);
    values[3] = headline ? 1.0 : 0;
    values[4] = in[us] == 0 ? 1.0 : 0;
    values[5] = in[mexico] == 0 ? 1.0 : 0;
    values[6] = (double) in[us] / sentences;
    values[7] = (double) in[mexico] / sentences;
    values[8] = (double) in[security] / sentences;
    for (int i = OWN.size(); i < values.length; i++) {
      values[i] = Math.log1p(in[concepts[i]]);
    }
    return Features.of(names, Arrays.asList(values));
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
