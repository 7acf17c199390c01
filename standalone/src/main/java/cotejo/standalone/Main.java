package cotejo.standalone;

import cotejo.alert.AlertCommand;
import cotejo.alert.command.DigestCommand;
import cotejo.alert.command.LedgerCommand;
import cotejo.alert.command.RepliesCommand;
import cotejo.alert.command.SilencesCommand;
import cotejo.alert.command.SubscribersCommand;
import cotejo.alert.command.WebhooksCommand;
import cotejo.broker.BrokerException;
import cotejo.classify.command.ClassifyCommand;
import cotejo.classify.command.RulesCommand;
import cotejo.ingest.ArticleExtractCommand;
import cotejo.ingest.FeedParseCommand;
import cotejo.ingest.IngestCommand;
import cotejo.ingest.feeds.FeedsCommand;
import cotejo.service.KafkaUnreachable;
import cotejo.service.SettingsException;
import cotejo.service.deadletters.DeadLettersCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: every module's commands in one tree. */
@Command(
    name = "cotejo",
    description =
        "Watches the news on US-Mexico security cooperation and holds it against the record.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      IngestCommand.class,
      ClassifyCommand.class,
      AlertCommand.class,
      SubscribersCommand.class,
      LedgerCommand.class,
      RepliesCommand.class,
      SilencesCommand.class,
      WebhooksCommand.class,
      DigestCommand.class,
      FeedsCommand.class,
      Main.FeedGroup.class,
      RulesCommand.class,
      Main.ArticleGroup.class,
      DeadLettersCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    keepTheScreenReadable(arguments);
    System.exit(run(arguments));
  }

  /** Where a line of progress is shown, the log says only what needs a person. */
  private static void keepTheScreenReadable(String[] arguments) {
    boolean shown =
        arguments.length > 0 && (arguments[0].equals("demo") || arguments[0].equals("run"));
    if (shown && System.getenv("COTEJO_LOG_LEVEL") == null) {
      System.setProperty("COTEJO_LOG_LEVEL", "WARN");
    }
  }

  /** Runs a command; 0 all well, 1 something failed, 2 wrong usage or settings. */
  static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(Main::explain);
    return commandLine;
  }

  /** A sentence where one was prepared; a stack trace for what nobody planned. */
  private static int explain(
      Exception exception, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter errors = command.getErr();
    return switch (exception) {
      case SettingsException e -> {
        errors.println(e.getMessage());
        yield 2;
      }
      case KafkaUnreachable e -> {
        errors.println(e.getMessage());
        yield 1;
      }
      case BrokerException e -> {
        errors.println(e.getMessage());
        yield 1;
      }
      default -> {
        exception.printStackTrace(errors);
        yield 1;
      }
    };
  }

  /** {@code feed ...} */
  @Command(
      name = "feed",
      description = "What ingest makes of a feed document.",
      mixinStandardHelpOptions = true,
      subcommands = FeedParseCommand.class)
  static final class FeedGroup {}

  /** {@code article ...} */
  @Command(
      name = "article",
      description = "What ingest makes of an article's page.",
      mixinStandardHelpOptions = true,
      subcommands = ArticleExtractCommand.class)
  static final class ArticleGroup {}

  /** What {@code --version} prints. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"cotejo " + (version == null ? "development" : version)};
    }
  }
}
