package cotejo.classify.publish;

import cotejo.events.Rulebook;
import cotejo.events.Rulebook.Role;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules rollback NUMBER}: publishes again what was live under a number. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = "Publishes an earlier rulebook again, under a new number.")
public final class RulesRollbackCommand extends PublishingCommand {
  @Parameters(
      paramLabel = "NUMBER",
      description = "as history prints it; 0 for the rulebook in the program")
  private int number;

  @Option(names = "--note", description = "Why.")
  private @Nullable String note;

  @Override
  public Integer call() {
    try {
      Rulebook published =
          archive()
              .publish(
                  Role.LIVE,
                  shelf -> {
                    Rulebook earlier = shelf.history().get(number);
                    return number == 0
                        ? draft(cotejo.classify.rules.Rulebook.bundled().files())
                        : earlier == null ? null : draft(earlier.files());
                  });
      if (published == null) {
        return fail("No rulebook was ever live under number %d.".formatted(number));
      }
      out().println("Rulebook %s is live.".formatted(published.version()));
      return 0;
    } catch (KafkaException e) {
      return fail("Nothing was published: " + e.getMessage());
    }
  }

  private Archive.Draft draft(java.util.Map<String, String> files) {
    String why = "rollback to " + number;
    return new Archive.Draft(files, note == null ? why : why + ": " + note);
  }
}
