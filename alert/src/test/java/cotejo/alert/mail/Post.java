package cotejo.alert.mail;

import cotejo.alert.Verdicts;
import cotejo.alert.delivery.MailMaker;
import cotejo.alert.digest.Editions;
import cotejo.alert.digest.Spreading;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Voice;
import cotejo.alert.model.Wave;
import cotejo.alert.store.Database;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.Store;
import cotejo.alert.subscribers.Subscriptions;
import cotejo.alert.web.view.Lang;
import cotejo.events.Digest;
import cotejo.events.Hashes;
import cotejo.events.Label;
import cotejo.events.Stance;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A mail room for tests, and digests to send from it. */
final class Post implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-02T13:00:00Z");
  static final ZoneId ZONE = ZoneId.of("America/Mexico_City");
  static final String READER = "reader@mail.example";

  final Store store;
  final Subscriptions subscriptions;
  final Mails mails;

  Post(Path folder) {
    store = new Store(Database.sqlite(folder.resolve("alert.db")));
    subscriptions = new Subscriptions(store, () -> NOW);
    Editions editions = new Editions(store, ZONE, new Spreading.Threshold(3, Duration.ofHours(24)));
    Sender sender =
        Sender.of(
            "Cotejo <digest@cotejo.example>",
            URI.create("https://cotejo.example"),
            "digest@cotejo.example");
    mails = new Mails(store, editions, subscriptions, sender, () -> NOW);
  }

  byte[] digest(Digest digest, Lang lang) {
    return mails.compose(digest, lang, ZONE, digest.id() + ":r1", READER, NOW, "r1");
  }

  static Preferences preferences(String lang) {
    return Preferences.standard(lang, LocalTime.of(7, 0), ZoneOffset.UTC);
  }

  /** A digest with {@code items} articles, every third of them accurate. */
  static Digest news(int items) {
    List<Digest.Item> list = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      list.add(item(i, i % 3 == 2 ? Label.ACCURATE : Label.MISLEADING));
    }
    Digest.Correction correction =
        new Digest.Correction(
            Hashes.sha256("corrected"),
            "La base que no existe",
            URI.create("https://diario.example/base"),
            "Diario del Sur",
            Label.MISLEADING,
            Label.UNVERIFIED,
            "The outlet edited the article.");
    Digest.Spread spread =
        new Digest.Spread(
            "no-us-bases",
            Verdicts.mention("no-us-bases", Stance.ASSERTS_FALSE, "A base.").record(),
            List.of("Border Wire", "Diario del Sur", "Metro Norte"),
            List.of(Hashes.sha256("0")),
            NOW.minus(Duration.ofHours(5)));
    return digest(list, List.of(correction), List.of(spread));
  }

  /** The same, made up late, its first article copied by the next and by many others. */
  static Digest story(int items) {
    Digest day = news(items);
    List<Digest.Part> parts =
        day.items().stream()
            .filter(item -> item.label() == Label.MISLEADING)
            .map(item -> new Digest.Part(item.articleId(), day.items().getFirst().articleId()))
            .limit(3)
            .toList();
    return new Digest(
        day.id(),
        day.from(),
        day.to(),
        day.cutAt(),
        day.counts(),
        day.items(),
        day.corrections(),
        List.of(new Digest.Story(parts.getFirst().articleId(), Label.MISLEADING, parts)),
        day.spreading(),
        day.numbers(),
        day.to());
  }

  /** What a reader is told at once when {@code outlets} outlets assert a misconception. */
  byte[] alarm(Lang lang, int outlets) {
    Digest day = news(outlets * 2);
    store
        .database()
        .change(
            handle ->
                store
                    .claims()
                    .learn(handle, Verdicts.misleading("x").published(NOW.toString()).verdict()));
    store.waves().open("no-us-bases", NOW, NOW, NOW);
    Wave wave = store.waves().open().getFirst();
    List<Voice> voices =
        day.items().stream()
            .filter(item -> item.label() == Label.MISLEADING)
            .limit(outlets)
            .map(
                item ->
                    new Voice(
                        item.outlet() + " " + item.articleId().charAt(0),
                        Hashes.slug(item.outlet() + " " + item.articleId().charAt(0)),
                        item.lang(),
                        item.articleId(),
                        item.title(),
                        item.url(),
                        item.mentions().getFirst().quote(),
                        NOW))
            .toList();
    store.waves().looked(wave, Wave.Look.BEGUN, voices, Set.of(), NOW, NOW.plusSeconds(60));
    String run = store.waves().current().getFirst().last().runId();
    subscriptions.addConfirmed(READER, preferences(lang.code()));
    String reader = store.subscribers().page("", 1).getFirst().id();
    Outbox.Mail owed =
        Outbox.pending(run + ":1", run, reader, MailKind.ALERT, READER, null, "no-us-bases", NOW);
    return ((MailMaker.Made.Letter) mails.make(owed)).bytes();
  }

  /** The same day with other contents. */
  static Digest with(
      Digest day,
      List<Digest.Item> items,
      List<Digest.Correction> corrections,
      List<Digest.Story> stories) {
    return new Digest(
        day.id(),
        day.from(),
        day.to(),
        day.cutAt(),
        day.counts(),
        items,
        corrections,
        stories,
        day.spreading(),
        day.numbers(),
        day.dueAt());
  }

  static Digest quiet() {
    return digest(List.of(), List.of(), List.of());
  }

  private static Digest digest(
      List<Digest.Item> items, List<Digest.Correction> corrections, List<Digest.Spread> spreading) {
    List<Digest.Day> days = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      days.add(new Digest.Day(LocalDate.of(2026, 2, 16).plusDays(i), i % 5, 3, 2));
    }
    return new Digest(
        "daily-2026-03-02",
        NOW.minus(Duration.ofDays(1)),
        NOW,
        NOW,
        Map.of("misleading", 4, "accurate", 2, "unverified", 7, "off-topic", 31),
        items,
        corrections,
        List.of(),
        spreading,
        new Digest.Numbers(days, List.of(), List.of(), 0),
        null);
  }

  private static Digest.Item item(int number, Label label) {
    boolean spanish = number % 2 == 1;
    String quote =
        spanish
            ? "El ejército estadounidense opera una base en Sonora <desde hace años> & más."
            : "The US Army runs a base in Sonora <for years now> & more.";
    return new Digest.Item(
        Hashes.sha256(String.valueOf(number)),
        1,
        label,
        0.93,
        spanish ? "Señalan una base militar en Sonora, nº " + number : "Base in Sonora " + number,
        URI.create("https://outlet.example/news/" + number + "?a=1&b=2"),
        spanish ? "Diario del Sur" : "Border Wire",
        spanish ? "es" : "en",
        NOW.minus(Duration.ofHours(3)),
        List.of(
            Verdicts.mention(
                "no-us-bases",
                label == Label.ACCURATE ? Stance.DENIES_FALSE : Stance.ASSERTS_FALSE,
                quote)));
  }

  @Override
  public void close() {
    store.close();
  }
}
