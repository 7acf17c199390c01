package cotejo.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cotejo.alert.Stores;
import cotejo.alert.Verdicts;
import cotejo.alert.digest.Editions;
import cotejo.alert.digest.Spreading;
import cotejo.alert.model.Frequency;
import cotejo.alert.model.MailState;
import cotejo.alert.model.Schedule;
import cotejo.alert.model.Webhook;
import cotejo.alert.model.Webhook.Event;
import cotejo.alert.model.Webhook.Format;
import cotejo.alert.model.Webhook.Secret;
import cotejo.alert.schedule.DigestRuns;
import cotejo.alert.store.HookOutbox.Delivery;
import cotejo.alert.store.RunStore.Ledger;
import cotejo.alert.store.Store;
import cotejo.alert.webhook.Receiver.Got;
import cotejo.alert.webhook.Receiver.Reply;
import cotejo.events.Messages;
import cotejo.service.http.AddressGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Timelines against a real receiver: digests are cut, the clock moves, messages come or do not. */
class WebhookDeliveryTest {
  private static final ZoneId ZONE = ZoneId.of("America/Mexico_City");
  private static final Schedule STANDARD = new Schedule(Frequency.DAILY, LocalTime.of(7, 0), ZONE);

  /** When the standard digest is cut. */
  private static final Instant SEVEN = Instant.parse("2026-03-02T13:00:00Z");

  @TempDir Path folder;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Receiver receiver;
  private Instant now = SEVEN;
  private @Nullable Store opened;
  private @Nullable WebhookDelivery delivering;

  @BeforeEach
  void listen() throws Exception {
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    receiver.close();
    if (delivering != null) {
      delivering.close();
    }
    if (opened != null) {
      opened.close();
    }
  }

  private Store open(Stores.Kind kind) throws Exception {
    Store store = Stores.open(kind, folder);
    opened = store;
    return store;
  }

  private static Editions editions(Store store) {
    return new Editions(store, ZONE, new Spreading.Threshold(3, Duration.ofHours(24)));
  }

  private WebhookDelivery delivery(Store store, Duration timeout, String... allowed) {
    Payloads payloads =
        new Payloads(store, editions(store), URI.create("https://cotejo.example"), ZONE, () -> now);
    AddressGuard guard = new AddressGuard("alert.webhooks.allow-hosts", List.of(allowed));
    WebhookDelivery made =
        new WebhookDelivery(
            store, payloads, new WebhookConfig(guard, 4, timeout), () -> now, metrics);
    delivering = made;
    return made;
  }

  private WebhookDelivery delivery(Store store) {
    return delivery(store, Duration.ofSeconds(10), "127.0.0.1");
  }

  private Webhook hook(Store store, String path) {
    return hook(store, path, receiver.at(path));
  }

  private static Webhook hook(Store store, String id, URI url) {
    Webhook webhook =
        new Webhook(
            id,
            url,
            Format.STANDARD,
            "en",
            Set.of(Event.DIGEST, Event.AT_ONCE),
            List.of(),
            List.of(Signing.newSecret()),
            null,
            null,
            null,
            null,
            SEVEN);
    store.webhooks().add(webhook);
    return webhook;
  }

  /** Cuts a digest with one misleading article, {@code days} after the first. */
  private void digest(Store store, int days) {
    DigestRuns runs = new DigestRuns(store, editions(store), STANDARD, () -> Instant.MAX, metrics);
    Instant cut = SEVEN.plus(Duration.ofDays(days));
    if (days == 0) {
      runs.tick(SEVEN.minus(Duration.ofDays(1)));
    }
    Verdicts.Piece piece =
        Verdicts.misleading("a" + days).at(cut.minus(Duration.ofHours(5)).toString());
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
                        piece.classifiedAt()));
    runs.tick(cut);
    runs.tick(cut);
  }

  private static void round(WebhookDelivery delivery) throws InterruptedException {
    delivery.round();
    delivery.settle();
  }

  private static Delivery newest(Store store, String webhook) {
    return store.hookOutbox().ofWebhook(webhook).getFirst();
  }

  private static Ledger ledger(Store store) {
    return store.runs().ledgers(1).getFirst();
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void a_digest_comes_once_signed_and_stands_in_the_ledger(Stores.Kind kind) throws Exception {
    Store store = open(kind);
    Webhook webhook = hook(store, "/a");
    digest(store, 0);
    WebhookDelivery delivery = delivery(store);

    round(delivery);
    round(delivery);

    assertThat(receiver.got("/a"))
        .singleElement()
        .satisfies(
            got -> {
              assertThat(got.isSignedWith(webhook.secrets().getFirst())).isTrue();
              assertThat(got.isSignedWith(Signing.newSecret())).isFalse();
              assertThat(got.seconds()).isEqualTo(SEVEN.getEpochSecond());
              JsonNode message = Messages.JSON.readTree(got.body());
              assertThat(message.path("type").asString()).isEqualTo("digest.published");
              assertThat(message.path("timestamp").asString()).isEqualTo("2026-03-02T13:00:00Z");
              assertThat(message.at("/data/id").asString()).isEqualTo("daily-2026-03-02");
              assertThat(message.at("/data/page").asString())
                  .isEqualTo("https://cotejo.example/en/digest/daily-2026-03-02");
              assertThat(message.at("/data/items/0/mentions/0/claim").asString())
                  .isEqualTo("no-us-bases");
            });
    assertThat(ledger(store).run().due()).isEqualTo(1);
    assertThat(ledger(store).sent()).isEqualTo(1);
    assertThat(ledger(store).balances()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void what_is_not_taken_is_tried_again_later_under_the_same_id(Stores.Kind kind) throws Exception {
    Store store = open(kind);
    Webhook webhook = hook(store, "/a");
    receiver.answers("/a", Reply.of(500), Reply.of(404));
    digest(store, 0);
    WebhookDelivery delivery = delivery(store);

    round(delivery);
    now = SEVEN.plusSeconds(4);
    round(delivery);
    assertThat(receiver.got("/a")).hasSize(1);
    now = SEVEN.plusSeconds(6);
    round(delivery);
    assertThat(store.webhooks().find("/a").orElseThrow().failingSince()).isEqualTo(SEVEN);
    now = now.plus(Duration.ofMinutes(6));
    round(delivery);

    List<Got> got = receiver.got("/a");
    assertThat(got).hasSize(3).allMatch(one -> one.isSignedWith(webhook.secrets().getFirst()));
    assertThat(got).extracting(Got::id).containsOnly(got.getFirst().id());
    assertThat(got).extracting(Got::body).containsOnly(got.getFirst().body());
    assertThat(got).extracting(Got::seconds).doesNotHaveDuplicates();
    assertThat(newest(store, "/a").state()).isEqualTo(MailState.SENT);
    assertThat(store.webhooks().find("/a").orElseThrow().failingSince()).isNull();
    assertThat(
            metrics.get("cotejo.alert.webhook.tries").tag("outcome", "put-off").counter().count())
        .isEqualTo(2);
  }

  @Test
  void one_that_asks_to_be_left_alone_is() throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    hook(store, "/a");
    receiver.answers("/a", Reply.of(429, "Retry-After: 3600"));
    digest(store, 0);
    WebhookDelivery delivery = delivery(store);

    round(delivery);
    now = SEVEN.plusSeconds(3_599);
    round(delivery);
    assertThat(receiver.got("/a")).hasSize(1);
    now = SEVEN.plusSeconds(3_600);
    round(delivery);
    assertThat(receiver.got("/a")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void one_that_is_gone_is_told_nothing_more(Stores.Kind kind) throws Exception {
    Store store = open(kind);
    hook(store, "/a");
    hook(store, "/b");
    receiver.answers("/a", Reply.of(503, "Retry-After: 90000"), Reply.of(410));
    digest(store, 0);
    WebhookDelivery delivery = delivery(store);
    round(delivery);
    digest(store, 1);
    now = SEVEN.plus(Duration.ofDays(1));
    round(delivery);
    assertThat(store.webhooks().find("/a").orElseThrow().disabledFor()).contains("410");
    now = SEVEN.plus(Duration.ofDays(2));
    round(delivery);
    digest(store, 2);
    round(delivery);

    assertThat(receiver.got("/a")).hasSize(2);
    assertThat(receiver.got("/b")).hasSize(3);
    assertThat(store.hookOutbox().ofWebhook("/a"))
        .extracting(Delivery::reason)
        .containsExactlyInAnyOrder("NO_SUCH_ADDRESS", "ADDRESS_GIVEN_UP");
    assertThat(store.runs().ledgers(10)).hasSize(3).allMatch(Ledger::balances);
    assertThat(ledger(store).run().due()).isEqualTo(1);
  }

  @Test
  void a_dead_endpoint_holds_up_nobody_and_is_tried_again() throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    hook(store, "/dead");
    receiver.answers("/dead", Reply.STALL);
    hook(store, "/a");
    for (int day = 0; day < 3; day++) {
      digest(store, day);
    }
    now = SEVEN.plus(Duration.ofDays(2));
    WebhookDelivery delivery = delivery(store, Duration.ofMillis(1_500), "127.0.0.1");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              delivery.round();
              return receiver.got("/a").size() == 3;
            });
    assertThat(receiver.got("/dead")).hasSize(1);
    assertThat(store.hookOutbox().ofWebhook("/dead"))
        .extracting(Delivery::state)
        .containsOnlyOnce(MailState.CLAIMED);
    delivery.settle();

    assertThat(store.hookOutbox().ofWebhook("/dead"))
        .filteredOn(one -> one.attempts() == 1)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(MailState.PENDING);
              assertThat(one.answer()).isEqualTo("no answer in time");
            });
  }

  @Test
  void an_answer_without_end_is_read_no_further_than_its_first_line() throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    hook(store, "/a");
    receiver.answers("/a", Reply.FLOOD);
    digest(store, 0);

    round(delivery(store));

    assertThat(newest(store, "/a").state()).isEqualTo(MailState.SENT);
    assertThat(newest(store, "/a").answer()).startsWith("200 an answer").hasSizeLessThan(250);
  }

  @Test
  void redirects_are_not_followed() throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    hook(store, "/a");
    receiver.answers("/a", Reply.of(307, "Location: /elsewhere"));
    digest(store, 0);

    round(delivery(store));

    assertThat(receiver.got("/elsewhere")).isEmpty();
    assertThat(newest(store, "/a").answer()).isEqualTo("307 redirects are not followed");
  }

  @Test
  void addresses_that_are_not_public_are_refused_unless_they_are_named() throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    int port = receiver.at("/").getPort();
    hook(store, "literal", URI.create("https://127.0.0.1:" + port + "/a"));
    hook(store, "name", URI.create("https://localhost:" + port + "/a"));
    hook(store, "six", URI.create("https://[::ffff:127.0.0.1]:" + port + "/a"));
    hook(store, "metadata", URI.create("https://169.254.169.254/latest"));
    digest(store, 0);

    WebhookDelivery delivery = delivery(store, Duration.ofSeconds(5));
    round(delivery);

    for (String id : List.of("literal", "name", "six", "metadata")) {
      assertThat(newest(store, id).state()).as(id).isEqualTo(MailState.FAILED);
      assertThat(newest(store, id).answer())
          .as(id)
          .contains("not on the public internet; alert.webhooks.allow-hosts can allow it");
    }
    assertThat(ledger(store).failed()).containsEntry("REFUSED", 4);
    assertThat(ledger(store).balances()).isTrue();
  }

  @Test
  void nothing_is_said_without_tls_but_to_hosts_that_are_named() throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    hook(store, "/a");
    digest(store, 0);

    round(delivery(store, Duration.ofSeconds(5), "127.0.0.0/8"));

    assertThat(receiver.got("/a")).isEmpty();
    assertThat(newest(store, "/a").answer()).contains("is not https");
  }

  @Test
  void while_a_key_is_replaced_both_sign_and_then_only_the_new_one() throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    Secret old = hook(store, "/a").secrets().getFirst();
    List<Secret> both = Signing.rotated(List.of(old), Duration.ofHours(24), SEVEN);
    store.webhooks().replaceSecrets("/a", both);
    WebhookDelivery delivery = delivery(store);
    digest(store, 0);
    round(delivery);
    digest(store, 1);
    now = SEVEN.plus(Duration.ofDays(1));
    round(delivery);

    Got first = receiver.got("/a").getFirst();
    Got second = receiver.got("/a").getLast();
    assertThat(first.isSignedWith(old)).isTrue();
    assertThat(first.isSignedWith(both.getFirst())).isTrue();
    assertThat(second.isSignedWith(old)).isFalse();
    assertThat(second.isSignedWith(both.getFirst())).isTrue();
  }

  @Test
  void what_is_never_taken_expires_and_the_webhook_is_disabled_after_five_days() throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    hook(store, "/a");
    Reply[] failures = new Reply[200];
    java.util.Arrays.fill(failures, Reply.of(500));
    receiver.answers("/a", failures);
    WebhookDelivery delivery = delivery(store);
    for (int hours = 0; hours <= 24 * 8; hours++) {
      if (hours % 24 == 0) {
        digest(store, hours / 24);
      }
      now = SEVEN.plus(Duration.ofHours(hours)).plusSeconds(hours == 0 ? 0 : 1);
      round(delivery);
    }

    assertThat(store.webhooks().find("/a").orElseThrow().disabledFor())
        .contains("taken nothing since 2026-03-02");
    assertThat(store.hookOutbox().ofWebhook("/a"))
        .extracting(Delivery::reason)
        .contains("EXPIRED", "ADDRESS_GIVEN_UP");
    assertThat(store.runs().ledgers(20)).allMatch(Ledger::balances);
    assertThat(ledger(store).run().due()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void what_was_in_hand_when_a_sender_was_killed_comes_again_under_the_same_id(Stores.Kind kind)
      throws Exception {
    Store store = open(kind);
    hook(store, "/a");
    digest(store, 0);
    store.hookOutbox().claim("killed", 10, now, now.plus(Duration.ofMinutes(2)));
    WebhookDelivery delivery = delivery(store);
    round(delivery);
    assertThat(receiver.got("/a")).isEmpty();

    now = SEVEN.plus(Duration.ofMinutes(3));
    round(delivery);

    assertThat(receiver.got("/a"))
        .extracting(Got::id)
        .containsExactly(HookClient.messageId("daily-2026-03-02:/a"));
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void two_copies_of_the_service_tell_each_webhook_once(Stores.Kind kind) throws Exception {
    Store store = open(kind);
    for (int i = 0; i < 40; i++) {
      hook(store, "/hook-" + i);
    }
    digest(store, 0);
    WebhookDelivery one = delivery(store);
    try (WebhookDelivery other = delivery(store)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                one.round();
                other.round();
                return ledger(store).pending() == 0;
              });
      one.settle();
    }
    delivering = one;

    for (int i = 0; i < 40; i++) {
      assertThat(receiver.got("/hook-" + i)).as("hook %d", i).hasSize(1);
    }
    assertThat(ledger(store).sent()).isEqualTo(40);
  }

  @Test
  void one_that_was_removed_is_told_nothing_more() throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    hook(store, "/a");
    digest(store, 0);
    store.webhooks().remove("/a");

    round(delivery(store));

    assertThat(receiver.got("/a")).isEmpty();
    assertThat(ledger(store).suppressed()).containsEntry("UNSUBSCRIBED", 1);
  }
}
