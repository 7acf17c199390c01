package cotejo.alert.subscribers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cotejo.alert.Stores;
import cotejo.alert.model.MailAddress;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Subscriber;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.Store;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionsTest {
  private static final Preferences CHOSEN =
      Preferences.standard("es", LocalTime.of(7, 0), ZoneId.of("America/Mexico_City"));

  @TempDir Path folder;
  private Store store;
  private Subscriptions subscriptions;
  private Instant now = Instant.parse("2026-03-02T12:00:00Z");

  @BeforeEach
  void open() throws Exception {
    store = Stores.open(Stores.Kind.SQLITE, folder);
    subscriptions = new Subscriptions(store, () -> now);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Subscriber reader(String address) {
    return store
        .database()
        .read(
            handle ->
                store.subscribers().findByAddress(handle, MailAddress.of(address)).orElseThrow());
  }

  private List<Outbox.Mail> mails(String address) {
    return store.outbox().ofSubscriber(reader(address).id(), 100);
  }

  @Test
  void an_address_reads_only_after_its_owner_confirmed() {
    subscriptions.request("ana@reader.example", CHOSEN);
    Subscriber pending = reader("ana@reader.example");
    assertThat(pending.status()).isEqualTo(Subscriber.Status.PENDING);
    assertThat(mails("ana@reader.example"))
        .extracting(Outbox.Mail::kind)
        .containsExactly(MailKind.CONFIRMATION);

    String token = subscriptions.confirmToken(pending.id(), now);
    assertThat(subscriptions.confirm(token))
        .hasValueSatisfying(
            reader -> assertThat(reader.status()).isEqualTo(Subscriber.Status.CONFIRMED));
  }

  @Test
  void a_flood_of_requests_makes_one_mail_an_hour() {
    for (int i = 0; i < 20; i++) {
      subscriptions.request("ana@reader.example", CHOSEN);
    }
    assertThat(mails("ana@reader.example")).hasSize(1);
    now = now.plus(Duration.ofHours(1));
    subscriptions.request("ANA@reader.example", CHOSEN);
    assertThat(mails("ana@reader.example")).hasSize(2);
  }

  @Test
  void links_expire_serve_one_purpose_and_cannot_be_forged() {
    subscriptions.addConfirmed("ana@reader.example", CHOSEN);
    String id = reader("ana@reader.example").id();
    String manage = subscriptions.manageToken(id, now, Duration.ofDays(3));
    String unsubscribe = subscriptions.unsubscribeToken(id, now);

    assertThat(subscriptions.find(manage)).isPresent();
    assertThat(subscriptions.find(unsubscribe)).isEmpty();
    assertThat(subscriptions.confirm(manage)).isEmpty();
    for (int i = 0; i < manage.length(); i++) {
      char other = manage.charAt(i) == 'a' ? 'b' : 'a';
      String forged = manage.substring(0, i) + other + manage.substring(i + 1);
      // The last base64 digit of 16 bytes has four bits that carry nothing.
      if (i < manage.length() - 1) {
        assertThat(subscriptions.find(forged)).as("changed at %d", i).isEmpty();
      }
    }
    now = now.plus(Duration.ofDays(4));
    assertThat(subscriptions.find(manage)).isEmpty();
  }

  @Test
  void unsubscribing_takes_one_link_and_may_be_done_twice() {
    subscriptions.addConfirmed("ana@reader.example", CHOSEN);
    String token = subscriptions.unsubscribeToken(reader("ana@reader.example").id(), now);

    assertThat(subscriptions.unsubscribe(token)).isTrue();
    assertThat(subscriptions.unsubscribe(token)).isTrue();

    assertThat(reader("ana@reader.example").status()).isEqualTo(Subscriber.Status.UNSUBSCRIBED);
  }

  @Test
  void who_is_forgotten_leaves_no_address_behind() {
    subscriptions.request("ana@reader.example", CHOSEN);
    String id = reader("ana@reader.example").id();
    String token = subscriptions.manageToken(id, now, Duration.ofDays(1));

    assertThat(subscriptions.forget(token)).isTrue();

    assertThat(store.subscribers().find(id)).isEmpty();
    assertThat(store.outbox().ofSubscriber(id, 10))
        .allSatisfy(mail -> assertThat(mail.address()).isEmpty());
  }

  @Test
  void the_next_digest_is_told_in_the_readers_own_zone() {
    subscriptions.addConfirmed("ana@reader.example", CHOSEN);
    assertThat(subscriptions.nextDigest(reader("ana@reader.example")))
        .contains(Instant.parse("2026-03-02T13:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "@x.example",
        "ana@",
        "a b@x.example",
        "ana@x.example\r\nBcc: all@x.example",
        "ana@x..example",
        "<ana@x.example>",
        "ana@-x.example"
      })
  void what_is_no_address_is_refused(String text) {
    assertThatThrownBy(() -> subscriptions.request(text, CHOSEN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_file_comes_in_as_it_went_out_and_a_bad_line_stops_no_other() throws IOException {
    subscriptions.addConfirmed("ana@reader.example", CHOSEN);
    String file =
        SubscriberFile.HEADER
            + SubscriberFile.line(reader("ana@reader.example"))
            + "not an address,en\r\n"
            + "\"eva@reader.example\",es,weekly,06:30,Asia/Kolkata,true,false,no-us-bases,,*,sunday\r\n";

    SubscriberFile.Imported imported = SubscriberFile.read(new StringReader(file), subscriptions);

    assertThat(imported.added()).isEqualTo(1);
    assertThat(imported.known()).isEqualTo(1);
    assertThat(imported.complaints()).singleElement().asString().startsWith("line 3: ");
    Subscriber eva = reader("eva@reader.example");
    assertThat(SubscriberFile.line(eva))
        .isEqualTo(
            "eva@reader.example,es,weekly,06:30,Asia/Kolkata,true,false,no-us-bases,,\"*\",sunday\r\n");
  }
}
