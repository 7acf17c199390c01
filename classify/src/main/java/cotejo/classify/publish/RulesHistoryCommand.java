package cotejo.classify.publish;

import cotejo.events.Messages;
import cotejo.events.Rulebook;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rules history}: what was live and when. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Lists the rulebooks that were published.")
public final class RulesHistoryCommand extends PublishingCommand {
  @Option(names = "--json", description = "One line of JSON each.")
  private boolean json;

  @Override
  public Integer call() {
    Shelf shelf = archive().read();
    Rulebook live = shelf.live();
    Rulebook candidate = shelf.candidate();
    shelf
        .history()
        .values()
        .forEach(
            rulebook ->
                print(
                    rulebook,
                    live != null && live.version().equals(rulebook.version()) ? "live" : ""));
    if (candidate != null) {
      print(candidate, "candidate");
    }
    if (live == null && !json) {
      out().println("Nothing has been published: the rulebook in the program is live.");
    }
    return 0;
  }

  private void print(Rulebook rulebook, String role) {
    if (json) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("number", rulebook.version().number());
      line.put("hash", rulebook.version().hash());
      line.put("publishedAt", rulebook.publishedAt());
      line.put("role", role.isEmpty() ? null : role);
      line.put("files", rulebook.files().size());
      line.put("note", rulebook.note());
      out().println(Messages.JSON.writeValueAsString(line));
    } else {
      out()
          .println(
              "%-20s %s  %-9s %s"
                  .formatted(
                      rulebook.version(),
                      rulebook.publishedAt().truncatedTo(ChronoUnit.SECONDS),
                      role,
                      rulebook.note() == null ? "" : rulebook.note())
                  .stripTrailing());
    }
  }
}
