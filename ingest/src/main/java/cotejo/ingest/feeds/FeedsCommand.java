package cotejo.ingest.feeds;

import cotejo.events.Feed;
import cotejo.events.FeedState;
import cotejo.ingest.IngestConfig;
import cotejo.ingest.fetch.FetchLimits;
import cotejo.ingest.fetch.Fetcher;
import cotejo.ingest.opml.FeedOutlines;
import cotejo.ingest.opml.OpmlException;
import cotejo.ingest.poll.FeedList;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code feeds ...}: which feeds are watched, and how they are. */
@Command(
    name = "feeds",
    mixinStandardHelpOptions = true,
    description = "Lists, adds, removes, imports, exports and discovers feeds.",
    synopsisSubcommandLabel = "COMMAND")
public final class FeedsCommand implements Runnable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec().commandLine(), "feeds needs a command");
  }

  private CommandSpec spec() {
    return java.util.Objects.requireNonNull(spec);
  }

  private PrintWriter out() {
    return spec().commandLine().getOut();
  }

  private PrintWriter err() {
    return spec().commandLine().getErr();
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints the feeds with their health.")
  int list(
      @Mixin FeedsAccess access,
      @Option(names = "--json", description = "One line of JSON for each feed.") boolean json,
      @Option(names = "--failing", description = "Only those that fail or are retired.")
          boolean failing) {
    FeedList list = access.list();
    Map<String, FeedState> states = list.states();
    Instant now = Instant.now();
    int shown = 0;
    for (Feed feed : list.feeds().values()) {
      HealthLine line = new HealthLine(feed, states.get(feed.id()), now);
      if (failing && !line.health().equals("failing") && !line.health().equals("retired")) {
        continue;
      }
      shown++;
      out().println(json ? JSON.writeValueAsString(line.json()) : line.text());
    }
    if (shown == 0 && !json) {
      out().println(failing ? "Every feed is well." : "No feeds yet: feeds add, or feeds import.");
    }
    return 0;
  }

  @Command(
      name = "state",
      mixinStandardHelpOptions = true,
      description = "Prints all that is remembered of feeds, as JSON.")
  int state(
      @Mixin FeedsAccess access,
      @Parameters(arity = "1..*", paramLabel = "FEED", description = "An id or an address.")
          List<String> which) {
    FeedList list = access.list();
    Map<String, Feed> feeds = list.feeds();
    Map<String, FeedState> states = list.states();
    return each(
        which,
        "is not known",
        one -> {
          Feed feed = FeedList.find(feeds, one);
          return feed == null ? states.get(one) : states.get(feed.id());
        },
        state -> out().println(JSON.writeValueAsString(state)));
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Adds feeds, or looks for the feed of a site and adds that.",
        "Adding a retired feed again revives it."
      })
  int add(
      @Mixin FeedsAccess access,
      @Parameters(arity = "1..*", paramLabel = "ADDRESS") List<URI> addresses,
      @Option(names = "--outlet", description = "Who publishes it; default: its title.")
          @Nullable String outlet,
      @Option(names = "--title") @Nullable String title,
      @Option(names = "--language", description = "ISO 639 code; default: the feed's own.")
          @Nullable String language,
      @Option(names = "--country", description = "ISO 3166 code.") @Nullable String country,
      @Option(
              names = "--kind",
              description = "press, official, fact-checker or think-tank.",
              defaultValue = "press")
          String kind,
      @Option(names = "--folder", defaultValue = "") String folder,
      @Option(names = "--unchecked", description = "Do not look whether it is a feed.")
          boolean unchecked) {
    List<Feed> feeds = new ArrayList<>();
    boolean failed = false;
    try (Fetcher fetcher = fetcher(access.config())) {
      FeedProbe probe = new FeedProbe(fetcher, access.config().feedBytes());
      for (URI address : addresses) {
        FeedProbe.Look look =
            unchecked
                ? new FeedProbe.Look(
                    List.of(new FeedProbe.Found(address, null, null, 0, "given")), null)
                : probe.at(address);
        if (isNothing(look, address)) {
          failed = true;
          continue;
        }
        FeedProbe.Found found = look.feeds().getFirst();
        String name = first(title, found.title(), address.getHost());
        String publisher = first(outlet, name);
        feeds.add(
            new Feed(
                Feed.idOf(publisher, found.url()),
                found.url(),
                publisher,
                name,
                country,
                cotejo.ingest.text.Language.code(first(language, found.language(), "")),
                FeedOutlines.kind(kind),
                null,
                folder,
                Map.of()));
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec().commandLine(), e.getMessage(), e);
    }
    access.list().put(feeds, true);
    feeds.forEach(feed -> out().println("added " + feed.id() + "  " + feed.url()));
    return failed ? 1 : 0;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Ends the watch on feeds. What was seen of them is remembered.")
  int remove(
      @Mixin FeedsAccess access,
      @Parameters(arity = "1..*", paramLabel = "FEED", description = "An id or an address.")
          List<String> which) {
    FeedList list = access.list();
    Map<String, Feed> feeds = list.feeds();
    return each(
        which,
        "is not watched",
        one -> FeedList.find(feeds, one),
        feed -> {
          list.remove(feed.id());
          out().println("removed " + feed.id());
        });
  }

  /**
   * Does something with each that is found and says of the others what is wrong; gives the status.
   */
  private <T> int each(
      List<String> which, String unknown, Function<String, @Nullable T> find, Consumer<T> act) {
    boolean failed = false;
    for (String one : which) {
      T found = find.apply(one);
      if (found == null) {
        err().println(one + " " + unknown);
        failed = true;
      } else {
        act.accept(found);
      }
    }
    return failed ? 1 : 0;
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Adds the feeds of OPML files.")
  int importFiles(
      @Mixin FeedsAccess access,
      @Parameters(arity = "1..*", paramLabel = "FILE") List<Path> files) {
    Map<String, Feed> feeds = new LinkedHashMap<>();
    boolean failed = false;
    for (Path file : files) {
      try {
        FeedOutlines.Read read = FeedOutlines.read(file);
        read.feeds().forEach(feed -> feeds.put(feed.id(), feed));
        read.problems().forEach(err()::println);
        failed |= !read.problems().isEmpty();
      } catch (OpmlException e) {
        err().println(e.getMessage());
        failed = true;
      } catch (IOException e) {
        err().println(file + " cannot be read: " + e.getMessage());
        failed = true;
      }
    }
    int written = access.list().put(feeds.values(), false);
    out().println("%d feeds, %d new or changed".formatted(feeds.size(), written));
    return failed ? 1 : 0;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes the feeds as OPML, to a file or to standard output.")
  int export(
      @Mixin FeedsAccess access,
      @Parameters(arity = "0..1", paramLabel = "FILE") @Nullable Path file)
      throws IOException {
    String opml = FeedOutlines.opml(access.list().feeds().values()).write();
    if (file == null) {
      out().print(opml);
      out().flush();
    } else {
      Files.writeString(file, opml, StandardCharsets.UTF_8);
    }
    return 0;
  }

  @Command(
      name = "discover",
      mixinStandardHelpOptions = true,
      description = "Looks for the feeds of sites and prints one line of JSON for each.")
  int discover(
      @Mixin FeedsAccess access,
      @Parameters(arity = "1..*", paramLabel = "ADDRESS") List<URI> addresses) {
    boolean failed = false;
    try (Fetcher fetcher = fetcher(access.config())) {
      FeedProbe probe = new FeedProbe(fetcher, access.config().feedBytes());
      for (URI address : addresses) {
        FeedProbe.Look look = probe.at(address);
        for (FeedProbe.Found found : look.feeds()) {
          out().println(JSON.writeValueAsString(found.json(address)));
        }
        failed |= isNothing(look, address);
      }
    }
    return failed ? 1 : 0;
  }

  /** Says so when an address led to no feed. */
  private boolean isNothing(FeedProbe.Look look, URI address) {
    if (!look.feeds().isEmpty()) {
      return false;
    }
    err().println(address + ": " + (look.trouble() != null ? look.trouble() : "no feed found"));
    return true;
  }

  private static Fetcher fetcher(IngestConfig config) {
    return Fetcher.open(FetchLimits.within(config.fetchTime()), config.guard(), config.userAgent());
  }

  private static String first(@Nullable String... choices) {
    for (String choice : choices) {
      if (choice != null && !choice.isBlank()) {
        return choice;
      }
    }
    return "";
  }
}
