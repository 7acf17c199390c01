package cotejo.classify.engine;

import cotejo.classify.reading.Lang;
import cotejo.classify.rules.RulebookException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.QueryMatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Microseconds a text of 400 words, beside Lucene Monitor with the same rules as queries. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ManyRulesBenchmark {
  private static final int TEXTS = 40;

  @Param({"100", "10000"})
  public int rules;

  private final List<String> texts = ManyRules.texts(TEXTS);
  private Classifier classifier;
  private Monitor monitor;

  @Setup
  public void load() throws IOException, RulebookException {
    var many = new ManyRules(rules);
    classifier = many.classifier();
    monitor = many.monitor();
  }

  @TearDown
  public void close() throws IOException {
    monitor.close();
  }

  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public void cotejo(Blackhole out) {
    for (String text : texts) {
      out.consume(classifier.classify(new Article("", text, Lang.EN, null)));
    }
  }

  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public void luceneMonitor(Blackhole out) throws IOException {
    for (String text : texts) {
      var document = new Document();
      document.add(new TextField("text", text, Field.Store.NO));
      MatchingQueries<QueryMatch> found = monitor.match(document, QueryMatch.SIMPLE_MATCHER);
      out.consume(found);
    }
  }
}
