package cotejo.classify.workbench;

import cotejo.classify.engine.Classifier;
import cotejo.classify.rules.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rules eval CORPUS...}: scores a rulebook on labelled texts. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Scores a rulebook on labelled texts (JSON Lines), per label, stance and claim.")
public final class RulesEvalCommand implements Callable<Integer> {
  @Mixin private final RulebookOption rulebook = new RulebookOption();

  @Parameters(arity = "1..*", paramLabel = "CORPUS", description = "labelled texts, JSON Lines")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Optional<Rulebook> loaded = rulebook.load();
    if (loaded.isEmpty()) {
      return 1;
    }
    var classifier = new Classifier(loaded.get());
    Map<String, List<Graded>> sets = new LinkedHashMap<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        System.err.println("There is no corpus file " + file + ".");
        return 1;
      }
      sets.put(String.valueOf(file.getFileName()), Corpus.grade(classifier, file));
    }
    System.out.print(Scorecard.of(sets));
    return 0;
  }
}
