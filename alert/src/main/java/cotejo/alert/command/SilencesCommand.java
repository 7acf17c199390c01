package cotejo.alert.command;

import cotejo.alert.model.Matcher;
import cotejo.alert.model.Silence;
import cotejo.alert.store.Store;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code silences list|add|expire}: what is not told at once for a while. */
@Command(
    name = "silences",
    description = "What is not told at once for a while.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class SilencesCommand {
  @Spec private CommandSpec spec;

  @Command(
      name = "list",
      description =
          "Silences with their state, times, author, matchers and comment, apart by tabs.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin StoreOptions options,
      @Option(names = "--expired", description = "those that have ended too") boolean expired) {
    Instant now = Instant.now();
    PrintWriter out = spec.commandLine().getOut();
    try (Store store = options.open()) {
      Stream<Silence> ended = expired ? store.silences().ended(now).stream() : Stream.empty();
      Stream.concat(store.silences().notEnded(now).stream(), ended)
          .forEach(silence -> out.println(line(silence, now)));
    }
    out.flush();
    return 0;
  }

  private static String line(Silence silence, Instant now) {
    return String.join(
        "\t",
        silence.id(),
        silence.at(now).name().toLowerCase(Locale.ROOT),
        silence.startsAt().truncatedTo(ChronoUnit.SECONDS).toString(),
        silence.endsAt().truncatedTo(ChronoUnit.SECONDS).toString(),
        silence.author(),
        silence.matchers().stream().map(Matcher::toString).collect(Collectors.joining(" ")),
        silence.comment());
  }

  @Command(
      name = "add",
      description = {
        "Silences what all matchers match and prints the silence's id. A matcher compares claim, topic,",
        "outlet or lang: claim=no-us-bases, outlet=~\"diario-.*\", lang!=es, topic!~\"aid|trade\"."
      },
      mixinStandardHelpOptions = true)
  int add(
      @Mixin StoreOptions options,
      @Parameters(paramLabel = "MATCHER", arity = "1..*") List<String> matchers,
      @Option(names = "--comment", required = true, description = "why") String comment,
      @Option(
              names = "--author",
              defaultValue = "${sys:user.name}",
              description = "who [${DEFAULT-VALUE}]")
          String author,
      @Option(names = "--start", paramLabel = "TIME", description = "from when, ISO 8601 [now]")
          @Nullable String start,
      @Option(names = "--end", paramLabel = "TIME", description = "until when, ISO 8601")
          @Nullable String end,
      @Option(
              names = "--for",
              paramLabel = "TIME",
              defaultValue = "1h",
              description = "for how long, unless --end is given: 30m, 12h, 7d [${DEFAULT-VALUE}]")
          String length) {
    try (Store store = options.open()) {
      Instant now = Instant.now();
      Instant from = start == null ? now : time(start);
      Silence silence =
          new Silence(
              UUID.randomUUID().toString(),
              matchers.stream().map(Matcher::parse).toList(),
              from,
              end == null ? from.plus(duration(length)) : time(end),
              author,
              comment,
              now);
      if (!now.isBefore(silence.endsAt())) {
        return complain("the silence would have ended already, at " + silence.endsAt());
      }
      warn(store, silence);
      store.silences().add(silence);
      spec.commandLine().getOut().println(silence.id());
      spec.commandLine().getOut().flush();
      return 0;
    } catch (IllegalArgumentException e) {
      return complain(String.valueOf(e.getMessage()));
    }
  }

  /** A claim that does not exist is most likely misspelt; it may also be yet to come. */
  private void warn(Store store, Silence silence) {
    for (Matcher matcher : silence.matchers()) {
      if (matcher.name() == Matcher.Name.CLAIM
          && matcher.operator() == Matcher.Operator.EQUAL
          && store.claims().find(matcher.value()).isEmpty()) {
        complain("note: there is no claim " + matcher.value() + " yet");
      }
    }
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a time such as 2026-03-01T18:00:00Z", e);
    }
  }

  private static Duration duration(String text) {
    if (!text.matches("[1-9][0-9]{0,5}[smhd]")) {
      throw new IllegalArgumentException("\"" + text + "\" is not a length such as 30m, 12h or 7d");
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  @Command(name = "expire", description = "Ends silences now.", mixinStandardHelpOptions = true)
  int expire(
      @Mixin StoreOptions options,
      @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
    int code = 0;
    try (Store store = options.open()) {
      for (String id : ids) {
        if (!store.silences().expire(id, Instant.now())) {
          code = complain("there is no silence " + id + " that has not ended");
        }
      }
    }
    return code;
  }

  private int complain(String sentence) {
    spec.commandLine().getErr().println(sentence);
    spec.commandLine().getErr().flush();
    return 1;
  }
}
