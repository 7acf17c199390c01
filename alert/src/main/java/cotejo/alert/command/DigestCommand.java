package cotejo.alert.command;

import cotejo.alert.AlertConfig;
import cotejo.alert.digest.Editions;
import cotejo.alert.mail.Mails;
import cotejo.alert.mail.Sender;
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
      description = "Prints the digest of one day as it is mailed, without a subscriber's links.",
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
      try (Store store = options.open()) {
        Optional<Digest> digest = find(store);
        if (digest.isEmpty()) {
          spec.commandLine().getErr().println("no digest of " + date + " has been cut");
          return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(rendered(store, digest.get(), language, form));
        out.flush();
        return 0;
      }
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
      URI site =
          config.publicUrl() == null
              ? URI.create("http://127.0.0.1:" + config.port())
              : config.publicUrl();
      Sender sender =
          Sender.of(config.from(), site, config.smtp().envelopeFrom())
              .unsubscribedAt(config.unsubscribeMailbox());
      InstantSource clock = digest::cutAt;
      Mails mails =
          new Mails(
              store,
              new Editions(store, zone, config.spreading()),
              new Subscriptions(store, clock),
              sender,
              clock);
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
                    sender.from().getAddress(),
                    digest.cutAt(),
                    null),
                StandardCharsets.US_ASCII);
        case JSON -> Messages.JSON.writeValueAsString(digest);
      };
    }
  }
}
