package cotejo.classify.publish;

import cotejo.classify.engine.Classifier;
import cotejo.classify.engine.RuleTests;
import cotejo.classify.rules.RulebookException;
import cotejo.classify.verdict.Edition;
import cotejo.events.Rulebook;
import cotejo.events.Rulebook.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules publish FOLDER}: checks a rulebook, then makes it live in all copies. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = "Checks a rulebook and its tests and, when all is well, makes it live.")
public final class RulesPublishCommand extends PublishingCommand {
  @Parameters(paramLabel = "FOLDER", description = "a folder with lexicons/ and claims/")
  private Path folder = Path.of("");

  @Option(
      names = "--candidate",
      description = "Do not make it live: let it run in the shadow of the live one.")
  private boolean candidate;

  @Option(names = "--note", description = "Why it is published.")
  private @Nullable String note;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      return fail("There is no folder " + folder + ".");
    }
    cotejo.classify.rules.Rulebook rulebook;
    try {
      rulebook = cotejo.classify.rules.Rulebook.load(folder);
      Edition.of(0, rulebook);
    } catch (RulebookException | IllegalArgumentException e) {
      return fail(e.getMessage() + "\nNothing was published.");
    }
    List<RuleTests.Outcome> failed =
        RuleTests.run(new Classifier(rulebook)).stream().filter(one -> !one.passed()).toList();
    if (!failed.isEmpty()) {
      failed.forEach(one -> fail(sentence(one)));
      return fail("%d of the rules' tests fail. Nothing was published.".formatted(failed.size()));
    }
    return publish(rulebook);
  }

  private int publish(cotejo.classify.rules.Rulebook rulebook) {
    Role role = candidate ? Role.CANDIDATE : Role.LIVE;
    try {
      Rulebook published =
          archive()
              .publish(
                  role,
                  shelf -> {
                    Rulebook now = candidate ? shelf.candidate() : shelf.live();
                    return now != null && now.version().hash().equals(rulebook.hash())
                        ? null
                        : new Archive.Draft(rulebook.files(), note);
                  });
      out()
          .println(
              published == null
                  ? "It is what is published already; nothing changed."
                  : "Rulebook %s is %s."
                      .formatted(published.version(), candidate ? "the candidate" : "live"));
      return 0;
    } catch (KafkaException e) {
      return fail("Nothing was published: " + e.getMessage());
    }
  }

  private static String sentence(RuleTests.Outcome failed) {
    return "%s:%d: rule %s on \"%s\": %s"
        .formatted(
            failed.rule().file(),
            failed.rule().line(),
            failed.rule().id(),
            failed.test().text(),
            failed.got());
  }
}
