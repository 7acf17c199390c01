package cotejo.classify.command;

import cotejo.classify.publish.RulesDiffCommand;
import cotejo.classify.publish.RulesHistoryCommand;
import cotejo.classify.publish.RulesPublishCommand;
import cotejo.classify.publish.RulesRollbackCommand;
import picocli.CommandLine.Command;

/** {@code rules ...}: the editors' commands. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Checks, compares and publishes rulebooks.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RulesDiffCommand.class,
      RulesPublishCommand.class,
      RulesRollbackCommand.class,
      RulesHistoryCommand.class
    })
public final class RulesCommand {}
