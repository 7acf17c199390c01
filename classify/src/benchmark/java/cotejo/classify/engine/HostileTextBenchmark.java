package cotejo.classify.engine;

import cotejo.classify.rules.Rulebook;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Milliseconds a text made to be slow, with the rulebook in the program: linear in its length. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
public class HostileTextBenchmark {
  /** A unit that is repeated until the text has its length. */
  public enum Kind {
    /** One sentence that never ends, all of it recognised. */
    ONE_SENTENCE("the US Army base in Mexico with the marines "),
    /** Nothing but quotation marks. */
    QUOTES("\u201c \" \u201d "),
    /** Every cue that can change a stance. */
    CUES("no one denied that he said it is false, if not only could he never "),
    /** Short sentences that all assert. */
    ASSERTIONS("The US runs a base in Mexico. "),
    /** Figures in words and digits. */
    NUMBERS("twenty two thousand three hundred and 4,500 million dollars in 2008 ");

    private final String unit;

    Kind(String unit) {
      this.unit = unit;
    }

    String of(int length) {
      return unit.repeat(length / unit.length() + 1).substring(0, length);
    }
  }

  @Param({"1000000", "5000000"})
  public int characters;

  @Param public Kind kind;

  private final Classifier classifier = new Classifier(Rulebook.bundled());
  private Article article;

  @Setup
  public void text() {
    article = new Article("A title", kind.of(characters), null, null);
  }

  @Benchmark
  public Reading classify() {
    return classifier.classify(article);
  }
}
