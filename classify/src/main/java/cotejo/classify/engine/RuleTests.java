package cotejo.classify.engine;

import cotejo.classify.engine.Reading.Mention;
import cotejo.classify.rules.Rule;
import cotejo.classify.rules.RuleTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the tests that stand beside the rules. */
public final class RuleTests {
  private RuleTests() {}

  /**
   * A test and how it went.
   *
   * @param passed whether the rule did what the test says
   * @param got what came instead, in words
   */
  public record Outcome(Rule rule, RuleTest test, boolean passed, String got) {
    /** One line for an editor. */
    public String inWords() {
      return "%s:%d: rule %s wants %s, got %s: %s"
          .formatted(
              rule.file(),
              test.line(),
              rule.id(),
              test.stance() == null ? "silence" : test.stance().word(),
              got,
              test.text());
    }
  }

  /** Runs all tests of a classifier's rulebook, in the order of the files. */
  public static List<Outcome> run(Classifier classifier) {
    List<Outcome> out = new ArrayList<>();
    for (Rule rule : classifier.rulebook().rules()) {
      for (RuleTest test : rule.tests()) {
        out.add(run(classifier, rule, test));
      }
    }
    return out;
  }

  /** A match may come from any rule of the claim; a counter-test speaks of this rule alone. */
  static Outcome run(Classifier classifier, Rule rule, RuleTest test) {
    var reading = classifier.classify(new Article("", test.text(), test.lang(), test.published()));
    List<Mention> hits =
        reading.mentions().stream().filter(m -> m.claim().equals(rule.claim())).toList();
    boolean passed =
        test.stance() == null
            ? hits.stream().noneMatch(m -> m.rule().equals(rule.id()))
            : hits.stream().anyMatch(m -> m.stance() == test.stance());
    String got =
        hits.isEmpty()
            ? "no mention of the claim"
            : hits.stream()
                .map(m -> m.stance().word() + " by " + m.rule() + " with cues " + m.cues())
                .collect(Collectors.joining("; "));
    return new Outcome(rule, test, passed, got);
  }
}
