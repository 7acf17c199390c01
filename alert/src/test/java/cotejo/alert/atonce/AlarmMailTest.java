package cotejo.alert.atonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import cotejo.alert.Stores;
import cotejo.alert.Verdicts;
import cotejo.alert.delivery.Delivery;
import cotejo.alert.delivery.SmtpConfig;
import cotejo.alert.digest.Editions;
import cotejo.alert.digest.Spreading;
import cotejo.alert.mail.Mails;
import cotejo.alert.mail.Sender;
import cotejo.alert.model.Preferences;
import cotejo.alert.store.RunStore.Ledger;
import cotejo.alert.store.Store;
import cotejo.alert.subscribers.Subscriptions;
import cotejo.service.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From assertions in the store to a mail at a real SMTP server. */
class AlarmMailTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("America/Mexico_City");

  @TempDir Path folder;
  private Instant now = NOON;

  private static void asserted(Store store, String outlet, String fingerprint) {
    store
        .database()
        .change(
            handle ->
                store
                    .verdicts()
                    .keep(
                        handle,
                        Verdicts.misleading(outlet)
                            .from(outlet)
                            .like(fingerprint)
                            .published(NOON.toString())
                            .verdict(),
                        store.verdicts().lockCutMark(handle),
                        NOON));
    store
        .database()
        .change(handle -> store.claims().learn(handle, Verdicts.misleading(outlet).verdict()));
  }

  private static Preferences chosen(String lang) {
    return new Preferences(
        lang,
        cotejo.alert.model.Frequency.NEVER,
        LocalTime.of(7, 0),
        ZONE,
        false,
        true,
        List.of(),
        List.of(),
        List.of("no-us-bases"),
        Set.<DayOfWeek>of());
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void readers_get_the_misconception_the_record_and_who_asserts_it(Stores.Kind kind)
      throws Exception {
    GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    server.start();
    try (Store store = Stores.open(kind, folder)) {
      Subscriptions subscriptions = new Subscriptions(store, () -> now);
      subscriptions.addConfirmed("ana@reader.example", chosen("es"));
      subscriptions.addConfirmed("bob@reader.example", chosen("en"));
      subscriptions.addConfirmed("gone@reader.example", chosen("en"));
      asserted(store, "Diario A", "00000000000000ff");
      asserted(store, "Border B", "0f0f0f0f0f0f0f0f");
      asserted(store, "Metro <C>", "f0f0f0f0f0f0f0f0");
      AtOnce atOnce =
          new AtOnce(
              store,
              new AtOnceConfig(
                  3,
                  Duration.ofHours(12),
                  Duration.ofMinutes(5),
                  Duration.ofHours(2),
                  Duration.ofHours(24),
                  Owners.NONE),
              new SimpleMeterRegistry());
      atOnce.tick(NOON.plusSeconds(60));
      now = NOON.plusSeconds(360);
      atOnce.tick(now);
      assertThat(store.waves().current())
          .singleElement()
          .satisfies(current -> assertThat(current.last().voices()).hasSize(3));
      leaves(store, "gone@reader.example");

      send(store, subscriptions, server.getSmtp().getPort());

      assertThat(server.getReceivedMessages())
          .extracting(mail -> mail.getAllRecipients()[0].toString())
          .containsExactlyInAnyOrder("ana@reader.example", "bob@reader.example");
      MimeMessage mail =
          java.util.Arrays.stream(server.getReceivedMessages())
              .filter(one -> recipient(one).startsWith("bob"))
              .findFirst()
              .orElseThrow();
      assertThat(mail.getSubject()).startsWith("Spreading now");
      MimeMultipart parts = (MimeMultipart) mail.getContent();
      String text = parts.getBodyPart(0).getContent().toString();
      assertThat(text)
          .contains("3 outlets assert", "No US military base exists in Mexico.", "Metro <C>")
          .contains("https://diario-a.example/", "/en/unsubscribe?token=");
      Document html = Jsoup.parse(parts.getBodyPart(1).getContent().toString());
      assertThat(html.select("h1")).hasSize(1);
      assertThat(html.select("blockquote")).hasSize(3);
      assertThat(html.select("table:not([role=presentation])")).isEmpty();
      assertThat(html.text()).contains("Metro <C>");
      Ledger ledger = store.runs().ledgers(1).getFirst();
      assertThat(ledger.sent()).isEqualTo(2);
      assertThat(ledger.suppressed()).containsEntry("UNSUBSCRIBED", 1);
      assertThat(ledger.balances()).isTrue();
    } finally {
      server.stop();
    }
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void leaves(Store store, String address) {
    store
        .database()
        .change(
            handle ->
                store
                    .subscribers()
                    .findByAddress(handle, cotejo.alert.model.MailAddress.of(address))
                    .ifPresent(who -> store.subscribers().unsubscribe(handle, who.id(), now)));
  }

  private void send(Store store, Subscriptions subscriptions, int port) throws Exception {
    SmtpConfig smtp =
        new SmtpConfig(
            "127.0.0.1",
            port,
            null,
            null,
            SmtpConfig.Tls.NONE,
            "digest@cotejo.example",
            1,
            0,
            Duration.ofSeconds(10));
    Editions editions = new Editions(store, ZONE, new Spreading.Threshold(3, Duration.ofHours(24)));
    Sender sender =
        Sender.of(
            "Cotejo <digest@cotejo.example>",
            URI.create("https://cotejo.example"),
            "digest@cotejo.example");
    Mails mails = new Mails(store, editions, subscriptions, sender, () -> now);
    Delivery delivery = new Delivery(store, mails, smtp, () -> now, new SimpleMeterRegistry());
    AtomicBoolean stopping = new AtomicBoolean();
    Health.Worker worker = new Health(() -> now).worker("sender", Duration.ofMinutes(1));
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    delivery.run(worker, stopping::get);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> store.runs().ledgers(1).getFirst().pending() == 0);
    stopping.set(true);
    delivery.wakeup();
    thread.join();
  }
}
