package cotejo.classify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import cotejo.classify.reading.Lang;
import cotejo.classify.rules.Rulebook;
import cotejo.classify.rules.RulebookException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;

/**
 * Speed: the cost of a text is nearly independent of the number of rules, and far below that of
 * Lucene Monitor, which holds equivalent queries for the same rules on the same texts. Single
 * thread, after warm-up; the best of several rounds, since other work may share the processor.
 */
class ManyRulesTest {
  private static final int CONCEPTS = 2_000;
  private static final int WORDS = 3 * CONCEPTS;
  private static final int ROUNDS = 9;

  private static String word(int i) {
    return "w" + Integer.toString(i + 46_656, 36) + "x";
  }

  /** Rules of one shape over one lexicon: who does what, each slot a concept of three words. */
  private static int[][] rules(int count) {
    var random = new Random(7);
    int[][] out = new int[count][3];
    for (int[] rule : out) {
      for (int i = 0; i < rule.length; i++) {
        rule[i] = random.nextInt(CONCEPTS);
      }
    }
    return out;
  }

  private static Classifier classifier(int[][] rules) throws RulebookException {
    var concepts = new StringBuilder("concepts:\n");
    var cases =
        new StringBuilder(
            """
            id: many
            topic: speed
            statement: {en: Many rules., es: Muchas reglas.}
            sources:
            - {title: T, publisher: P, date: '2026-01-01', url: 'https://example.org/'}
            rules:
            """);
    for (int c = 0; c < CONCEPTS; c++) {
      concepts.append(
          "  c%d:\n    both: %s, %s, %s\n"
              .formatted(c, word(3 * c), word(3 * c + 1), word(3 * c + 2)));
    }
    for (int r = 0; r < rules.length; r++) {
      cases.append(
          """
          - id: r%d
            form: misconception
            cases:
            - {what: c%d, whom: c%d, how: c%d}
            tests:
              match: [{en asserts-false: a}, {es asserts-false: a}]
              no_match: [{en: a}, {es: a}]
          """
              .formatted(r, rules[r][0], rules[r][1], rules[r][2]));
    }
    Map<String, String> files = new HashMap<>();
    files.put("lexicons/many.yaml", concepts.toString());
    files.put("claims/many.yaml", cases.toString());
    return new Classifier(Rulebook.load(files));
  }

  private static List<String> texts() {
    var random = new Random(11);
    List<String> out = new ArrayList<>();
    for (int t = 0; t < 40; t++) {
      var text = new StringBuilder();
      for (int i = 0; i < 400; i++) {
        boolean known = random.nextInt(10) == 0;
        text.append(known ? word(random.nextInt(WORDS)) : "plain" + random.nextInt(5_000));
        text.append(i % 20 == 19 ? ". The " : " ");
      }
      out.add(text.toString());
    }
    return out;
  }

  private interface Work {
    void on(String text) throws IOException;
  }

  private static double microsecondsPerText(List<String> texts, Work work) throws IOException {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      for (String text : texts) {
        work.on(text);
      }
      best = Math.min(best, (System.nanoTime() - began) / 1e3 / texts.size());
    }
    return best;
  }

  private static Monitor monitor(int[][] rules) throws IOException {
    var monitor = new Monitor(new StandardAnalyzer());
    List<MonitorQuery> queries = new ArrayList<>();
    for (int r = 0; r < rules.length; r++) {
      var all = new BooleanQuery.Builder();
      for (int slot = 0; slot < 3; slot++) {
        var any = new BooleanQuery.Builder();
        for (int i = 0; i < 3; i++) {
          any.add(
              new TermQuery(new Term("text", word(3 * rules[r][slot] + i))),
              BooleanClause.Occur.SHOULD);
        }
        all.add(any.build(), BooleanClause.Occur.MUST);
      }
      queries.add(new MonitorQuery("r" + r, all.build()));
    }
    monitor.register(queries);
    return monitor;
  }

  @Test
  void ten_thousand_rules_cost_little_more_than_a_hundred_and_far_less_than_lucene_monitor()
      throws IOException, RulebookException {
    List<String> texts = texts();
    var few = classifier(rules(100));
    int[][] rules = rules(10_000);
    var many = classifier(rules);
    double withFew =
        microsecondsPerText(texts, t -> few.classify(new Article("", t, Lang.EN, null)));
    double withMany =
        microsecondsPerText(texts, t -> many.classify(new Article("", t, Lang.EN, null)));
    double withLucene;
    try (Monitor monitor = monitor(rules)) {
      withLucene =
          microsecondsPerText(
              texts,
              t -> {
                var document = new Document();
                document.add(new TextField("text", t, Field.Store.NO));
                monitor.match(document, QueryMatch.SIMPLE_MATCHER);
              });
    }
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (String text : texts) {
      many.classify(new Article("", text, Lang.EN, null));
    }
    long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / texts.size();
    System.out.printf(
        "100 rules %.0f us, 10,000 rules %.0f us, Lucene Monitor %.0f us a text; %d bytes a text%n",
        withFew, withMany, withLucene, bytes);
    assertThat(withMany / withFew).isLessThan(2);
    assertThat(withLucene / withMany).isGreaterThan(10);
  }
}
