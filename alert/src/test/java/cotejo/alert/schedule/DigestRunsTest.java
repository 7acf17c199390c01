package cotejo.alert.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.Stores;
import cotejo.alert.Verdicts;
import cotejo.alert.digest.Editions;
import cotejo.alert.digest.Spreading;
import cotejo.alert.model.Frequency;
import cotejo.alert.model.MailState;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Schedule;
import cotejo.alert.model.Subscriber;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.RunStore;
import cotejo.alert.store.Store;
import cotejo.events.Digest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Timelines: verdicts arrive, the clock moves, mails are due. */
class DigestRunsTest {
  private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");
  private static final Schedule STANDARD =
      new Schedule(Frequency.DAILY, LocalTime.of(7, 0), MEXICO);

  @TempDir Path folder;
  private @Nullable Store store;

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  private Store open(Stores.Kind kind) throws Exception {
    Store opened = Stores.open(kind, folder);
    store = opened;
    return opened;
  }

  private static DigestRuns runs(Store store) {
    Editions editions =
        new Editions(store, MEXICO, new Spreading.Threshold(3, Duration.ofHours(24)));
    return new DigestRuns(store, editions, STANDARD, () -> Instant.MAX, new SimpleMeterRegistry());
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

  private static void reads(Store store, String id, LocalTime at, String zone, DayOfWeek... quiet) {
    Preferences chosen =
        new Preferences(
            "en",
            Frequency.DAILY,
            at,
            ZoneId.of(zone),
            false,
            true,
            List.of(),
            List.of(),
            List.of(),
            Set.of(quiet));
    Instant longAgo = Instant.parse("2026-01-01T00:00:00Z");
    Subscriber reader =
        new Subscriber(
            id,
            id + "@reader.example",
            Subscriber.Status.CONFIRMED,
            chosen,
            null,
            null,
            longAgo,
            longAgo,
            null,
            0,
            null);
    store.database().change(handle -> store.subscribers().add(handle, reader));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  private static List<String> told(Store store, Outbox.Mail mail) {
    Editions editions =
        new Editions(store, MEXICO, new Spreading.Threshold(3, Duration.ofHours(24)));
    return editions
        .find(String.valueOf(mail.editionId()), mail.createdAt())
        .orElseThrow()
        .items()
        .stream()
        .map(Digest.Item::outlet)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void a_digest_goes_out_once_at_seven_and_covers_the_day_before(Stores.Kind kind)
      throws Exception {
    Store store = open(kind);
    DigestRuns runs = runs(store);
    reads(store, "ana", LocalTime.of(7, 0), "America/Mexico_City");
    runs.tick(at("2026-03-01T14:00:00Z"));
    arrives(store, Verdicts.misleading("a").at("2026-03-01T15:00:00Z"));

    runs.tick(at("2026-03-02T12:59:59Z"));
    assertThat(store.outbox().ofSubscriber("ana", 10)).isEmpty();
    runs.tick(at("2026-03-02T13:00:00Z"));
    runs.tick(at("2026-03-02T13:00:01Z"));

    assertThat(store.outbox().ofSubscriber("ana", 10))
        .singleElement()
        .satisfies(mail -> assertThat(told(store, mail)).containsExactly("Diario a"));
    assertThat(store.editions().latest())
        .hasValueSatisfying(digest -> assertThat(digest.id()).isEqualTo("daily-2026-03-02"));
    assertThat(store.runs().ledgers(10)).allMatch(RunStore.Ledger::balances);
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void each_reader_has_a_window_of_their_own_without_gap_or_overlap(Stores.Kind kind)
      throws Exception {
    Store store = open(kind);
    DigestRuns runs = runs(store);
    reads(store, "delhi", LocalTime.of(6, 30), "Asia/Kolkata");
    runs.tick(at("2026-03-01T02:00:00Z"));
    arrives(store, Verdicts.misleading("a").at("2026-03-01T12:00:00Z"));
    runs.tick(at("2026-03-02T01:00:00Z"));
    arrives(store, Verdicts.misleading("b").at("2026-03-02T00:59:00Z"));
    arrives(store, Verdicts.misleading("c").at("2026-03-02T03:00:00Z"));
    runs.tick(at("2026-03-03T01:00:00Z"));

    assertThat(store.outbox().ofSubscriber("delhi", 10).reversed())
        .extracting(mail -> told(store, mail).stream().sorted().toList())
        .containsExactly(List.of("Diario a"), List.of("Diario b", "Diario c"));
  }

  @ParameterizedTest(name = "{0} in {1} around {2}")
  @CsvSource({
    "02:30, America/New_York, 2026-03-08",
    "01:30, America/New_York, 2026-11-01",
    "02:00, America/Tijuana, 2026-03-08",
    "00:00, America/Havana, 2026-03-08",
    "02:15, Australia/Lord_Howe, 2026-04-05",
    "02:15, Australia/Lord_Howe, 2026-10-04",
    "06:30, Asia/Kolkata, 2026-03-08",
  })
  void through_a_clock_change_each_day_has_one_digest_and_each_article_stands_in_one(
      LocalTime at, String zone, LocalDate change) throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    DigestRuns runs = runs(store);
    reads(store, "ana", at, zone);
    Instant begin = change.minusDays(2).atTime(12, 0).atZone(ZoneId.of(zone)).toInstant();
    Instant end = change.plusDays(2).atTime(12, 0).atZone(ZoneId.of(zone)).toInstant();
    Set<String> arrived = new TreeSet<>();
    for (Instant now = begin; !now.isAfter(end); now = now.plus(Duration.ofMinutes(15))) {
      runs.tick(now);
      if (now.isBefore(end.minus(Duration.ofHours(14))) && now.getEpochSecond() % 3_600 == 900) {
        arrives(store, Verdicts.misleading(now.toString()).at(now.plusSeconds(60).toString()));
        arrived.add("Diario " + now);
      }
    }

    List<Outbox.Mail> mails = store.outbox().ofSubscriber("ana", 10);
    assertThat(mails.stream().map(mail -> mail.createdAt().atZone(ZoneId.of(zone)).toLocalDate()))
        .containsExactlyInAnyOrder(
            change.minusDays(1), change, change.plusDays(1), change.plusDays(2));
    assertThat(mails.stream().flatMap(mail -> told(store, mail).stream()).toList())
        .as("what was told, each once")
        .containsExactlyInAnyOrderElementsOf(arrived);
  }

  @Test
  void what_was_missed_while_the_service_was_down_is_made_up_once_and_says_so() throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    reads(store, "ana", LocalTime.of(7, 0), "America/Mexico_City");
    runs(store).tick(at("2026-03-01T14:00:00Z"));
    arrives(store, Verdicts.misleading("a").at("2026-03-01T15:00:00Z"));

    DigestRuns again = runs(store);
    again.tick(at("2026-03-04T20:00:00Z"));
    again.tick(at("2026-03-04T20:00:01Z"));

    assertThat(store.outbox().ofSubscriber("ana", 10)).hasSize(1);
    assertThat(store.editions().latest())
        .hasValueSatisfying(
            digest -> {
              assertThat(digest.from()).isEqualTo(at("2026-03-01T13:00:00Z"));
              assertThat(digest.to()).isEqualTo(at("2026-03-04T13:00:00Z"));
              assertThat(digest.dueAt()).isEqualTo(at("2026-03-04T13:00:00Z"));
            });
  }

  @Test
  void a_quiet_day_is_covered_by_the_next_digest_and_a_pause_is_not() throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    DigestRuns runs = runs(store);
    reads(store, "ana", LocalTime.of(7, 0), "America/Mexico_City", DayOfWeek.MONDAY);
    reads(store, "eva", LocalTime.of(7, 0), "America/Mexico_City");
    store
        .database()
        .change(handle -> store.subscribers().pause(handle, "eva", at("2026-03-02T20:00:00Z")));
    runs.tick(at("2026-03-01T14:00:00Z"));
    arrives(store, Verdicts.misleading("sunday").at("2026-03-01T15:00:00Z"));
    runs.tick(at("2026-03-02T13:00:00Z"));
    arrives(store, Verdicts.misleading("monday").at("2026-03-02T15:00:00Z"));
    runs.tick(at("2026-03-03T13:00:00Z"));

    assertThat(store.runs().ledger("daily-2026-03-02"))
        .hasValueSatisfying(
            ledger -> {
              assertThat(ledger.run().due()).isEqualTo(2);
              assertThat(ledger.suppressed())
                  .containsEntry("QUIET_DAY", 1)
                  .containsEntry("PAUSED", 1);
              assertThat(ledger.balances()).isTrue();
            });
    Outbox.Mail ana = pending(store, "ana");
    assertThat(told(store, ana)).containsExactlyInAnyOrder("Diario sunday", "Diario monday");
    assertThat(told(store, pending(store, "eva"))).containsExactly("Diario monday");
  }

  private static Outbox.Mail pending(Store store, String reader) {
    return store.outbox().ofSubscriber(reader, 10).stream()
        .filter(mail -> mail.state() == MailState.PENDING)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void two_copies_write_each_mail_once(Stores.Kind kind) throws Exception {
    Store store = open(kind);
    for (int i = 0; i < 2_500; i++) {
      reads(store, "r%05d".formatted(i), LocalTime.of(7, 0), "America/Mexico_City");
    }
    DigestRuns one = runs(store);
    DigestRuns other = runs(store);
    one.tick(at("2026-03-01T14:00:00Z"));

    Thread first = Thread.ofPlatform().start(() -> one.tick(at("2026-03-02T13:00:00Z")));
    Thread second = Thread.ofPlatform().start(() -> other.tick(at("2026-03-02T13:00:00Z")));
    first.join();
    second.join();

    assertThat(store.runs().ledger("daily-2026-03-02"))
        .hasValueSatisfying(
            ledger -> {
              assertThat(ledger.run().due()).isEqualTo(2_500);
              assertThat(ledger.pending()).isEqualTo(2_500);
            });
  }

  @Test
  void a_cut_on_demand_takes_what_came_since_the_last_and_the_regular_one_goes_on_from_there()
      throws Exception {
    Store store = open(Stores.Kind.SQLITE);
    DigestRuns runs = runs(store);
    reads(store, "ana", LocalTime.of(7, 0), "America/Mexico_City");
    runs.tick(at("2026-03-01T14:00:00Z"));
    arrives(store, Verdicts.misleading("a").at("2026-03-01T15:00:00Z"));
    runs.cutNow(at("2026-03-01T16:00:00Z"));
    arrives(store, Verdicts.misleading("b").at("2026-03-01T17:00:00Z"));
    runs.tick(at("2026-03-02T13:00:00Z"));

    assertThat(store.outbox().ofSubscriber("ana", 10).reversed())
        .extracting(mail -> told(store, mail))
        .containsExactly(List.of("Diario a"), List.of("Diario b"));
  }
}
