package cotejo.alert.store;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.Stores;
import cotejo.alert.Verdicts;
import cotejo.alert.model.Frequency;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Schedule;
import cotejo.alert.model.Subscriber;
import cotejo.events.Label;
import cotejo.events.Verdict;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same on both databases. */
class StoreTest {
  private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");
  private static final Instant SEVEN = Instant.parse("2026-03-02T07:00:00Z");
  private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  private static boolean keep(Store store, Verdict verdict, Instant now) {
    return store
        .database()
        .write(
            handle ->
                store.verdicts().keep(handle, verdict, store.verdicts().lockCutMark(handle), now));
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void every_version_of_a_verdict_is_kept_and_none_twice(Stores.Kind kind) throws Exception {
    try (Store store = Stores.open(kind, folder)) {
      var first = Verdicts.misleading("a").at("2026-03-02T05:00:00Z");
      var second = first.revised(Label.ACCURATE).at("2026-03-02T05:30:00Z");

      assertThat(keep(store, first.verdict(), SIX)).isTrue();
      assertThat(keep(store, second.verdict(), SIX)).isTrue();
      assertThat(keep(store, first.verdict(), SIX)).isFalse();

      assertThat(store.verdicts().versions(first.id()))
          .extracting(StoredVerdict::verdict)
          .containsExactly(first.verdict(), second.verdict());
      assertThat(store.articles().list(ArticleStore.Filter.ALL.withLabel(Label.ACCURATE), 10, 0))
          .hasSize(1);
      assertThat(store.articles().corrections("", 10)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void a_verdict_that_arrives_after_its_window_was_cut_counts_in_the_next(Stores.Kind kind)
      throws Exception {
    try (Store store = Stores.open(kind, folder)) {
      Schedule schedule = new Schedule(Frequency.DAILY, LocalTime.of(7, 0), ZoneId.of("UTC"));
      store.runs().follow(schedule.name(), LONG_AGO);
      keep(store, Verdicts.misleading("early").at("2026-03-02T06:30:00Z").verdict(), SIX);

      assertThat(store.runs().open("one", schedule, SEVEN, SEVEN)).isTrue();
      assertThat(store.runs().open("one", schedule, SEVEN, SEVEN)).isFalse();
      keep(store, Verdicts.misleading("late").at("2026-03-02T06:40:00Z").verdict(), SEVEN);

      assertThat(store.verdicts().window(LONG_AGO, SEVEN))
          .extracting(change -> change.now().articleId())
          .containsExactly(Verdicts.misleading("early").id());
      assertThat(store.verdicts().window(SEVEN, EIGHT))
          .extracting(change -> change.now().articleId())
          .containsExactly(Verdicts.misleading("late").id());
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void search_minds_neither_case_nor_accents_nor_wildcards(Stores.Kind kind) throws Exception {
    try (Store store = Stores.open(kind, folder)) {
      keep(store, Verdicts.accurate("a").titled("La Cámara votó").verdict(), SIX);
      keep(store, Verdicts.accurate("b").titled("Nothing 100% like it").verdict(), SIX);

      assertThat(found(store, "camara VOTO")).hasSize(1);
      assertThat(found(store, "100%")).hasSize(1);
      assertThat(found(store, "1%0")).isEmpty();
      assertThat(found(store, "_amara")).isEmpty();
      assertThat(store.articles().outlets()).hasSize(2);
      assertThat(store.articles().uses("no-us-bases", 10, 0)).hasSize(2);
    }
  }

  private static List<ArticleRow> found(Store store, String words) {
    return store.articles().list(ArticleStore.Filter.ALL.withWords(words), 10, 0);
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void a_subscriber_comes_back_as_written_and_an_address_is_there_once(Stores.Kind kind)
      throws Exception {
    try (Store store = Stores.open(kind, folder)) {
      Subscriber ana = subscriber("s1", "Ana@Example.org");

      assertThat(add(store, ana)).isTrue();
      assertThat(add(store, subscriber("s2", "ana@example.org"))).isFalse();

      assertThat(store.subscribers().find("s1")).contains(ana);
      assertThat(store.subscribers().find("s2")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Stores.Kind.class)
  void a_mail_is_claimed_by_one_sender_and_falls_back_when_the_claim_is_over(Stores.Kind kind)
      throws Exception {
    try (Store store = Stores.open(kind, folder)) {
      store
          .database()
          .change(
              handle ->
                  store
                      .outbox()
                      .owe(
                          handle,
                          Outbox.pending(
                              "m", null, null, MailKind.LINK, "a@b.example", null, null, SIX)));

      assertThat(store.outbox().claim("one", 10, SIX, SEVEN)).hasSize(1);
      assertThat(store.outbox().claim("two", 10, SIX, SEVEN)).isEmpty();
      assertThat(store.outbox().releaseOverdue(SIX)).isZero();
      assertThat(store.outbox().releaseOverdue(EIGHT)).isOne();
      assertThat(store.outbox().claim("two", 10, EIGHT, EIGHT)).hasSize(1);
    }
  }

  private static boolean add(Store store, Subscriber subscriber) {
    return store.database().write(handle -> store.subscribers().add(handle, subscriber));
  }

  private static Subscriber subscriber(String id, String address) {
    return new Subscriber(
        id,
        address,
        Subscriber.Status.CONFIRMED,
        new Preferences(
            "es",
            Frequency.WEEKLY,
            LocalTime.of(6, 30),
            ZoneId.of("America/Mexico_City"),
            true,
            false,
            List.of("no-us-bases"),
            List.of("diario-a"),
            List.of("*"),
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)),
        EIGHT,
        SIX,
        LONG_AGO,
        SIX,
        null,
        2,
        null);
  }
}
