package cotejo.events;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One plain example of every message, at fixed instants. */
final class Samples {
  private Samples() {}

  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final URI PAGE = URI.create("https://diario.example/nota/1");
  static final Verdict.RulebookVersion VERSION =
      new Verdict.RulebookVersion(3, Rulebook.hashOf(Map.of("claims/a.yaml", "id: a\n")));

  static Feed feed() {
    URI url = URI.create("https://diario.example/rss");
    return new Feed(
        Feed.idOf("Diario Ejemplo", url),
        url,
        "Diario Ejemplo",
        "Diario Ejemplo: portada",
        "MX",
        "es",
        Feed.Kind.PRESS,
        URI.create("https://diario.example/"),
        "México/Prensa",
        Map.of("description", "portada"));
  }

  static FeedState feedState() {
    return new FeedState(
        feed().id(),
        feed().url(),
        "\"abc\"",
        "Mon, 02 Mar 2026 11:00:00 GMT",
        7,
        NOON,
        NOON,
        NOON.plusSeconds(900),
        Duration.ofMinutes(15),
        0,
        null,
        new FeedState.Redirect(URI.create("https://diario.example/feed"), 2),
        false,
        41,
        List.of(
            new FeedState.Known(
                "e1",
                "h1",
                Hashes.sha256(PAGE.toString()),
                1,
                "t1",
                "x1",
                "l1",
                1,
                "2/77",
                new FeedState.Visit(PAGE, "\"p1\"", "Mon, 02 Mar 2026 11:30:00 GMT", 2, NOON))),
        new FeedState.Rhythm(2.5, Duration.ofMinutes(30), Set.of(3), Set.of(DayOfWeek.SUNDAY), 1),
        new FeedState.Push(
            URI.create("https://hub.example/"),
            URI.create("https://diario.example/rss"),
            "0f1e2d3c",
            "s3cret",
            NOON,
            NOON.plus(Duration.ofDays(10))));
  }

  static Article article() {
    return new Article(
        Hashes.sha256(PAGE.toString()),
        2,
        Set.of(Article.Change.HEADLINE),
        PAGE,
        "Diario Ejemplo",
        feed().id(),
        "tag:diario.example,2026:1",
        "No hay bases de Estados Unidos en México",
        "La Secretaría de la Defensa reiteró que no hay bases extranjeras en el país.",
        Article.TextSource.PAGE,
        "Redacción",
        "es",
        "Nacional",
        NOON.minusSeconds(3600),
        null,
        NOON,
        false,
        "00ff00ff00ff00ff",
        "strict");
  }

  static Mention mention() {
    return new Mention(
        "no-us-bases",
        Stance.DENIES_FALSE,
        "No hay bases de Estados Unidos en México",
        0,
        40,
        "no-us-bases/base-in-mexico",
        List.of("no hay"),
        new Mention.Statement(
            "No US base exists in Mexico.", "No existe base de EE.UU. en México."),
        List.of(
            new Source(
                "U.S. Overseas Basing",
                "Congressional Research Service",
                "2024-07-10",
                URI.create("https://www.everycrsreport.com/reports/R48123.html"))));
  }

  static Verdict verdict() {
    Article article = article();
    return new Verdict(
        article.id(),
        article.revision(),
        article.url(),
        article.outlet(),
        article.title(),
        "es",
        article.publishedAt(),
        article.fetchedAt(),
        article.fingerprint(),
        Label.ACCURATE,
        0.93,
        List.of(mention()),
        List.of("bases", "Estados Unidos", "México"),
        List.of(),
        false,
        false,
        VERSION,
        NOON.plusSeconds(1));
  }

  static Rulebook rulebook() {
    return new Rulebook(VERSION, Map.of("claims/a.yaml", "id: a\n"), NOON, "first edition");
  }

  static Digest digest() {
    Verdict verdict = verdict();
    return new Digest(
        "daily-2026-03-02",
        NOON.minus(Duration.ofDays(1)),
        NOON,
        NOON.plusSeconds(2),
        Map.of("accurate", 1, "misleading", 0),
        List.of(
            new Digest.Item(
                verdict.articleId(),
                verdict.revision(),
                verdict.label(),
                verdict.confidence(),
                verdict.title(),
                verdict.url(),
                verdict.outlet(),
                verdict.lang(),
                verdict.publishedAt(),
                verdict.mentions())),
        List.of(
            new Digest.Correction(
                verdict.articleId(),
                verdict.title(),
                verdict.url(),
                verdict.outlet(),
                Label.UNVERIFIED,
                Label.ACCURATE,
                "The article was edited.")),
        List.of(
            new Digest.Story(
                verdict.articleId(),
                verdict.label(),
                List.of(new Digest.Part(verdict.articleId(), null)))),
        List.of(
            new Digest.Spread(
                "no-us-bases",
                mention().record(),
                List.of("Diario Ejemplo", "Ejemplo Post"),
                List.of(verdict.articleId()),
                NOON.minus(Duration.ofHours(3)))),
        new Digest.Numbers(
            List.of(new Digest.Day(LocalDate.of(2026, 3, 2), 0, 1, 0)),
            List.of(new Digest.Tally("no-us-bases", 0, 1)),
            List.of(new Digest.Tally("Diario Ejemplo", 0, 1)),
            0),
        NOON);
  }

  static DeadLetter deadLetter() {
    return new DeadLetter(
        "classify",
        "articles",
        0,
        17,
        "k".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        "{".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        Map.of("ce_type", "cotejo.article.v1"),
        DeadLetter.Reason.NOT_JSON,
        "unexpected end of input (line 1, column 2)",
        NOON);
  }

  static Object of(Topic<?> topic) {
    return switch (topic.name()) {
      case "feeds" -> feed();
      case "feed-state" -> feedState();
      case "articles" -> article();
      case "rulebooks" -> rulebook();
      case "verdicts" -> verdict();
      case "digests" -> digest();
      case "dead-letters" -> deadLetter();
      default -> throw new IllegalArgumentException("no sample for " + topic.name());
    };
  }
}
