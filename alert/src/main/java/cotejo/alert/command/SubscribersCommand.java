package cotejo.alert.command;

import cotejo.alert.model.Frequency;
import cotejo.alert.model.MailAddress;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Subscriber;
import cotejo.alert.store.Store;
import cotejo.alert.subscribers.SubscriberFile;
import cotejo.alert.subscribers.Subscriptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code subscribers list|add|remove|unsubscribe|import|export}. */
@Command(
    name = "subscribers",
    description = "Who reads: list, add, remove, import and export as CSV.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class SubscribersCommand {
  private static final int PAGE = 1_000;

  @Spec private CommandSpec spec;

  @Command(
      name = "list",
      description = "Addresses with what they chose, apart by tabs.",
      mixinStandardHelpOptions = true)
  int list(@Mixin StoreOptions store) {
    PrintWriter out = spec.commandLine().getOut();
    try (Store open = store.open()) {
      walk(
          open,
          page ->
              page.forEach(
                  reader ->
                      out.printf(
                          "%s\t%s\t%s\t%s%n",
                          reader.address(),
                          reader.status().name().toLowerCase(java.util.Locale.ROOT),
                          reader.preferences().lang(),
                          reader.preferences().schedule().name())));
    }
    out.flush();
    return 0;
  }

  @Command(
      name = "add",
      description = "Adds an address whose owner agreed elsewhere; no confirmation is asked for.",
      mixinStandardHelpOptions = true)
  int add(
      @Mixin StoreOptions store,
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(names = "--lang", defaultValue = "en", description = "en or es") String lang,
      @Option(names = "--at", defaultValue = "07:00", description = "the hour") String at,
      @Option(
              names = "--zone",
              defaultValue = "America/Mexico_City",
              description = "an IANA time zone")
          String zone,
      @Option(names = "--frequency", defaultValue = "daily", description = "daily, weekly or never")
          String frequency,
      @Option(
              names = "--at-once",
              defaultValue = "",
              description = "claims whose spreading is told at once, apart by commas; * for all")
          String atOnce) {
    try (Store open = store.open()) {
      Preferences chosen =
          new Preferences(
              lang,
              Frequency.of(frequency),
              LocalTime.parse(at),
              ZoneId.of(zone),
              false,
              true,
              List.of(),
              List.of(),
              Arrays.stream(atOnce.split(",", -1)).filter(id -> !id.isBlank()).toList(),
              Set.of());
      boolean added = new Subscriptions(open, InstantSource.system()).addConfirmed(address, chosen);
      return added ? 0 : complain(address + " is there already");
    } catch (IllegalArgumentException | DateTimeException e) {
      return complain(String.valueOf(e.getMessage()));
    }
  }

  @Command(
      name = "remove",
      description = "Forgets an address and everything kept about it.",
      mixinStandardHelpOptions = true)
  int remove(@Mixin StoreOptions store, @Parameters(paramLabel = "ADDRESS") String address) {
    try (Store open = store.open()) {
      MailAddress parsed = MailAddress.of(address);
      boolean gone =
          open.database()
              .write(
                  handle -> {
                    Optional<Subscriber> reader = open.subscribers().findByAddress(handle, parsed);
                    return reader.isPresent()
                        && open.subscribers()
                            .forget(handle, reader.get().id(), InstantSource.system().instant());
                  });
      return gone ? 0 : complain(address + " is not a subscriber");
    } catch (IllegalArgumentException e) {
      return complain(String.valueOf(e.getMessage()));
    }
  }

  @Command(
      name = "unsubscribe",
      description = {
        "Ends a subscription by the token that stands in the subject of a mail to the mailbox",
        "alert.unsubscribe-mailbox."
      },
      mixinStandardHelpOptions = true)
  int unsubscribe(@Mixin StoreOptions store, @Parameters(paramLabel = "TOKEN") String token) {
    try (Store open = store.open()) {
      boolean ended = new Subscriptions(open, InstantSource.system()).unsubscribe(token.strip());
      return ended ? 0 : complain("this token ends no subscription, or it is too old");
    }
  }

  @Command(
      name = "import",
      description = "Adds the addresses of a CSV file with the columns that export writes.",
      mixinStandardHelpOptions = true)
  int importFile(@Mixin StoreOptions store, @Parameters(paramLabel = "FILE") Path file)
      throws IOException {
    try (Store open = store.open();
        Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      SubscriberFile.Imported imported =
          SubscriberFile.read(in, new Subscriptions(open, InstantSource.system()));
      imported.complaints().forEach(complaint -> complain(file + ", " + complaint));
      spec.commandLine()
          .getOut()
          .printf("added %d, known already %d%n", imported.added(), imported.known());
      spec.commandLine().getOut().flush();
      return imported.complaints().isEmpty() ? 0 : 1;
    } catch (NoSuchFileException e) {
      return complain("there is no file " + file);
    }
  }

  @Command(
      name = "export",
      description = "Writes the confirmed subscribers as CSV.",
      mixinStandardHelpOptions = true)
  int export(@Mixin StoreOptions store) {
    PrintWriter out = spec.commandLine().getOut();
    try (Store open = store.open()) {
      out.print(SubscriberFile.HEADER);
      walk(
          open,
          page ->
              page.stream()
                  .filter(reader -> reader.status() == Subscriber.Status.CONFIRMED)
                  .forEach(reader -> out.print(SubscriberFile.line(reader))));
    }
    out.flush();
    return 0;
  }

  private static void walk(Store store, java.util.function.Consumer<List<Subscriber>> use) {
    String after = "";
    while (true) {
      List<Subscriber> page = store.subscribers().page(after, PAGE);
      use.accept(page);
      if (page.size() < PAGE) {
        return;
      }
      after = page.getLast().id();
    }
  }

  private int complain(String sentence) {
    spec.commandLine().getErr().println(sentence);
    spec.commandLine().getErr().flush();
    return 1;
  }
}
