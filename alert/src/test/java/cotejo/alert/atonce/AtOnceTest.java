package cotejo.alert.atonce;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.Stores;
import cotejo.alert.Verdicts;
import cotejo.alert.model.Frequency;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.MailState;
import cotejo.alert.model.Matcher;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Silence;
import cotejo.alert.model.Subscriber;
import cotejo.alert.model.Voice;
import cotejo.alert.model.Wave.Look;
import cotejo.alert.model.Webhook;
import cotejo.alert.model.Webhook.Event;
import cotejo.alert.store.HookOutbox;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.RunStore;
import cotejo.alert.store.Store;
import cotejo.events.Label;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Timelines of a Sunday: articles assert, the clock moves, readers are told or not. */
class AtOnceTest {
  private static final AtOnceConfig CONFIG =
      new AtOnceConfig(
          3,
          Duration.ofHours(12),
          Duration.ofMinutes(5),
          Duration.ofHours(2),
          Duration.ofHours(24),
          Owners.NONE);

  @TempDir Path folder;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private @Nullable Store opened;
  private int texts;

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private Store open(Stores.Kind kind) throws Exception {
    Store store = Stores.open(kind, folder);
    opened = store;
    return store;
  }

  private AtOnce atOnce(Store store) {
    return new AtOnce(store, CONFIG, metrics);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-01T" + time + ":00Z");
  }

  /** An article with a text of its own. */
  private void asserted(Store store, String outlet, String time) {
    long bits = 0x9e3779b97f4a7c15L * ++texts;
    asserted(store, outlet + texts, outlet, time, "%016x".formatted(bits));
  }

  private static void asserted(
      Store store, String name, String outlet, String time, String fingerprint) {
    arrives(
        store,
        Verdicts.misleading(name)
            .from(outlet)
            .like(fingerprint)
            .published(at(time).toString())
            .at(at(time).toString()));
  }

  private static void arrives(Store store, Verdicts.Piece piece) {
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
  }

  private static Subscriber reads(Store store, String id, Set<DayOfWeek> quiet, String... atOnce) {
    Preferences chosen =
        new Preferences(
            "en",
            Frequency.NEVER,
            LocalTime.NOON,
            ZoneId.of("UTC"),
            false,
            true,
            List.of(),
            List.of(),
            List.of(atOnce),
            quiet);
    Subscriber reader =
        new Subscriber(
            id,
            id + "@reader.example",
            Subscriber.Status.CONFIRMED,
            chosen,
            null,
            null,
            at("00:00"),
            at("00:00"),
            null,
            0,
            null);
    store.database().change(handle -> store.subscribers().add(handle, reader));
    return reader;
  }

  private static int mails(Store store, String reader) {
    return store.outbox().ofSubscriber(reader, 100).size();
  }

  private static void silence(Store store, String from, String until, String... matchers) {
    store
        .silences()
        .add(
            new Silence(
                "s" + from,
                Arrays.stream(matchers).map(Matcher::parse).toList(),
                at(from),
                at(until),
                "editor",
                "known",
                at(from)));
  }

  private double looks(Look look) {
    return metrics
        .get("cotejo.alert.wave.looks")
        .tag("outcome", look.name().toLowerCase(java.util.Locale.ROOT))
        .counter()
        .count();
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void the_first_alert_waits_for_more_outlets_and_goes_once_to_those_who_chose_the_claim(
      Stores.Kind kind) throws Exception {
    Store store = open(kind);
    AtOnce atOnce = atOnce(store);
    reads(store, "all", Set.of(), Preferences.EVERY_CLAIM);
    reads(store, "one", Set.of(), "no-us-bases");
    reads(store, "other", Set.of(), "merida-2008");
    reads(store, "none", Set.of());
    asserted(store, "a", "12:00");
    asserted(store, "b", "12:10");
    atOnce.tick(at("12:30"));
    assertThat(store.waves().open()).isEmpty();

    asserted(store, "c", "12:31");
    atOnce.tick(at("12:32"));
    asserted(store, "d", "12:34");
    atOnce.tick(at("12:36"));
    assertThat(mails(store, "all")).isZero();
    atOnce.tick(at("12:37"));
    atOnce.tick(at("12:38"));

    assertThat(store.outbox().ofSubscriber("all", 10))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.kind()).isEqualTo(MailKind.ALERT);
              assertThat(store.waves().telling(String.valueOf(mail.runId())).orElseThrow().voices())
                  .extracting(Voice::outlet)
                  .containsExactly("a", "b", "c", "d");
            });
    assertThat(mails(store, "one")).isEqualTo(1);
    assertThat(mails(store, "other")).isZero();
    assertThat(mails(store, "none")).isZero();
    assertThat(store.runs().ledgers(10))
        .singleElement()
        .satisfies(
            ledger -> {
              assertThat(ledger.run().due()).isEqualTo(2);
              assertThat(ledger.balances()).isTrue();
            });
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void copies_of_one_text_and_articles_of_one_outlet_count_once(Stores.Kind kind) throws Exception {
    Store store = open(kind);
    AtOnce atOnce = atOnce(store);
    asserted(store, "wire", "wire", "12:00", "00000000000000ff");
    asserted(store, "copy-1", "b", "12:01", "00000000000000fe");
    asserted(store, "copy-2", "c", "12:02", "00000000000000fd");
    asserted(store, "d", "12:03");
    asserted(store, "d", "12:04");
    atOnce.tick(at("12:10"));
    assertThat(store.waves().open()).isEmpty();

    asserted(store, "b", "12:11");
    atOnce.tick(at("12:12"));
    assertThat(store.waves().open()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void outlets_of_one_owner_count_once(Stores.Kind kind) throws Exception {
    Store store = open(kind);
    Owners owners = Owners.of(List.of("El Norte + reforma"));
    AtOnce atOnce =
        new AtOnce(
            store,
            new AtOnceConfig(
                3,
                CONFIG.within(),
                CONFIG.groupWait(),
                CONFIG.groupInterval(),
                CONFIG.repeatInterval(),
                owners),
            metrics);
    asserted(store, "El Norte", "12:00");
    asserted(store, "Reforma", "12:01");
    asserted(store, "c", "12:02");
    atOnce.tick(at("12:10"));
    assertThat(store.waves().open()).isEmpty();

    asserted(store, "d", "12:11");
    atOnce.tick(at("12:12"));
    assertThat(store.waves().open()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void outlets_that_join_are_told_after_the_group_interval_and_nothing_new_is_not_told(
      Stores.Kind kind) throws Exception {
    Store store = open(kind);
    AtOnce atOnce = atOnce(store);
    reads(store, "all", Set.of(), Preferences.EVERY_CLAIM);
    List.of("a", "b", "c").forEach(outlet -> asserted(store, outlet, "12:00"));
    atOnce.tick(at("12:01"));
    atOnce.tick(at("12:06"));
    assertThat(mails(store, "all")).isEqualTo(1);

    asserted(store, "d", "12:30");
    atOnce.tick(at("14:05"));
    assertThat(mails(store, "all")).isEqualTo(1);
    atOnce.tick(at("14:06"));
    assertThat(mails(store, "all")).isEqualTo(2);
    asserted(store, "a", "15:00");
    atOnce.tick(at("16:06"));

    assertThat(mails(store, "all")).isEqualTo(2);
    assertThat(looks(Look.BEGUN)).isEqualTo(1);
    assertThat(looks(Look.GROWN)).isEqualTo(1);
    assertThat(looks(Look.UNCHANGED)).isEqualTo(1);
    assertThat(store.runs().ledgers(10)).hasSize(2).allMatch(RunStore.Ledger::balances);
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void what_still_goes_on_a_day_later_is_repeated_and_what_has_calmed_is_over(Stores.Kind kind)
      throws Exception {
    Store store = open(kind);
    AtOnce atOnce = atOnce(store);
    reads(store, "all", Set.of(), Preferences.EVERY_CLAIM);
    List.of("a", "b", "c").forEach(outlet -> asserted(store, outlet, "00:00"));
    Instant begun = at("00:06");
    atOnce.tick(at("00:01"));
    atOnce.tick(begun);
    List.of("a", "b", "c").forEach(outlet -> asserted(store, outlet, "11:00"));
    List.of("a", "b", "c").forEach(outlet -> asserted(store, outlet, "22:00"));
    for (int hours = 2; hours <= 24; hours += 2) {
      atOnce.tick(begun.plus(Duration.ofHours(hours)));
    }
    assertThat(mails(store, "all")).isEqualTo(2);
    assertThat(looks(Look.REPEATED)).isEqualTo(1);

    for (int hours = 26; hours <= 36; hours += 2) {
      atOnce.tick(begun.plus(Duration.ofHours(hours)));
    }
    assertThat(looks(Look.CALMED)).isEqualTo(1);
    assertThat(store.waves().open()).isEmpty();
    assertThat(mails(store, "all")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void a_wave_that_calms_and_comes_back_with_the_same_outlets_is_not_told_as_new(Stores.Kind kind)
      throws Exception {
    Store store = open(kind);
    AtOnce atOnce = atOnce(store);
    reads(store, "all", Set.of(), Preferences.EVERY_CLAIM);
    List.of("a", "b", "c").forEach(outlet -> asserted(store, outlet, "00:00"));
    atOnce.tick(at("00:01"));
    atOnce.tick(at("00:06"));
    atOnce.tick(at("12:06"));
    assertThat(looks(Look.CALMED)).isEqualTo(1);

    List.of("a", "b", "c").forEach(outlet -> asserted(store, outlet, "13:00"));
    atOnce.tick(at("13:01"));
    atOnce.tick(at("13:06"));
    assertThat(mails(store, "all")).isEqualTo(1);
    asserted(store, "d", "14:00");
    atOnce.tick(at("15:06"));
    assertThat(mails(store, "all")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void a_silenced_claim_is_told_at_the_first_look_after_the_silence(Stores.Kind kind)
      throws Exception {
    Store store = open(kind);
    AtOnce atOnce = atOnce(store);
    reads(store, "all", Set.of(), Preferences.EVERY_CLAIM);
    silence(store, "11:00", "13:00", "claim=~\"no-us-.*\"");
    List.of("a", "b", "c").forEach(outlet -> asserted(store, outlet, "12:00"));
    atOnce.tick(at("12:01"));
    atOnce.tick(at("12:06"));
    atOnce.tick(at("13:00"));
    assertThat(mails(store, "all")).isZero();
    assertThat(looks(Look.SILENCED)).isEqualTo(1);

    atOnce.tick(at("14:06"));
    assertThat(mails(store, "all")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void a_silenced_outlet_does_not_count_and_other_silences_do_not_matter(Stores.Kind kind)
      throws Exception {
    Store store = open(kind);
    AtOnce atOnce = atOnce(store);
    reads(store, "all", Set.of(), Preferences.EVERY_CLAIM);
    silence(store, "11:00", "20:00", "outlet=c", "lang=en");
    silence(store, "11:30", "20:00", "claim=no-us-bases", "lang=es");
    List.of("a", "b", "c").forEach(outlet -> asserted(store, outlet, "12:00"));
    atOnce.tick(at("12:01"));
    atOnce.tick(at("12:06"));
    assertThat(mails(store, "all")).isZero();

    asserted(store, "d", "13:00");
    atOnce.tick(at("14:06"));
    Outbox.Mail mail = store.outbox().ofSubscriber("all", 10).getFirst();
    assertThat(store.waves().telling(String.valueOf(mail.runId())).orElseThrow().voices())
        .extracting(Voice::outlet)
        .containsExactlyInAnyOrder("a", "b", "d");
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void pauses_and_quiet_days_are_kept_and_stand_in_the_ledger(Stores.Kind kind) throws Exception {
    Store store = open(kind);
    AtOnce atOnce = atOnce(store);
    reads(store, "ana", Set.of(), Preferences.EVERY_CLAIM);
    reads(store, "sunday", Set.of(DayOfWeek.SUNDAY), Preferences.EVERY_CLAIM);
    reads(store, "monday", Set.of(DayOfWeek.MONDAY), Preferences.EVERY_CLAIM);
    reads(store, "paused", Set.of(), Preferences.EVERY_CLAIM);
    reads(store, "gone", Set.of(), Preferences.EVERY_CLAIM);
    store
        .database()
        .change(
            handle -> {
              store.subscribers().pause(handle, "paused", at("20:00"));
              store.subscribers().unsubscribe(handle, "gone", at("11:00"));
            });
    List.of("a", "b", "c").forEach(outlet -> asserted(store, outlet, "12:00"));
    atOnce.tick(at("12:01"));
    atOnce.tick(at("12:06"));

    assertThat(store.runs().ledgers(10))
        .singleElement()
        .satisfies(
            ledger -> {
              assertThat(ledger.run().due()).isEqualTo(4);
              assertThat(ledger.suppressed())
                  .containsOnlyKeys("PAUSED", "QUIET_DAY")
                  .containsEntry("QUIET_DAY", 1);
              assertThat(ledger.pending()).isEqualTo(2);
              assertThat(ledger.balances()).isTrue();
            });
    assertThat(mails(store, "gone")).isZero();
    assertThat(store.outbox().ofSubscriber("monday", 1).getFirst().state())
        .isEqualTo(MailState.PENDING);
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void denials_old_articles_and_verdicts_taken_back_do_not_count(Stores.Kind kind)
      throws Exception {
    Store store = open(kind);
    AtOnce atOnce = atOnce(store);
    asserted(store, "old", "00:00");
    asserted(store, "a", "12:59");
    asserted(store, "b", "12:59");
    arrives(
        store,
        Verdicts.accurate("denies")
            .like("00ff00ff00ff00ff")
            .published("2026-03-01T12:59:00Z")
            .at("2026-03-01T12:59:00Z"));
    Verdicts.Piece mended =
        Verdicts.misleading("mended")
            .like("0f0f0f0f0f0f0f0f")
            .published("2026-03-01T12:59:00Z")
            .at("2026-03-01T12:59:00Z");
    arrives(store, mended);
    arrives(store, mended.revised(Label.UNVERIFIED).at("2026-03-01T13:00:00Z"));
    atOnce.tick(at("13:01"));

    assertThat(store.waves().open()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void webhooks_that_chose_the_claim_are_owed_the_same_run(Stores.Kind kind) throws Exception {
    Store store = open(kind);
    AtOnce atOnce = atOnce(store);
    hook(store, "all", Event.AT_ONCE);
    hook(store, "claim", Event.AT_ONCE, "no-us-bases");
    hook(store, "other", Event.AT_ONCE, "merida-2008");
    hook(store, "digests", Event.DIGEST);
    reads(store, "ana", Set.of(), Preferences.EVERY_CLAIM);
    List.of("a", "b", "c").forEach(outlet -> asserted(store, outlet, "12:00"));
    atOnce.tick(at("12:01"));
    atOnce.tick(at("12:06"));

    RunStore.Ledger ledger = store.runs().ledgers(10).getFirst();
    assertThat(store.hookOutbox().ofRun(ledger.run().id()))
        .extracting(HookOutbox.Delivery::webhookId)
        .containsExactlyInAnyOrder("all", "claim");
    assertThat(ledger.run().due()).isEqualTo(3);
    assertThat(ledger.pending()).isEqualTo(3);
  }

  private static void hook(Store store, String id, Event event, String... claims) {
    store
        .webhooks()
        .add(
            new Webhook(
                id,
                URI.create("https://room.example/" + id),
                Webhook.Format.STANDARD,
                "en",
                Set.of(event),
                List.of(claims),
                List.of(new Webhook.Secret("whsec_" + "A".repeat(44), null)),
                null,
                null,
                null,
                null,
                at("00:00")));
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void two_copies_of_the_service_tell_a_wave_once(Stores.Kind kind) throws Exception {
    Store store = open(kind);
    for (int i = 0; i < 2_500; i++) {
      reads(store, "r%05d".formatted(i), Set.of(), Preferences.EVERY_CLAIM);
    }
    AtOnce one = atOnce(store);
    AtOnce other = atOnce(store);
    List.of("a", "b", "c").forEach(outlet -> asserted(store, outlet, "12:00"));
    one.tick(at("12:01"));
    other.tick(at("12:01"));

    Thread first = Thread.ofPlatform().start(() -> one.tick(at("12:06")));
    Thread second = Thread.ofPlatform().start(() -> other.tick(at("12:06")));
    first.join();
    second.join();

    assertThat(store.runs().ledgers(10))
        .singleElement()
        .satisfies(
            ledger -> {
              assertThat(ledger.run().due()).isEqualTo(2_500);
              assertThat(ledger.balances()).isTrue();
            });
  }
}
