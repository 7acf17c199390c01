package cotejo.classify.workbench;

import cotejo.classify.engine.Classifier;
import cotejo.classify.engine.RuleTests;
import cotejo.classify.engine.RuleTests.Outcome;
import cotejo.classify.rules.Rulebook;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rules test}: runs the tests that stand beside the rules. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Runs the tests beside the rules and names every one that fails.")
public final class RulesTestCommand implements Callable<Integer> {
  @Mixin private final RulebookOption rulebook = new RulebookOption();

  @Override
  public Integer call() throws IOException {
    Optional<Rulebook> loaded = rulebook.load();
    if (loaded.isEmpty()) {
      return 1;
    }
    List<Outcome> outcomes = RuleTests.run(new Classifier(loaded.get()));
    List<Outcome> failed = outcomes.stream().filter(o -> !o.passed()).toList();
    failed.forEach(o -> System.out.println(o.inWords()));
    System.out.printf("%d tests, %d failed%n", outcomes.size(), failed.size());
    return failed.isEmpty() ? 0 : 1;
  }
}
