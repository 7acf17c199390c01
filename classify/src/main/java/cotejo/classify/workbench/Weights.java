package cotejo.classify.workbench;

import cotejo.classify.engine.Features;
import cotejo.classify.workbench.LogisticFit.Row;
import cotejo.events.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fits the program's logistic models on graded texts. */
final class Weights {
  /** Texts of few kinds count more: off topic, and on topic without touching any claim. */
  private static final double OFF_TOPIC_COUNTS = 20;

  private static final double NO_CLAIM_COUNTS = 3;

  private static final double TOPIC_PENALTY = 30;
  private static final double CONFIDENCE_PENALTY = 4;
  private static final int FOLDS = 5;

  private Weights() {}

  /**
   * Lines of weights for the topic. Texts in which a claim was found count too, although there the
   * topic is plain: else the weights would say more of the rules than of the texts.
   */
  static List<String> topic(List<Graded> texts) {
    List<Row> rows = new ArrayList<>();
    for (Graded g : texts) {
      boolean on = g.gold() != Label.OFF_TOPIC;
      double counts = on ? (g.wanted().isEmpty() ? NO_CLAIM_COUNTS : 1) : OFF_TOPIC_COUNTS;
      rows.add(new Row(g.reading().topic().features(), on, counts));
    }
    return lines("topic", rows, TOPIC_PENALTY);
  }

  /** Lines of weights for the confidence of each label. */
  static List<String> confidence(List<Graded> texts) {
    List<String> out = new ArrayList<>();
    for (Label label : Label.values()) {
      List<Row> rows = rows(texts, label);
      if (!rows.isEmpty()) {
        out.addAll(lines("right-" + label.word(), rows, CONFIDENCE_PENALTY));
      }
    }
    return out;
  }

  /** The texts with the confidence that models fitted on the other folds give them. */
  static List<Graded> outOfSample(List<Graded> texts) {
    List<Graded> out = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      List<Graded> others = texts.stream().filter(g -> fold(g) != held).toList();
      for (Label label : Label.values()) {
        List<Row> rows = rows(others, label);
        double[] weights = rows.isEmpty() ? null : LogisticFit.fit(rows, CONFIDENCE_PENALTY);
        for (Graded g : texts) {
          if (fold(g) == held && g.said() == label) {
            double said =
                weights == null
                    ? g.confidence()
                    : LogisticFit.probability(weights, g.reading().grounds());
            out.add(g.with(Math.clamp(said, 0.05, 0.98)));
          }
        }
      }
    }
    return out;
  }

  private static int fold(Graded g) {
    return Parts.hash("fold " + g.id(), FOLDS);
  }

  private static List<Row> rows(List<Graded> texts, Label label) {
    return texts.stream()
        .filter(g -> g.said() == label)
        .map(g -> new Row(g.reading().grounds(), g.right(), 1))
        .toList();
  }

  private static List<String> lines(String model, List<Row> rows, double penalty) {
    double[] weights = LogisticFit.fit(rows, penalty);
    Features features = rows.get(0).features();
    List<String> out = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      out.add(String.format(Locale.ROOT, "%s %s %.4f", model, features.names().get(i), weights[i]));
    }
    return out;
  }
}
