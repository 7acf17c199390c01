package cotejo.alert.command;

import cotejo.alert.store.ReplyStore.Reply;
import cotejo.alert.store.ReplyStore.State;
import cotejo.alert.store.Store;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replies list|publish|refuse}: what outlets answered, and whether it is shown. */
@Command(
    name = "replies",
    description = "What outlets answered to their tags; an editor decides what is shown.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class RepliesCommand {
  @Spec private CommandSpec spec;

  @Command(
      name = "list",
      description = {
        "Replies that wait for a decision: id, state, time, outlet, article, author and address apart by",
        "tabs, then the text, indented."
      },
      mixinStandardHelpOptions = true)
  int list(
      @Mixin StoreOptions options,
      @Option(names = "--all", description = "those that were decided on too") boolean all) {
    PrintWriter out = spec.commandLine().getOut();
    try (Store store = options.open()) {
      Set<State> states = all ? EnumSet.allOf(State.class) : EnumSet.of(State.WAITING);
      for (State state : states) {
        store.replies().list("", state).reversed().forEach(reply -> print(out, reply));
      }
    }
    out.flush();
    return 0;
  }

  private static void print(PrintWriter out, Reply reply) {
    out.println(
        String.join(
            "\t",
            reply.id(),
            word(reply.state()),
            reply.receivedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
            plain(reply.outlet()),
            reply.articleId() == null ? "" : reply.articleId(),
            plain(reply.author()),
            plain(reply.address())));
    reply.body().lines().forEach(line -> out.println("    " + plain(line)));
  }

  private static String word(State state) {
    return switch (state) {
      case WAITING -> "waiting";
      case SHOWN -> "published";
      case DECLINED -> "refused";
    };
  }

  /** Strangers wrote it: nothing in it may steer a terminal. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  @Command(
      name = "publish",
      description = "Shows replies on the outlet's page and the article's.",
      mixinStandardHelpOptions = true)
  int publish(
      @Mixin StoreOptions options,
      @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
    return decide(options, ids, State.SHOWN);
  }

  @Command(
      name = "refuse",
      description = "Does not show replies, or no longer.",
      mixinStandardHelpOptions = true)
  int refuse(
      @Mixin StoreOptions options,
      @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
    return decide(options, ids, State.DECLINED);
  }

  private int decide(StoreOptions options, List<String> ids, State state) {
    int code = 0;
    try (Store store = options.open()) {
      for (String id : ids) {
        if (store.replies().decide(id, state)) {
          spec.commandLine().getOut().println(word(state) + "\t" + id);
        } else {
          spec.commandLine().getErr().println("there is no reply " + id);
          code = 1;
        }
      }
    }
    spec.commandLine().getOut().flush();
    spec.commandLine().getErr().flush();
    return code;
  }
}
