package cotejo.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.AlertConfig;
import cotejo.alert.Verdicts;
import cotejo.alert.command.DigestCommand;
import cotejo.alert.digest.Editions;
import cotejo.alert.mail.Mails;
import cotejo.alert.mail.Sender;
import cotejo.alert.model.Frequency;
import cotejo.alert.model.Preferences;
import cotejo.alert.schedule.DigestRuns;
import cotejo.alert.store.Database;
import cotejo.alert.store.Store;
import cotejo.alert.subscribers.Subscriptions;
import cotejo.service.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code digest render --to} beside what the mail server was given. */
class RenderedBytesTest {
  private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");
  private static final Instant BEFORE = Instant.parse("2026-03-01T14:00:00Z");
  private static final Instant SEVEN = Instant.parse("2026-03-02T13:00:00Z");
  private static final String ANA = "ana@reader.example";
  private static final String BOB = "bob@reader.example";
  private static final String EVA = "eva@reader.example";

  @TempDir Path folder;
  private List<String> settings = List.of();
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void settings() throws Exception {
    Path key = folder.resolve("key.pem");
    byte[] secret =
        KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
    Files.writeString(
        key,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(secret)
            + "\n-----END PRIVATE KEY-----\n");
    settings =
        List.of(
            "alert.data=" + folder,
            "alert.public-url=https://cotejo.example",
            "alert.from=Cotejo <digest@cotejo.example>",
            "alert.unsubscribe-mailbox=leave@cotejo.example",
            "alert.dkim.domain=cotejo.example",
            "alert.dkim.key=" + key);
  }

  private String render(String... arguments) {
    StringWriter out = new StringWriter();
    List<String> all = new ArrayList<>(List.of("render", "--date=2026-03-02", "--format=eml"));
    all.addAll(List.of(arguments));
    settings.forEach(one -> all.addAll(List.of("--set", one)));
    new CommandLine(new DigestCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors, true))
        .execute(all.toArray(String[]::new));
    return out.toString();
  }

  private static Preferences chosen(String lang, String at, String zone, boolean quietMail) {
    return new Preferences(
        lang,
        Frequency.DAILY,
        LocalTime.parse(at),
        ZoneId.of(zone),
        false,
        quietMail,
        List.of(),
        List.of(),
        List.of(),
        Set.<DayOfWeek>of());
  }

  /** One reads the public edition, one an edition of their own, one nothing that day. */
  private void aDay(Postbox postbox) {
    AlertConfig config = AlertConfig.read(Settings.of(settings.toArray(String[]::new)));
    try (Store store = new Store(Database.sqlite(folder.resolve("alert.db")))) {
      Editions editions = new Editions(store, MEXICO, config.spreading());
      DigestRuns runs =
          new DigestRuns(
              store, editions, config.standard(), () -> Instant.MAX, new SimpleMeterRegistry());
      Subscriptions subscriptions = new Subscriptions(store, () -> BEFORE);
      subscriptions.addConfirmed(ANA, chosen("es", "07:00", "America/Mexico_City", true));
      subscriptions.addConfirmed(BOB, chosen("en", "06:30", "America/St_Johns", true));
      runs.tick(BEFORE);
      for (String name : List.of("one", "two", "three")) {
        Verdicts.Piece piece = Verdicts.misleading(name).at("2026-03-01T20:00:00Z");
        store
            .database()
            .change(
                handle ->
                    store
                        .verdicts()
                        .keep(
                            handle,
                            piece.verdict(),
                            store.verdicts().lockCutMark(handle),
                            BEFORE.plusSeconds(3_600)));
      }
      runs.tick(Instant.parse("2026-03-02T10:00:00Z"));
      runs.tick(SEVEN);
      Mails mails =
          new Mails(
              store,
              editions,
              subscriptions,
              Sender.of(
                      config.from(), URI.create("https://cotejo.example"), "digest@cotejo.example")
                  .unsubscribedAt(config.unsubscribeMailbox()),
              () -> SEVEN);
      SmtpConfig smtp = postbox.config(1);
      Delivery delivery =
          new Delivery(
              store,
              config.dkim().signing(mails),
              smtp,
              () -> SEVEN.plusSeconds(60),
              new SimpleMeterRegistry());
      try (SmtpConnection connection = new SmtpConnection(smtp)) {
        delivery.round("sender", connection, () -> false);
      }
    }
  }

  @Test
  void a_subscribers_mail_is_rendered_byte_for_byte_as_it_was_sent() throws Exception {
    try (Postbox postbox = Postbox.open()) {
      postbox.keepLetters();
      aDay(postbox);

      for (String reader : List.of(ANA, BOB)) {
        assertThat(render("--to", reader))
            .as(reader)
            .startsWith("DKIM-Signature:")
            .contains("To: " + reader)
            .isEqualTo(postbox.letter(reader));
      }
      assertThat(errors.toString()).isEmpty();
      assertThat(postbox.letter(ANA)).isNotEqualTo(postbox.letter(BOB));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {EVA, "not an address"})
  void whoever_was_owed_nothing_is_named(String address) throws Exception {
    try (Postbox postbox = Postbox.open()) {
      aDay(postbox);
    }
    assertThat(render("--to", address)).isEmpty();
    assertThat(errors.toString())
        .containsAnyOf(
            "no digest of 2026-03-02 has been cut for " + EVA, "--to: this is not a mail address");
  }

  @Test
  void the_other_forms_are_not_for_one_subscriber() {
    assertThat(render("--to", ANA, "--format=html")).isEmpty();
    assertThat(errors.toString()).contains("--format");
  }
}
