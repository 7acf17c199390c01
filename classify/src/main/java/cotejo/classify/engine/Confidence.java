package cotejo.classify.engine;

import cotejo.classify.engine.Reading.Mention;
import cotejo.classify.engine.Reading.TopicEvidence;
import cotejo.events.Label;
import cotejo.events.Stance;
import java.util.List;

/**
 * How often a label reached in this way was right on the development corpus, the texts set aside
 * counting most. The score card shows the reliability curve and the expected calibration error.
 */
final class Confidence {
  private Confidence() {}

  static double of(Label label, List<Mention> mentions, TopicEvidence topic) {
    long falsehoods = count(mentions, Stance.ASSERTS_FALSE);
    long truths = count(mentions, Stance.ASSERTS_TRUE) + count(mentions, Stance.DENIES_FALSE);
    return switch (label) {
      case MISLEADING -> misleading(falsehoods, truths);
      case ACCURATE -> truths > 1 ? 0.93 : 0.88;
      case UNVERIFIED -> mentions.isEmpty() ? 0.5 : 0.8;
      case OFF_TOPIC -> topic.score() <= 0.2 ? 0.75 : 0.55;
    };
  }

  /** A text that also says what the record says was misread more often than one that does not. */
  private static double misleading(long falsehoods, long truths) {
    if (truths > 0) {
      return 0.75;
    }
    return falsehoods > 1 ? 0.97 : 0.92;
  }

  private static long count(List<Mention> mentions, Stance stance) {
    return mentions.stream().filter(m -> m.stance() == stance).count();
  }
}
