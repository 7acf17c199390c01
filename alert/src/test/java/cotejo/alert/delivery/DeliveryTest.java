package cotejo.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.Stores;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.MailState;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Subscriber;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.ReplyStore;
import cotejo.alert.store.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
  @TempDir Path folder;
  private Store store;
  private Postbox postbox;
  private Instant now = Instant.parse("2026-03-02T07:00:00Z");

  @BeforeEach
  void open() throws Exception {
    store = Stores.open(Stores.Kind.SQLITE, folder);
    postbox = Postbox.open();
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    postbox.close();
  }

  private void owes(String name) {
    Preferences chosen = Preferences.standard("en", LocalTime.of(7, 0), ZoneId.of("UTC"));
    Subscriber reader =
        new Subscriber(
            name,
            address(name),
            Subscriber.Status.CONFIRMED,
            chosen,
            null,
            null,
            now,
            now,
            null,
            0,
            null);
    store
        .database()
        .change(
            handle -> {
              store.subscribers().add(handle, reader);
              store
                  .outbox()
                  .owe(
                      handle,
                      Outbox.pending(
                          "run:" + name + ":" + now.toEpochMilli(),
                          null,
                          name,
                          MailKind.DIGEST,
                          address(name),
                          "daily",
                          null,
                          now));
            });
  }

  private static String address(String name) {
    return name + "@reader.example";
  }

  private Delivery.Round round(SmtpConfig config) {
    Delivery delivery =
        new Delivery(store, new PlainLetters(), config, () -> now, new SimpleMeterRegistry());
    try (SmtpConnection connection = new SmtpConnection(config)) {
      return delivery.round("sender", connection, () -> false);
    }
  }

  private Delivery.Round round() {
    return round(postbox.config(1));
  }

  private Subscriber.Status status(String name) {
    return store.subscribers().find(name).orElseThrow().status();
  }

  @Test
  void a_mail_goes_out_once() {
    owes("ana");

    round();
    round();

    assertThat(postbox.taken()).extracting(Postbox.Taken::to).containsExactly(address("ana"));
    assertThat(store.outbox().counts()).containsEntry(MailState.SENT, 1);
  }

  @Test
  void one_that_is_put_off_waits_and_holds_up_nobody() {
    owes("grey");
    owes("ana");
    postbox.answer(address("grey"), "451 4.7.1 come back later");

    round();
    postbox.welcome(address("grey"));
    round();
    assertThat(postbox.taken()).extracting(Postbox.Taken::to).containsExactly(address("ana"));

    now = now.plus(Duration.ofMinutes(1));
    round();
    assertThat(postbox.taken()).extracting(Postbox.Taken::to).contains(address("grey"));
  }

  @Test
  void what_is_put_off_until_it_has_lost_its_use_fails_as_expired() {
    owes("grey");
    postbox.answer(address("grey"), "451 4.7.1 come back later");

    for (int hours = 0; hours < 48; hours++) {
      round();
      now = now.plus(Duration.ofHours(1));
    }

    assertThat(store.outbox().ofSubscriber("grey", 1).getFirst())
        .satisfies(
            mail -> {
              assertThat(mail.state()).isEqualTo(MailState.FAILED);
              assertThat(mail.reason()).isEqualTo("EXPIRED");
              assertThat(mail.answer()).contains("come back later");
            });
    assertThat(status("grey")).isEqualTo(Subscriber.Status.CONFIRMED);
  }

  @Test
  void an_address_that_does_not_exist_is_given_up_at_once() {
    owes("gone");
    postbox.answer(address("gone"), "550 5.1.1 no such user");

    round();

    assertThat(status("gone")).isEqualTo(Subscriber.Status.SUPPRESSED);
    assertThat(store.outbox().ofSubscriber("gone", 1).getFirst().reason())
        .isEqualTo("NO_SUCH_ADDRESS");
  }

  @Test
  void an_address_refused_without_a_clear_reason_is_given_up_the_third_time_in_a_row() {
    postbox.answer(address("full"), "552 5.2.2 mailbox full");
    for (int time = 1; time <= Delivery.MOST_BOUNCES; time++) {
      owes("full");
      assertThat(status("full")).isEqualTo(Subscriber.Status.CONFIRMED);
      round();
      now = now.plus(Duration.ofDays(1));
    }
    assertThat(status("full")).isEqualTo(Subscriber.Status.SUPPRESSED);
  }

  @Test
  void a_mail_at_which_the_server_hangs_up_lets_others_pass() {
    owes("poison");
    now = now.plusMillis(1);
    owes("ana");
    postbox.answer(address("poison"), "drop");

    assertThat(round()).isEqualTo(Delivery.Round.NO_SERVER);
    round();

    assertThat(postbox.taken()).extracting(Postbox.Taken::to).containsExactly(address("ana"));
    assertThat(store.outbox().counts()).containsEntry(MailState.PENDING, 1);
  }

  @Test
  void without_a_server_nothing_is_lost() throws Exception {
    owes("ana");
    SmtpConfig nobody = postbox.config(1);
    postbox.close();

    assertThat(round(nobody)).isEqualTo(Delivery.Round.NO_SERVER);

    assertThat(store.outbox().counts()).containsEntry(MailState.PENDING, 1);
  }

  @Test
  void a_domain_gets_no_more_than_its_rate_and_other_domains_do_not_wait() {
    SmtpConfig whole = postbox.config(1);
    SmtpConfig slow =
        new SmtpConfig(
            whole.host(),
            whole.port(),
            null,
            null,
            whole.tls(),
            whole.envelopeFrom(),
            1,
            1,
            whole.timeout());
    owes("a");
    owes("b");
    owes("c");
    Delivery delivery =
        new Delivery(store, new PlainLetters(), slow, () -> now, new SimpleMeterRegistry());
    try (SmtpConnection connection = new SmtpConnection(slow)) {
      delivery.round("sender", connection, () -> false);
      assertThat(postbox.count()).isEqualTo(1);
      now = now.plusSeconds(1);
      delivery.round("sender", connection, () -> false);
      assertThat(postbox.count()).isEqualTo(2);
      now = now.plusSeconds(1);
      delivery.round("sender", connection, () -> false);
      assertThat(postbox.count()).isEqualTo(3);
    }
  }

  @Test
  void copies_share_a_domains_rate() {
    SmtpConfig whole = postbox.config(1);
    SmtpConfig slow =
        new SmtpConfig(
            whole.host(),
            whole.port(),
            null,
            null,
            whole.tls(),
            whole.envelopeFrom(),
            1,
            2,
            whole.timeout());
    for (int i = 0; i < 4; i++) {
      owes("reader" + i);
      Delivery copy =
          new Delivery(store, new PlainLetters(), slow, () -> now, new SimpleMeterRegistry());
      try (SmtpConnection connection = new SmtpConnection(slow)) {
        copy.round("copy " + i, connection, () -> false);
      }
    }
    assertThat(postbox.count()).as("of four that four copies took in hand at once").isEqualTo(1);
    for (int halfSeconds = 2; halfSeconds <= 4; halfSeconds++) {
      now = now.plusMillis(500);
      round(slow);
      assertThat(postbox.count()).isEqualTo(halfSeconds);
    }
  }

  @Test
  void replies_that_wait_for_an_editor_are_counted() {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    new Delivery(store, new PlainLetters(), postbox.config(1), () -> now, metrics);
    assertThat(waiting(metrics)).isZero();
    store
        .replies()
        .add(
            new ReplyStore.Reply(
                "r1", "A", "a", null, "b", "c@d.example", "e", ReplyStore.State.WAITING, now));
    now = now.plusSeconds(11);
    assertThat(waiting(metrics)).isEqualTo(1);
    store.replies().decide("r1", ReplyStore.State.DECLINED);
    now = now.plusSeconds(11);
    assertThat(waiting(metrics)).isZero();
  }

  private static double waiting(SimpleMeterRegistry metrics) {
    return metrics.get("cotejo.alert.replies").tag("state", "waiting").gauge().value();
  }
}
