package cotejo.alert.command;

import cotejo.alert.AlertConfig;
import cotejo.alert.delivery.MailMaker;
import cotejo.alert.digest.Editions;
import cotejo.alert.mail.Mails;
import cotejo.alert.mail.Sender;
import cotejo.alert.model.MailAddress;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.Subscriber;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.Store;
import cotejo.alert.subscribers.Subscriptions;
import cotejo.alert.web.view.Lang;
import cotejo.events.Digest;
import cotejo.events.Messages;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code digest}: digests as they were cut. */
@Command(
    name = "digest",
    description = "Shows digests as they were cut.",
    mixinStandardHelpOptions = true,
    subcommands = DigestCommand.Render.class)
public final class DigestCommand implements Callable<Integer> {
  private static final int MOST_MAILS = 10_000;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say what to do with the digest: render");
  }

  /** The forms in which a digest can be had. */
  enum Format {
    HTML,
    TEXT,
    EML,
    JSON
  }

  /** {@code digest render}: the digest of one day as it is mailed. */
  @Command(
      name = "render",
      description =
          "Prints the digest of one day as it is mailed: without anybody's links, or with --to the"
              + " very bytes that one subscriber is sent.",
      mixinStandardHelpOptions = true)
  static final class Render implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private StoreOptions options = new StoreOptions();

    @Option(names = "--date", required = true, paramLabel = "DAY", description = "2026-03-02")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--lang", description = "en or es [en].")
    private String lang = "en";

    @Option(names = "--format", description = "text, html, eml or json [text].")
    private String format = "text";

    @Option(
        names = "--to",
        paramLabel = "ADDRESS",
        description = "As this subscriber gets it, signed and with their own links; eml only.")
    private @Nullable String to;

    @Override
    public Integer call() {
      Lang language =
          Lang.of(lang).orElseThrow(() -> usage("--lang is en or es, not \"" + lang + "\""));
      Format form =
          Arrays.stream(Format.values())
              .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(format))
              .findFirst()
              .orElseThrow(
                  () -> usage("--format is text, html, eml or json, not \"" + format + "\""));
      if (to != null && form != Format.EML) {
        throw usage("--to needs --format eml");
      }
      try (Store store = options.open()) {
        if (to != null) {
          return printMail(store, to);
        }
        Optional<Digest> digest = find(store);
        if (digest.isEmpty()) {
          spec.commandLine().getErr().println("no digest of " + date + " has been cut");
          return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        String rendered = rendered(store, digest.get(), language, form);
        if (form == Format.EML) {
          out.print(rendered);
        } else {
          out.println(rendered);
        }
        out.flush();
        return 0;
      }
    }

    /** The very bytes that the mail server gets for this subscriber. */
    private int printMail(Store store, String address) {
      AlertConfig config = AlertConfig.read(options.settings());
      Optional<Outbox.Mail> owed = owed(store, address);
      if (owed.isEmpty()) {
        return complain("no digest of %s has been cut for %s".formatted(date, address));
      }
      Mails mails = mails(store, config, owed.get()::createdAt);
      MailMaker maker = config.dkim() == null ? mails : config.dkim().signing(mails);
      return switch (maker.make(owed.get())) {
        case MailMaker.Made.Letter(var bytes) -> {
          spec.commandLine().getOut().print(new String(bytes, StandardCharsets.US_ASCII));
          spec.commandLine().getOut().flush();
          yield 0;
        }
        case MailMaker.Made.Unwanted(var reason) ->
            complain(
                "%s gets no mail that day: %s"
                    .formatted(address, reason.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
      };
    }

    private int complain(String sentence) {
      spec.commandLine().getErr().println(sentence);
      return 1;
    }

    /** The mail that a run of that day owes or owed this subscriber, by their own calendar. */
    private Optional<Outbox.Mail> owed(Store store, String address) {
      MailAddress parsed;
      try {
        parsed = MailAddress.of(address);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--to: " + e.getMessage(), e);
      }
      Optional<Subscriber> reader =
          store.database().read(handle -> store.subscribers().findByAddress(handle, parsed));
      return reader.flatMap(
          one ->
              store.outbox().ofSubscriber(one.id(), MOST_MAILS).stream()
                  .filter(mail -> mail.kind() == MailKind.DIGEST)
                  .filter(
                      mail ->
                          LocalDate.ofInstant(mail.createdAt(), one.preferences().zone())
                              .equals(date))
                  .findFirst());
    }

    /** The day's own edition; else the newest that was cut that day. */
    private Optional<Digest> find(Store store) {
      ZoneId zone = AlertConfig.read(options.settings()).standard().zone();
      return store
          .editions()
          .find("daily-" + date)
          .or(
              () ->
                  store
                      .editions()
                      .list(
                          date.atStartOfDay(zone).toInstant(),
                          date.plusDays(1).atStartOfDay(zone).toInstant(),
                          1,
                          0)
                      .stream()
                      .findFirst()
                      .flatMap(row -> store.editions().find(row.id())));
    }

    private ParameterException usage(String sentence) {
      return new ParameterException(spec.commandLine(), sentence);
    }

    private String rendered(Store store, Digest digest, Lang language, Format form) {
      AlertConfig config = AlertConfig.read(options.settings());
      ZoneId zone = config.standard().zone();
      Mails mails = mails(store, config, digest::cutAt);
      return switch (form) {
        case HTML -> mails.html(digest, language, zone);
        case TEXT -> mails.text(digest, language, zone);
        case EML ->
            new String(
                mails.compose(
                    digest,
                    language,
                    zone,
                    digest.id(),
                    sender(config).from().getAddress(),
                    digest.cutAt(),
                    null),
                StandardCharsets.US_ASCII);
        case JSON -> Messages.JSON.writeValueAsString(digest);
      };
    }

    private static Sender sender(AlertConfig config) {
      URI site =
          config.publicUrl() == null
              ? URI.create("http://127.0.0.1:" + config.port())
              : config.publicUrl();
      return Sender.of(config.from(), site, config.smtp().envelopeFrom())
          .unsubscribedAt(config.unsubscribeMailbox());
    }

    private static Mails mails(Store store, AlertConfig config, InstantSource clock) {
      return new Mails(
          store,
          new Editions(store, config.standard().zone(), config.spreading()),
          new Subscriptions(store, clock),
          sender(config),
          clock);
    }
  }
}
