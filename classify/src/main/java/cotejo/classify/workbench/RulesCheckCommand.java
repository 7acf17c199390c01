package cotejo.classify.workbench;

import cotejo.classify.rules.Claim;
import cotejo.classify.rules.Rulebook;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rules check}: does the rulebook load, and what is in it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Loads a rulebook and names every problem with file, line and column.")
public final class RulesCheckCommand implements Callable<Integer> {
  @Mixin private final RulebookOption rulebook = new RulebookOption();

  @Override
  public Integer call() throws IOException {
    Optional<Rulebook> loaded = rulebook.load();
    if (loaded.isEmpty()) {
      return 1;
    }
    Rulebook rules = loaded.get();
    long tests = rules.rules().stream().mapToLong(r -> r.tests().size()).sum();
    System.out.printf(
        "%d claims, %d rules, %d tests, %d concepts; hash %s%n",
        rules.claims().size(),
        rules.rules().size(),
        tests,
        rules.lexicon().concepts().count(),
        rules.hash());
    for (Claim claim : rules.claims()) {
      for (String other : claim.yieldsTo()) {
        if (rules.claim(other) == null) {
          System.out.printf("note: %s yields to '%s', which is no claim here%n", claim.id(), other);
        }
      }
    }
    return 0;
  }
}
