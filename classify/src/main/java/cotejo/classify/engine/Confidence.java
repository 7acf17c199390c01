package cotejo.classify.engine;

import cotejo.classify.engine.Reading.Mention;
import cotejo.classify.engine.Reading.TopicEvidence;
import cotejo.events.Label;
import cotejo.events.Stance;
import java.util.List;

/**
 * How often a label reached in this way is right, from a logistic model per label whose weights
 * {@code rules fit} finds on labelled texts. The score card shows the reliability curve out of
 * sample.
 */
final class Confidence {
  private static final double LEAST = 0.05;
  private static final double MOST = 0.98;

  private Confidence() {}

  static String model(Label label) {
    return "right-" + label.word();
  }

  static double of(Logistic weights, Label label, Features features) {
    return Math.clamp(weights.probability(model(label), features), LEAST, MOST);
  }

  static Features features(Label label, List<Mention> mentions, TopicEvidence topic) {
    return switch (label) {
      case MISLEADING -> misleading(mentions);
      case ACCURATE -> accurate(mentions);
      case UNVERIFIED -> unverified(mentions, topic);
      case OFF_TOPIC -> offTopic(topic);
    };
  }

  private static Features misleading(List<Mention> mentions) {
    List<Mention> untrue = with(mentions, Stance.ASSERTS_FALSE);
    return Features.builder()
        .count("falsehoods", untrue.size() - 1)
        .flag("also-truths", count(mentions, Stance.ASSERTS_TRUE, Stance.DENIES_FALSE) > 0)
        .flag("from-record", untrue.stream().allMatch(Mention::fromRecord))
        .flag("no-cue", untrue.stream().anyMatch(m -> m.cues().isEmpty()))
        .add("slots", slots(untrue))
        .add("spread", spread(untrue))
        .count("other-claims", claims(mentions) - 1)
        .build();
  }

  private static Features accurate(List<Mention> mentions) {
    List<Mention> truths = with(mentions, Stance.ASSERTS_TRUE);
    List<Mention> denied = with(mentions, Stance.DENIES_FALSE);
    return Features.builder()
        .count("truths", truths.size())
        .count("denials", denied.size())
        .flag("no-cue", truths.stream().anyMatch(m -> m.cues().isEmpty()))
        .add("slots", Math.max(slots(truths), slots(denied)))
        .add("spread", truths.isEmpty() ? spread(denied) : spread(truths))
        .count("other-claims", claims(mentions) - 1)
        .build();
  }

  private static Features unverified(List<Mention> mentions, TopicEvidence topic) {
    return Features.builder()
        .flag("no-mention", mentions.isEmpty())
        .add("topic", mentions.isEmpty() ? topic.score() / 2 : 0)
        .flag("reported", count(mentions, Stance.ATTRIBUTES_FALSE) > 0)
        .flag("asked", count(mentions, Stance.QUESTION) > 0)
        .build();
  }

  private static Features offTopic(TopicEvidence topic) {
    return Features.builder().add("topic", topic.score() / 2).build();
  }

  private static List<Mention> with(List<Mention> mentions, Stance stance) {
    return mentions.stream().filter(m -> m.stance() == stance).toList();
  }

  private static long count(List<Mention> mentions, Stance... stances) {
    return mentions.stream().filter(m -> List.of(stances).contains(m.stance())).count();
  }

  private static int claims(List<Mention> mentions) {
    return (int) mentions.stream().map(Mention::claim).distinct().count();
  }

  /** Slots of the fullest rule beyond the usual two. */
  private static double slots(List<Mention> mentions) {
    return mentions.stream().mapToInt(Mention::slots).max().orElse(2) - 2.0;
  }

  /** Words over which the closest mention stretches, in tens. */
  private static double spread(List<Mention> mentions) {
    return mentions.stream().mapToInt(Mention::spread).min().orElse(10) / 10.0;
  }
}
