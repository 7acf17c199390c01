package cotejo.classify.workbench;

import cotejo.classify.engine.Classifier;
import cotejo.classify.rules.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code rules fit CORPUS...}: fits what the engine weighs. The topic is fitted on the texts that
 * may be read, so that the labels of the others stay unseen; the confidence on those set aside,
 * since rules do better on texts that were read than they will on new ones.
 */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description =
        "Fits the weights of topic and confidence on labelled texts (JSON Lines). No chance in it.")
public final class RulesFitCommand implements Callable<Integer> {
  @Mixin private final RulebookOption rulebook = new RulebookOption();

  @Option(names = "--out", paramLabel = "FILE", description = "default: standard output")
  private @Nullable Path out;

  @Parameters(arity = "1..*", paramLabel = "CORPUS", description = "labelled texts, JSON Lines")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Optional<Rulebook> loaded = rulebook.load();
    if (loaded.isEmpty()) {
      return 1;
    }
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        System.err.println("There is no corpus file " + file + ".");
        return 1;
      }
    }
    List<String> lines = fit(loaded.get(), files);
    if (out == null) {
      lines.forEach(System.out::println);
    } else {
      Files.write(out, lines);
    }
    return 0;
  }

  private static List<String> fit(Rulebook rulebook, List<Path> files) throws IOException {
    List<Graded> first = grade(Classifier.unweighted(rulebook), files);
    List<String> topic = Weights.topic(first.stream().filter(g -> !Parts.aside(g)).toList());
    List<Graded> second = grade(Classifier.weighted(rulebook, topic), files);
    List<Graded> aside = second.stream().filter(Parts::aside).toList();
    List<String> lines = new ArrayList<>();
    lines.add("# Model, feature, weight. Written by: rules fit --out THIS CORPUS...");
    lines.add(
        "# topic: %d texts that may be read. right-...: %d texts set aside, whether a label is right."
            .formatted(first.size() - aside.size(), aside.size()));
    lines.addAll(topic);
    lines.addAll(Weights.confidence(aside));
    return lines;
  }

  private static List<Graded> grade(Classifier classifier, List<Path> files) throws IOException {
    List<Graded> out = new ArrayList<>();
    for (Path file : files) {
      out.addAll(Corpus.grade(classifier, file));
    }
    return out;
  }
}
