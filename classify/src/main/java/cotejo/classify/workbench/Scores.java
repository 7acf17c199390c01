package cotejo.classify.workbench;

import cotejo.events.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Precision, recall and F1 over graded texts, with bootstrap intervals (Efron 1979). */
final class Scores {
  private static final int RESAMPLES = 400;
  private static final int BINS = 5;

  private Scores() {}

  /** Hits, false alarms and misses, and what follows from them. */
  record Count(int hits, int alarms, int misses) {
    double precision() {
      return hits + alarms == 0 ? 0 : (double) hits / (hits + alarms);
    }

    double recall() {
      return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
    }

    double f1() {
      double sum = precision() + recall();
      return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
  }

  record Interval(double value, double low, double high) {}

  /** One bar of the reliability curve. */
  record Bin(double confidence, double accuracy, int texts) {}

  static Count label(List<Graded> texts, Label label) {
    int hits = 0;
    int alarms = 0;
    int misses = 0;
    for (Graded g : texts) {
      boolean gold = g.gold() == label;
      boolean said = g.said() == label;
      hits += gold && said ? 1 : 0;
      alarms += !gold && said ? 1 : 0;
      misses += gold && !said ? 1 : 0;
    }
    return new Count(hits, alarms, misses);
  }

  /** The mean F1 of the labels that the texts have. */
  static double macro(List<Graded> texts) {
    return Arrays.stream(Label.values())
        .filter(l -> texts.stream().anyMatch(g -> g.gold() == l))
        .mapToDouble(l -> label(texts, l).f1())
        .average()
        .orElse(0);
  }

  static Count mentions(List<Graded> texts) {
    return mentions(texts, m -> "all").getOrDefault("all", new Count(0, 0, 0));
  }

  /** Mentions by a part of their name: the claim, or the stance. */
  static Map<String, Count> mentions(List<Graded> texts, Function<String, String> part) {
    Map<String, Count> out = new TreeMap<>();
    for (Graded g : texts) {
      for (String m : g.wanted()) {
        boolean hit = g.got().contains(m);
        add(out, part.apply(m), hit ? 1 : 0, 0, hit ? 0 : 1);
      }
      for (String m : g.got()) {
        if (!g.wanted().contains(m)) {
          add(out, part.apply(m), 0, 1, 0);
        }
      }
    }
    return out;
  }

  private static void add(Map<String, Count> counts, String key, int hit, int alarm, int miss) {
    counts.merge(
        key,
        new Count(hit, alarm, miss),
        (a, b) -> new Count(a.hits + b.hits, a.alarms + b.alarms, a.misses + b.misses));
  }

  /** A figure with the interval in which 95% of the resampled figures lie. */
  static Interval interval(List<Graded> texts, ToDoubleFunction<List<Graded>> figure) {
    var random = new Random(1);
    double[] values = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      List<Graded> sample = new ArrayList<>(texts.size());
      for (int j = 0; j < texts.size(); j++) {
        sample.add(texts.get(random.nextInt(texts.size())));
      }
      values[i] = figure.applyAsDouble(sample);
    }
    Arrays.sort(values);
    return new Interval(
        figure.applyAsDouble(texts),
        values[(int) (RESAMPLES * 0.025)],
        values[(int) (RESAMPLES * 0.975) - 1]);
  }

  /** The reliability curve: texts in order of confidence, in bins of equal size. */
  static List<Bin> reliability(List<Graded> texts) {
    List<Graded> sorted = new ArrayList<>(texts);
    sorted.sort(java.util.Comparator.comparingDouble(Graded::confidence).thenComparing(Graded::id));
    List<Bin> out = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      List<Graded> bin = sorted.subList(b * sorted.size() / BINS, (b + 1) * sorted.size() / BINS);
      if (!bin.isEmpty()) {
        out.add(
            new Bin(
                bin.stream().mapToDouble(Graded::confidence).average().orElse(0),
                (double) bin.stream().filter(g -> g.gold() == g.said()).count() / bin.size(),
                bin.size()));
      }
    }
    return out;
  }

  /** Expected calibration error: the mean gap between confidence and accuracy over the bins. */
  static double calibrationError(List<Graded> texts) {
    return reliability(texts).stream()
        .mapToDouble(b -> Math.abs(b.confidence() - b.accuracy()) * b.texts() / texts.size())
        .sum();
  }
}
