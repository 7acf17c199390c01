package cotejo.classify.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cotejo.classify.engine.Classifier;
import cotejo.classify.rules.Rulebook;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/scorecard.md current. Set the system property {@code cotejo.scorecard} to {@code
 * write} to write it anew.
 */
class ScorecardTest {
  private static final List<String> SETS =
      List.of("adversarial", "events", "press-en", "press-es", "real-en");

  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    return Files.exists(at.resolve("docs")) ? at : at.getParent();
  }

  private static Path shared() {
    String set = System.getProperty("cotejo.shared", System.getenv("COTEJO_SHARED"));
    return set == null ? root().resolveSibling("shared") : Path.of(set);
  }

  @Test
  void the_score_card_is_current() throws IOException {
    Path corpus = shared().resolve("corpus");
    assumeThat(corpus).describedAs("skipped: there is no %s", corpus).isDirectory();
    Path card = root().resolve("docs/scorecard.md");
    String now = card(corpus);
    if ("write".equals(System.getProperty("cotejo.scorecard"))) {
      Files.writeString(card, now);
    }
    assertThat(card).content().isEqualTo(now);
  }

  private static String card(Path corpus) throws IOException {
    var classifier = new Classifier(Rulebook.bundled());
    Map<String, List<Graded>> sets = new LinkedHashMap<>();
    List<Graded> all = new ArrayList<>();
    for (String name : SETS) {
      List<Graded> texts = Corpus.grade(classifier, corpus.resolve(name + ".jsonl"));
      all.addAll(texts);
      sets.put(name, texts);
    }
    Map<String, List<Graded>> parts = new LinkedHashMap<>();
    parts.put("Read while writing the rules", all.stream().filter(g -> !unseen(g.id())).toList());
    parts.put("Set aside, never read", all.stream().filter(g -> unseen(g.id())).toList());
    parts.putAll(sets);
    return """
        # Score card

        Generated from the development corpus by `ScorecardTest`, which also checks that it is current
        (`mvn -pl classify -am test -Dtest=ScorecardTest -Dcotejo.scorecard=write` writes it). A third of the
        texts, chosen by a hash of their id, was never read while the rules were written: its figures are
        the ones to expect on new texts. Intervals are 95% bootstrap intervals.

        """
        + Scorecard.of(parts);
  }

  private static boolean unseen(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, hash).mod(BigInteger.valueOf(3)).signum() == 0;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
