package cotejo.classify.engine;

import cotejo.classify.engine.Reading.TopicEvidence;
import cotejo.classify.reading.Concepts;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Tagged;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Decides whether a text is about US-Mexico security cooperation: by its subject words, by
 * sentences in which both states meet in a matter of security, and against the weight of other
 * subjects.
 */
final class Topic {
  private static final double SUBJECT = 0.7;
  private static final double SUBJECT_AGAIN = 0.3;
  private static final double MEETING = 0.45;
  private static final double BOTH_STATES = 0.4;
  private static final double SECURITY = 0.1;
  private static final double TRAP = 0.4;
  private static final double ELSEWHERE = 0.2;
  private static final double US_SOIL = 0.2;

  private final int us;
  private final int mexico;
  private final int security;
  private final int subject;
  private final int elsewhere;
  private final int trap;
  private final int soil;

  Topic(Concepts concepts) {
    us = number(concepts, "topic-us");
    mexico = number(concepts, "topic-mexico");
    security = number(concepts, "topic-security");
    subject = number(concepts, "topic-subject");
    elsewhere = number(concepts, "topic-elsewhere");
    trap = number(concepts, "topic-trap");
    soil = number(concepts, "us-soil");
  }

  /** An undefined concept gets a number that no text has. */
  private static int number(Concepts concepts, String name) {
    Integer number = concepts.find(name);
    return number == null ? concepts.count() : number;
  }

  TopicEvidence decide(Tagged tagged, boolean mentioned) {
    if (mentioned) {
      return new TopicEvidence(2, List.of());
    }
    var count = new Count();
    for (int i = 0; i < tagged.text().size(); i++) {
      add(count, tagged, i);
    }
    boolean states = count.us > 0 && count.mexico > 0;
    double score = 0;
    if (count.subject > 0) {
      score += SUBJECT + SUBJECT_AGAIN * Math.min(3, count.subject - 1);
    }
    score += MEETING * Math.min(3, count.meeting);
    if (states) {
      score += BOTH_STATES + SECURITY * Math.min(3, count.security);
    } else if (count.subject < 2) {
      score -= 0.3;
    }
    score -=
        TRAP * count.trap + ELSEWHERE * count.elsewhere + US_SOIL * Math.max(0, count.soil - 1);
    return new TopicEvidence(score + 0.2, score > 0 ? count.words : List.of());
  }

  private static final class Count {
    private int us;
    private int mexico;
    private int security;
    private int subject;
    private int meeting;
    private int elsewhere;
    private int trap;
    private int soil;
    private final List<String> words = new ArrayList<>();
  }

  private void add(Count count, Tagged tagged, int i) {
    BitSet present = tagged.present(i);
    int weight = tagged.text().sentence(i).headline() ? 2 : 1;
    count.us += present.get(us) ? 1 : 0;
    count.mexico += present.get(mexico) ? 1 : 0;
    count.security += present.get(security) ? 1 : 0;
    count.soil += present.get(soil) ? 1 : 0;
    count.elsewhere += present.get(elsewhere) ? weight : 0;
    count.trap += present.get(trap) ? weight : 0;
    boolean meets = present.get(us) && present.get(mexico) && present.get(security);
    count.meeting += meets ? weight : 0;
    count.subject += present.get(subject) ? weight : 0;
    if (meets || present.get(subject)) {
      count.words.add(word(tagged, i));
    }
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
