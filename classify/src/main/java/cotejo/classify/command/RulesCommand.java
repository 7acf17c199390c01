package cotejo.classify.command;

import cotejo.classify.publish.RulesDiffCommand;
import cotejo.classify.publish.RulesHistoryCommand;
import cotejo.classify.publish.RulesPublishCommand;
import cotejo.classify.publish.RulesRollbackCommand;
import cotejo.classify.workbench.RulesCheckCommand;
import cotejo.classify.workbench.RulesEvalCommand;
import cotejo.classify.workbench.RulesExplainCommand;
import cotejo.classify.workbench.RulesFitCommand;
import cotejo.classify.workbench.RulesTestCommand;
import picocli.CommandLine.Command;

/** {@code rules ...}: the editors' commands. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Checks, compares and publishes rulebooks.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RulesCheckCommand.class,
      RulesTestCommand.class,
      RulesExplainCommand.class,
      RulesEvalCommand.class,
      RulesFitCommand.class,
      RulesDiffCommand.class,
      RulesPublishCommand.class,
      RulesRollbackCommand.class,
      RulesHistoryCommand.class
    })
public final class RulesCommand {}
