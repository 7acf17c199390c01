package cotejo.classify.engine;

import cotejo.classify.rules.Rulebook;
import cotejo.classify.rules.RulebookException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Any number of rules of one shape over one lexicon, for the engine and for Lucene Monitor: who
 * does what, each slot a concept of three words.
 */
final class ManyRules {
  private static final int CONCEPTS = 2_000;
  private static final int WORDS_A_CONCEPT = 3;

  private final int[][] slots;

  ManyRules(int count) {
    var random = new Random(7);
    slots = new int[count][3];
    for (int[] rule : slots) {
      for (int i = 0; i < rule.length; i++) {
        rule[i] = random.nextInt(CONCEPTS);
      }
    }
  }

  private static String word(int i) {
    return "w" + Integer.toString(i + 46_656, 36) + "x";
  }

  /** Texts of 400 words in sentences of twenty; one word in ten is in the lexicon. */
  static List<String> texts(int count) {
    var random = new Random(11);
    List<String> out = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      var text = new StringBuilder();
      for (int i = 0; i < 400; i++) {
        boolean known = random.nextInt(10) == 0;
        text.append(
            known
                ? word(random.nextInt(CONCEPTS * WORDS_A_CONCEPT))
                : "plain" + random.nextInt(5_000));
        text.append(i % 20 == 19 ? ". The " : " ");
      }
      out.add(text.toString());
    }
    return out;
  }

  Classifier classifier() throws RulebookException {
    var concepts = new StringBuilder("concepts:\n");
    for (int c = 0; c < CONCEPTS; c++) {
      concepts.append("  c%d:\n    both: %s\n".formatted(c, String.join(", ", words(c))));
    }
    var rules =
        new StringBuilder(
            """
            id: many
            topic: speed
            statement: {en: Many rules., es: Muchas reglas.}
            sources:
            - {title: T, publisher: P, date: '2026-01-01', url: 'https://example.org/'}
            rules:
            """);
    for (int r = 0; r < slots.length; r++) {
      rules.append(
          """
          - id: r%d
            form: misconception
            cases:
            - {what: c%d, whom: c%d, how: c%d}
            tests:
              match: [{en asserts-false: a}, {es asserts-false: a}]
              no_match: [{en: a}, {es: a}]
          """
              .formatted(r, slots[r][0], slots[r][1], slots[r][2]));
    }
    Map<String, String> files = new HashMap<>();
    files.put("lexicons/many.yaml", concepts.toString());
    files.put("claims/many.yaml", rules.toString());
    return new Classifier(Rulebook.load(files));
  }

  /** The same rules as queries: all slots, any word of each. */
  Monitor monitor() throws IOException {
    var monitor = new Monitor(new StandardAnalyzer());
    List<MonitorQuery> queries = new ArrayList<>();
    for (int r = 0; r < slots.length; r++) {
      var all = new BooleanQuery.Builder();
      for (int concept : slots[r]) {
        var any = new BooleanQuery.Builder();
        for (String word : words(concept)) {
          any.add(new TermQuery(new Term("text", word)), BooleanClause.Occur.SHOULD);
        }
        all.add(any.build(), BooleanClause.Occur.MUST);
      }
      queries.add(new MonitorQuery("r" + r, all.build()));
    }
    monitor.register(queries);
    return monitor;
  }

  private static List<String> words(int concept) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < WORDS_A_CONCEPT; i++) {
      out.add(word(WORDS_A_CONCEPT * concept + i));
    }
    return out;
  }
}
