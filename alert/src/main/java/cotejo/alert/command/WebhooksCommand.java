package cotejo.alert.command;

import cotejo.alert.digest.Editions;
import cotejo.alert.digest.Spreading;
import cotejo.alert.model.Webhook;
import cotejo.alert.model.Webhook.Event;
import cotejo.alert.model.Webhook.Format;
import cotejo.alert.store.Store;
import cotejo.alert.webhook.HookAnswer;
import cotejo.alert.webhook.HookClient;
import cotejo.alert.webhook.Payloads;
import cotejo.alert.webhook.Signing;
import cotejo.alert.webhook.WebhookConfig;
import cotejo.service.Settings;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code webhooks list|add|remove|enable|rotate|test}. */
@Command(
    name = "webhooks",
    description = "Programs and chat rooms that are told by HTTP.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class WebhooksCommand {
  @Spec private CommandSpec spec;

  @Command(
      name = "list",
      description =
          "Webhooks with state, form, language, events, claims, address and last answer, apart by"
              + " tabs.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin StoreOptions options,
      @Option(names = "--urls", description = "whole addresses; their paths are often secrets")
          boolean urls) {
    PrintWriter out = spec.commandLine().getOut();
    try (Store store = options.open()) {
      store.webhooks().all().forEach(webhook -> out.println(line(webhook, urls)));
    }
    out.flush();
    return 0;
  }

  private static String line(Webhook webhook, boolean urls) {
    return String.join(
        "\t",
        webhook.id(),
        webhook.isEnabled()
            ? webhook.failingSince() == null ? "enabled" : "failing since " + webhook.failingSince()
            : "disabled: " + webhook.disabledFor(),
        Webhook.word(webhook.format()),
        webhook.lang(),
        webhook.events().stream().sorted().map(Webhook::word).collect(Collectors.joining(",")),
        webhook.claims().isEmpty() ? "*" : String.join(",", webhook.claims()),
        urls ? webhook.url().toString() : webhook.shownUrl(),
        webhook.answer() == null ? "" : webhook.answer());
  }

  @Command(
      name = "add",
      description = "Adds a webhook and prints its id and the secret that signs its messages.",
      mixinStandardHelpOptions = true)
  int add(
      @Mixin StoreOptions options,
      @Parameters(paramLabel = "URL") String url,
      @Option(
              names = "--format",
              defaultValue = "standard",
              description = "standard, slack, discord or teams [${DEFAULT-VALUE}]")
          String format,
      @Option(
              names = "--events",
              defaultValue = "digest,at-once",
              split = ",",
              description = "what it is told [${DEFAULT-VALUE}]")
          List<String> events,
      @Option(
              names = "--claims",
              defaultValue = "",
              description = "at once, only these claims, apart by commas [all]")
          String claims,
      @Option(names = "--lang", defaultValue = "en", description = "en or es [${DEFAULT-VALUE}]")
          String lang) {
    try (Store store = options.open()) {
      Webhook webhook =
          new Webhook(
              UUID.randomUUID().toString(),
              URI.create(url),
              Webhook.of(Format.class, format),
              lang,
              events.stream()
                  .map(word -> Webhook.of(Event.class, word))
                  .collect(Collectors.toSet()),
              Arrays.stream(claims.split(",")).filter(id -> !id.isBlank()).toList(),
              List.of(Signing.newSecret()),
              null,
              null,
              null,
              null,
              Instant.now());
      WebhookConfig config = WebhookConfig.read(options.settings());
      if (!"https".equals(webhook.url().getScheme())
          && !config.guard().names(webhook.url().getHost())) {
        return complain(
            url + " is not https; only hosts named in alert.webhooks.allow-hosts may do without");
      }
      Set<String> unknown =
          webhook.claims().stream()
              .filter(id -> store.claims().find(id).isEmpty())
              .collect(Collectors.toSet());
      unknown.forEach(id -> complain("note: there is no claim " + id + " yet"));
      store.webhooks().add(webhook);
      print(webhook.id() + "\t" + webhook.secrets().getFirst().text());
      return 0;
    } catch (IllegalArgumentException e) {
      return complain(String.valueOf(e.getMessage()));
    }
  }

  @Command(
      name = "remove",
      description = "Removes webhooks; what they were still owed is not sent.",
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin StoreOptions options,
      @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
    try (Store store = options.open()) {
      return each(ids, id -> store.webhooks().remove(id));
    }
  }

  @Command(
      name = "enable",
      description = "Sends again to webhooks that were disabled.",
      mixinStandardHelpOptions = true)
  int enable(
      @Mixin StoreOptions options,
      @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
    try (Store store = options.open()) {
      return each(ids, id -> store.webhooks().enable(id));
    }
  }

  private interface Action {
    boolean apply(String id);
  }

  private int each(List<String> ids, Action action) {
    int code = 0;
    for (String id : ids) {
      if (!action.apply(id)) {
        code = complain("there is no webhook " + id);
      }
    }
    return code;
  }

  @Command(
      name = "rotate",
      description = {
        "Prints a new secret. Messages are signed with the old one too for a while, so that the receiver",
        "can be changed in peace."
      },
      mixinStandardHelpOptions = true)
  int rotate(
      @Mixin StoreOptions options,
      @Parameters(paramLabel = "ID") String id,
      @Option(
              names = "--keep",
              paramLabel = "HOURS",
              defaultValue = "24",
              description = "how long the old one signs too [${DEFAULT-VALUE}]")
          int keep) {
    try (Store store = options.open()) {
      Optional<Webhook> webhook = store.webhooks().find(id);
      if (webhook.isEmpty()) {
        return complain("there is no webhook " + id);
      }
      List<Webhook.Secret> secrets =
          Signing.rotated(webhook.get().secrets(), Duration.ofHours(keep), Instant.now());
      store.webhooks().replaceSecrets(id, secrets);
      print(secrets.getFirst().text());
      return 0;
    }
  }

  @Command(
      name = "test",
      description = "Sends a message to try a webhook, and prints the answer.",
      mixinStandardHelpOptions = true)
  int test(@Mixin StoreOptions options, @Parameters(paramLabel = "ID") String id) {
    Settings settings = options.settings();
    URI publicUrl =
        settings.address("alert.public-url").orElse(URI.create("http://127.0.0.1:8080"));
    ZoneId zone = ZoneId.of(settings.text("alert.zone", "America/Mexico_City"));
    InstantSource clock = InstantSource.system();
    try (Store store = options.open();
        HookClient client = new HookClient(WebhookConfig.read(settings), clock)) {
      Optional<Webhook> webhook = store.webhooks().find(id);
      if (webhook.isEmpty()) {
        return complain("there is no webhook " + id);
      }
      Editions editions =
          new Editions(store, zone, new Spreading.Threshold(3, Duration.ofHours(24)));
      byte[] body =
          new Payloads(store, editions, publicUrl, zone, clock)
              .of(webhook.get(), Event.TEST, "test");
      HookAnswer answer = client.post(webhook.get(), "test:" + UUID.randomUUID(), body);
      print(answer.text());
      return answer instanceof HookAnswer.Taken ? 0 : 1;
    }
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }

  private int complain(String sentence) {
    spec.commandLine().getErr().println(sentence);
    spec.commandLine().getErr().flush();
    return 1;
  }
}
