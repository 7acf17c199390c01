package cotejo.alert.web;

import cotejo.alert.store.ClaimRecord;
import cotejo.alert.store.Store;
import cotejo.events.Digest;
import cotejo.events.Hashes;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Rulebook;
import cotejo.events.Source;
import cotejo.events.Stance;
import cotejo.events.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A month of invented news, kept in a store as the service would have kept it. */
final class SampleNews {
  static final Instant NOW = Instant.parse("2026-03-02T13:30:00Z");
  static final String BASES = "no-us-bases";
  static final String ARRESTS = "agents-no-arrests";
  static final Verdict.RulebookVersion RULES =
      new Verdict.RulebookVersion(3, Rulebook.hashOf(Map.of("claims/a.yaml", "id: a\n")));

  private final Store store;
  private final List<Verdict> verdicts = new ArrayList<>();

  private SampleNews(Store store) {
    this.store = store;
  }

  static SampleNews fill(Store store) {
    SampleNews news = new SampleNews(store);
    news.claims();
    news.articles();
    news.digests();
    return news;
  }

  /** The id of the article with which the month ends. */
  static String someArticle() {
    return Hashes.sha256(
        "https://frontera-diaria.example/abre-estados-unidos-una-base-militar-en-sonora");
  }

  Verdict first(Label label) {
    return verdicts.stream().filter(verdict -> verdict.label() == label).findFirst().orElseThrow();
  }

  private void claims() {
    List<ClaimRecord> claims =
        List.of(
            claim(
                BASES,
                "presence",
                bases(),
                List.of(
                    new Mention.Statement(
                        "The US Army runs a military base inside Mexico.",
                        "El Ejército de Estados Unidos opera una base militar dentro de México."),
                    new Mention.Statement(
                        "The United States is building a base in Mexico to fight the cartels.",
                        "Estados Unidos construye una base en México contra los cárteles."))),
            claim(
                ARRESTS,
                "law",
                arrests(),
                List.of(
                    new Mention.Statement(
                        "US agents arrest suspects in Mexico.",
                        "Agentes de Estados Unidos detienen a sospechosos en México."))));
    store.database().change(handle -> store.claims().publish(handle, claims));
  }

  private static ClaimRecord claim(
      String id, String topic, Mention.Statement says, List<Mention.Statement> wrong) {
    boolean dated = id.equals(ARRESTS);
    return new ClaimRecord(
        id,
        topic,
        says,
        wrong,
        dated ? "2020-12-19" : null,
        null,
        dated ? "2026-01-15" : null,
        dated ? "Two incidents of January 2026 are contested." : null,
        sources(),
        null,
        3,
        false);
  }

  private static Mention.Statement bases() {
    return new Mention.Statement(
        "No US military base exists on Mexican territory.",
        "No existe en territorio mexicano ninguna base militar de Estados Unidos.");
  }

  private static Mention.Statement arrests() {
    return new Mention.Statement(
        "Foreign agents have no power to arrest anybody in Mexico.",
        "Los agentes extranjeros no pueden detener a nadie en México.");
  }

  private static List<Source> sources() {
    return List.of(
        new Source(
            "Overseas basing: background and issues",
            "Congressional research service",
            "2024-07-10",
            URI.create("https://library.example/basing")),
        new Source(
            "Ley de Seguridad Nacional",
            "Diario oficial",
            "2020-12-18",
            URI.create("https://diario-oficial.example/ley")));
  }

  private void articles() {
    add(
        "Frontera Diaria",
        "es",
        "Abre Estados Unidos una base militar en Sonora",
        2,
        mention(
            BASES,
            Stance.ASSERTS_FALSE,
            "Estados Unidos ya opera una base militar en Sonora.",
            "ya opera"));
    add(
        "The Border Ledger",
        "en",
        "Agents of the DEA raid a ranch in Sinaloa and arrest three",
        4,
        mention(
            ARRESTS,
            Stance.ASSERTS_FALSE,
            "DEA agents stormed the ranch near Culiacán and arrested three men.",
            "stormed",
            "arrested"),
        mention(BASES, Stance.QUESTION, "Will there be a US base next?", "Will"));
    add(
        "Noticiero del Norte",
        "es",
        "“No hay bases extranjeras en México”, reitera la Defensa",
        5,
        mention(
            BASES,
            Stance.DENIES_FALSE,
            "La Secretaría de la Defensa reiteró que no hay bases extranjeras en el país.",
            "no hay"));
    add(
        "Gulf & Valley Post",
        "en",
        "Mexico’s law keeps foreign agents from making arrests, jurists recall",
        7,
        mention(
            ARRESTS,
            Stance.ASSERTS_TRUE,
            "Under the law of 2020, foreign agents cannot arrest anybody in Mexico."));
    add(
        "The Border Ledger",
        "en",
        "Senator claims a secret US base exists; offers no evidence <b>yet</b>",
        9,
        mention(
            BASES,
            Stance.ATTRIBUTES_FALSE,
            "The senator claimed that “a secret US base” exists in Chihuahua.",
            "claimed"));
    add("Frontera Diaria", "es", "Inicia reunión bilateral de seguridad en la capital", 11);
    add("Cocina y Sabor", "es", "Diez recetas para la Cuaresma", 12);
    for (int day = 1; day < 28; day++) {
      for (int i = 0; i < day % 4 + 1; i++) {
        boolean wrong = (day + i) % 5 == 0;
        add(
            (day + i) % 2 == 0 ? "The Border Ledger" : "Frontera Diaria",
            "en",
            "Report " + day + "-" + i + " on the security talks",
            day * 24 + i,
            wrong
                ? mention(BASES, Stance.ASSERTS_FALSE, "The United States runs a base in Mexico.")
                : mention(BASES, Stance.DENIES_FALSE, "There is no US base in Mexico.", "no"));
      }
    }
    Verdict edited = first(Label.MISLEADING);
    keep(
        version(
            edited,
            2,
            Label.ACCURATE,
            NOW.minus(Duration.ofMinutes(40)),
            List.of(
                mention(
                    BASES,
                    Stance.DENIES_FALSE,
                    "No hay base de Estados Unidos en Sonora: este diario se equivocó.",
                    "No hay"))));
    keep(
        version(edited, 3, Label.MISLEADING, NOW.minus(Duration.ofMinutes(35)), edited.mentions()));
  }

  private static Mention mention(String claim, Stance stance, String quote, String... cues) {
    return new Mention(
        claim,
        stance,
        quote,
        0,
        quote.length(),
        claim + "/rule",
        List.of(cues),
        claim.equals(BASES) ? bases() : arrests(),
        sources());
  }

  private void add(String outlet, String lang, String title, int hoursAgo, Mention... mentions) {
    URI url = URI.create("https://" + Hashes.slug(outlet) + ".example/" + Hashes.slug(title));
    Instant seen = NOW.minus(Duration.ofHours(hoursAgo));
    boolean onTopic = !outlet.startsWith("Cocina");
    Verdict verdict =
        new Verdict(
            Hashes.sha256(url.toString()),
            1,
            url,
            outlet,
            title,
            lang,
            seen.minusSeconds(600),
            seen,
            null,
            onTopic
                ? Stance.label(List.of(mentions).stream().map(Mention::stance).toList())
                : Label.OFF_TOPIC,
            0.93,
            List.of(mentions),
            onTopic ? List.of("México", "Estados Unidos", "seguridad") : List.of(),
            title.startsWith("Inicia") ? List.of(ARRESTS) : List.of(),
            false,
            false,
            RULES,
            seen.plusSeconds(20));
    keep(verdict);
    verdicts.add(verdict);
  }

  private static Verdict version(
      Verdict before, int revision, Label label, Instant at, List<Mention> mentions) {
    return new Verdict(
        before.articleId(),
        revision,
        before.url(),
        before.outlet(),
        before.title(),
        before.lang(),
        before.publishedAt(),
        at,
        before.fingerprint(),
        label,
        0.88,
        mentions,
        before.topic(),
        before.disputed(),
        false,
        false,
        RULES,
        at);
  }

  private void keep(Verdict verdict) {
    store.database().change(handle -> store.verdicts().keep(handle, verdict, Instant.EPOCH, NOW));
  }

  private void digests() {
    Instant to = Instant.parse("2026-03-02T13:00:00Z");
    digest("daily-2026-03-01", to.minus(Duration.ofDays(1)), List.of(), List.of());
    Verdict corrected = first(Label.UNVERIFIED);
    digest(
        "daily-2026-03-02",
        to,
        verdicts.stream()
            .filter(v -> v.label() == Label.MISLEADING || v.label() == Label.ACCURATE)
            .limit(4)
            .map(v -> item(v))
            .toList(),
        List.of(
            new Digest.Correction(
                corrected.articleId(),
                corrected.title(),
                corrected.url(),
                corrected.outlet(),
                Label.MISLEADING,
                Label.UNVERIFIED,
                "The outlet edited the article.")));
  }

  private static Digest.Item item(Verdict v) {
    return new Digest.Item(
        v.articleId(),
        v.revision(),
        v.label(),
        v.confidence(),
        v.title(),
        v.url(),
        v.outlet(),
        v.lang(),
        v.publishedAt(),
        v.mentions());
  }

  private void digest(
      String id, Instant to, List<Digest.Item> items, List<Digest.Correction> corrections) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Label label : Label.values()) {
      counts.put(label.word(), (int) items.stream().filter(item -> item.label() == label).count());
    }
    Digest digest =
        new Digest(
            id,
            to.minus(Duration.ofDays(1)),
            to,
            to.plusSeconds(2),
            counts,
            items,
            corrections,
            List.of(),
            List.of(),
            null,
            null);
    store.database().change(handle -> store.editions().keep(handle, digest, true));
  }
}
