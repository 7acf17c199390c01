package cotejo.alert.web;

import cotejo.alert.model.Failure;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Schedule;
import cotejo.alert.model.Subscriber;
import cotejo.alert.model.Suppression;
import cotejo.alert.model.Voice;
import cotejo.alert.model.Wave;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.ReplyStore;
import cotejo.alert.store.RunStore;
import cotejo.alert.store.Store;
import cotejo.events.Digest;
import cotejo.events.Hashes;
import cotejo.events.Label;
import cotejo.events.Mention;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The day after {@link SampleNews}, on which everything happens that pages can show. */
final class BusyDay {
  static final String DIGEST = "daily-2026-03-03";
  static final Instant CUT = Instant.parse("2026-03-03T13:00:00Z");

  private final Store store;
  private final Digest before;

  private BusyDay(Store store) {
    this.store = store;
    this.before = store.editions().latest().orElseThrow();
  }

  static void fill(Site site) {
    BusyDay day = new BusyDay(site.store);
    day.digest();
    day.spreads();
    day.replies();
    Preferences daily =
        Preferences.standard("en", LocalTime.of(7, 0), ZoneId.of("America/Mexico_City"));
    for (int i = 1; i <= 6; i++) {
      site.subscriptions.addConfirmed("reader" + i + "@post.example", daily);
    }
    day.run("daily-2026-03-02-0700", daily.schedule(), CUT.minus(Duration.ofDays(1)), false);
    day.run("daily-2026-03-03-0700", daily.schedule(), CUT, true);
  }

  private void digest() {
    List<Digest.Item> wrong =
        before.items().stream().filter(item -> item.label() == Label.MISLEADING).toList();
    Mention mention = wrong.getFirst().mentions().getFirst();
    List<Digest.Day> days = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      days.add(new Digest.Day(LocalDate.of(2026, 2, 17).plusDays(i), i % 5, 3, 2));
    }
    Digest digest =
        new Digest(
            DIGEST,
            before.to(),
            CUT,
            CUT.plusSeconds(9_000),
            Map.of("misleading", wrong.size(), "accurate", 2, "unverified", 3, "off-topic", 41),
            before.items(),
            before.corrections(),
            List.of(
                new Digest.Story(
                    wrong.getLast().articleId(),
                    Label.MISLEADING,
                    List.of(
                        new Digest.Part(wrong.getLast().articleId(), null),
                        new Digest.Part(
                            wrong.getFirst().articleId(), wrong.getLast().articleId())))),
            List.of(
                new Digest.Spread(
                    mention.claim(),
                    mention.record(),
                    List.of("Frontera Diaria", "Noticiero del Norte", "The Border Ledger"),
                    List.of(wrong.getFirst().articleId()),
                    CUT.minus(Duration.ofHours(5)))),
            new Digest.Numbers(days, List.of(), List.of(), 0),
            CUT);
    store.database().change(handle -> store.editions().keep(handle, digest, true));
  }

  private void spreads() {
    Instant opened = SampleNews.NOW.minus(Duration.ofMinutes(50));
    store
        .waves()
        .open(SampleNews.BASES, opened, opened.plusSeconds(300), opened.minusSeconds(86_400));
    Wave wave = store.waves().open().getFirst();
    List<Voice> voices = new ArrayList<>();
    for (String outlet : List.of("Frontera Diaria", "Noticiero del Norte", "The Border Ledger")) {
      voices.add(
          new Voice(
              outlet,
              Hashes.slug(outlet),
              "es",
              SampleNews.someArticle(),
              "Abre Estados Unidos una base militar en Sonora",
              URI.create("https://outlet.example/a"),
              "Estados Unidos ya opera una base militar en Sonora.",
              opened));
    }
    store
        .waves()
        .looked(
            wave,
            Wave.Look.BEGUN,
            voices,
            Set.of("frontera-diaria", "noticiero-del-norte", "the-border-ledger"),
            opened.plusSeconds(300),
            SampleNews.NOW.plusSeconds(3_600));
  }

  /** What spread spreads no more. */
  static void calm(Store store) {
    Wave wave = store.waves().open().getFirst();
    Instant now = SampleNews.NOW.plusSeconds(3_600);
    store.waves().looked(wave, Wave.Look.CALMED, List.of(), Set.of(), now, now);
  }

  private void replies() {
    store
        .replies()
        .add(
            new ReplyStore.Reply(
                "reply-1",
                "Frontera Diaria",
                "frontera-diaria",
                SampleNews.someArticle(),
                "The desk, Frontera Diaria",
                "desk@frontera-diaria.example",
                "We quoted a document.\n\nIt is attached to the article since yesterday.",
                ReplyStore.State.SHOWN,
                SampleNews.NOW));
  }

  /** A run in which each mail met another fate; {@code under way}: two are still to be sent. */
  private void run(String id, Schedule schedule, Instant cut, boolean underWay) {
    RunStore runs = store.runs();
    runs.follow(schedule.name(), cut.minus(Duration.ofDays(1)));
    runs.open(id, schedule, cut, cut);
    runs.writeSome(
        runs.building().stream().filter(run -> run.id().equals(id)).findFirst().orElseThrow(),
        100,
        (handle, run, readers) -> {
          List<Outbox.Mail> mails =
              new ArrayList<>(readers.stream().map(reader -> mail(run, reader)).toList());
          mails.set(0, Outbox.suppressed(mails.getFirst(), Suppression.PAUSED));
          store.outbox().oweAll(handle, mails);
        });
    List<Outbox.Mail> claimed = store.outbox().claim("test", 5, cut, cut.plusSeconds(60));
    store
        .database()
        .change(
            handle -> {
              store
                  .outbox()
                  .failed(
                      handle,
                      claimed.getFirst().id(),
                      Failure.NO_SUCH_ADDRESS,
                      "550 5.1.1 no such user",
                      cut);
              claimed.stream()
                  .skip(1)
                  .limit(underWay ? 2 : 4)
                  .forEach(mail -> store.outbox().sent(handle, mail.id(), "250 queued", cut));
            });
  }

  private static Outbox.Mail mail(RunStore.Run run, Subscriber reader) {
    return Outbox.pending(
        run.id() + ":" + reader.id(),
        run.id(),
        reader.id(),
        MailKind.DIGEST,
        reader.address(),
        DIGEST,
        null,
        run.dueAt());
  }
}
