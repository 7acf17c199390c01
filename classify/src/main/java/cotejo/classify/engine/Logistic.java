package cotejo.classify.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Logistic models over few named features, each explained by its weights. {@code rules fit} writes
 * the table of weights that comes with the program.
 */
public final class Logistic {
  private static final String TABLE = "/cotejo/classify/engine/weights.txt";

  private final Map<String, Map<String, Double>> models;

  private Logistic(Map<String, Map<String, Double>> models) {
    this.models = models;
  }

  /** The weights that come with the program. */
  static Logistic bundled() {
    try (var in = Logistic.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("the program has no table of weights inside: " + TABLE);
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return of(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the table of weights cannot be read", e);
    }
  }

  /** Reads lines of model, feature and weight; # begins a remark. */
  static Logistic of(List<String> lines) {
    Map<String, Map<String, Double>> models = new LinkedHashMap<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.trim().split(" +", 3);
        models
            .computeIfAbsent(parts[0], m -> new LinkedHashMap<>())
            .put(parts[1], Double.parseDouble(parts[2]));
      }
    }
    return new Logistic(models);
  }

  /** The features that a model weighs, in the order of the table. */
  List<String> names(String model) {
    return List.copyOf(models.getOrDefault(model, Map.of()).keySet());
  }

  /** The probability that a model gives to features; a feature without a weight counts nothing. */
  double probability(String model, Features features) {
    Map<String, Double> weights = models.getOrDefault(model, Map.of());
    double sum = 0;
    for (int i = 0; i < features.names().size(); i++) {
      double value = features.value(i);
      sum += value == 0 ? 0 : value * weights.getOrDefault(features.names().get(i), 0.0);
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
