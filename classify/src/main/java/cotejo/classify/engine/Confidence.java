package cotejo.classify.engine;

import cotejo.classify.engine.Reading.Mention;
import cotejo.classify.engine.Reading.TopicEvidence;
import cotejo.events.Label;
import java.util.List;

/** How sure a label is. */
final class Confidence {
  private Confidence() {}

  static double of(Label label, List<Mention> mentions, TopicEvidence topic) {
    return switch (label) {
      case MISLEADING, ACCURATE -> Math.min(0.97, 0.8 + 0.05 * mentions.size());
      case UNVERIFIED -> mentions.isEmpty() ? 0.6 : 0.7;
      case OFF_TOPIC -> topic.score() <= 0 ? 0.9 : 0.7;
    };
  }
}
