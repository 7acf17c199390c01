package cotejo.classify.engine;

import cotejo.classify.engine.Reading.TopicEvidence;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Tagged;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Decides whether a text is about US-Mexico security cooperation, by sentences in which both states
 * meet in a matter of security, against the weight of other subjects.
 */
final class Topic {
  private final int us;
  private final int mexico;
  private final int security;
  private final int subject;
  private final int elsewhere;
  private final int trap;

  Topic(cotejo.classify.reading.Concepts concepts) {
    us = number(concepts, "topic-us");
    mexico = number(concepts, "topic-mexico");
    security = number(concepts, "topic-security");
    subject = number(concepts, "topic-subject");
    elsewhere = number(concepts, "topic-elsewhere");
    trap = number(concepts, "topic-trap");
  }

  private static int number(cotejo.classify.reading.Concepts concepts, String name) {
    Integer number = concepts.find(name);
    return number == null ? concepts.count() : number;
  }

  TopicEvidence decide(Tagged tagged, boolean mentioned) {
    if (mentioned) {
      return new TopicEvidence(2, List.of());
    }
    double score = 0;
    List<String> words = new ArrayList<>();
    int off = 0;
    BitSet seen = new BitSet();
    for (int i = 0; i < tagged.text().size(); i++) {
      BitSet present = tagged.present(i);
      seen.or(present);
      double weight = tagged.text().sentence(i).headline() ? 1.5 : 1;
      boolean both = has(present, us) && has(present, mexico);
      double here = 0;
      if (has(present, subject)) {
        here += 0.6;
      }
      if (both && has(present, security)) {
        here += 0.5;
      }
      if (here > 0) {
        words.add(word(tagged, i));
      }
      score += weight * here;
      if (has(present, elsewhere) || has(present, trap)) {
        off += tagged.text().sentence(i).headline() ? 2 : 1;
      }
    }
    boolean states = has(seen, us) && has(seen, mexico);
    if (!states && !has(seen, subject)) {
      score = 0;
    }
    double density = score / Math.max(1, 0.06 * tagged.text().size());
    return new TopicEvidence(Math.min(score, density) - 0.35 * off, words);
  }

  private String word(Tagged tagged, int sentence) {
    for (Span span : tagged.spans(sentence)) {
      if (span.concept() == subject || span.concept() == security) {
        return tagged.text().words(span.from(), span.to());
      }
    }
    return "";
  }

  private static boolean has(BitSet present, int concept) {
    return present.get(concept);
  }
}
