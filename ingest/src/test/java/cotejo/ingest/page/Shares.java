package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How much of a text another one has: runs of four tokens, as in the article extraction benchmark
 * of Scrapinghub (MIT), where precision and recall are means over pages.
 */
record Shares(double precision, double recall) {
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}\\p{Mn}_]+");

  static Shares of(String truth, String found) {
    Map<String, Integer> expected = runs(truth);
    Map<String, Integer> got = runs(found);
    double both = 0;
    double all = 0;
    double had = 0;
    for (var run : expected.entrySet()) {
      all += run.getValue();
      both += Math.min(run.getValue(), got.getOrDefault(run.getKey(), 0));
    }
    for (int count : got.values()) had += count;
    return new Shares(had == 0 ? 0 : both / had, all == 0 ? 0 : both / all);
  }

  double f1() {
    return harmonic(precision, recall);
  }

  static double harmonic(double precision, double recall) {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  static List<String> tokens(String text) {
    var tokens = new ArrayList<String>();
    var matcher = TOKEN.matcher(text);
    while (matcher.find()) tokens.add(matcher.group());
    return tokens;
  }

  static List<String> folded(String text) {
    return tokens(text.toLowerCase(Locale.ROOT));
  }

  private static Map<String, Integer> runs(String text) {
    List<String> tokens = tokens(text);
    var runs = new HashMap<String, Integer>();
    for (int i = 0; i < Math.max(1, tokens.size() - 3) && !tokens.isEmpty(); i++) {
      runs.merge(
          String.join(" ", tokens.subList(i, Math.min(tokens.size(), i + 4))), 1, Integer::sum);
    }
    return runs;
  }
}
