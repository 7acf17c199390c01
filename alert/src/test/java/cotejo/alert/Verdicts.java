package cotejo.alert;

import cotejo.events.Hashes;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Source;
import cotejo.events.Stance;
import cotejo.events.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verdicts for tests, plain ones. */
public final class Verdicts {
  private Verdicts() {}

  /** A register of two claims. */
  public static Mention mention(String claim, Stance stance, String quote) {
    return new Mention(
        claim,
        stance,
        quote,
        0,
        quote.length(),
        claim + "/plain",
        List.of(),
        new Mention.Statement(
            "No US military base exists in Mexico.",
            "No existe base militar de EE. UU. en México."),
        List.of(
            new Source(
                "U.S. Overseas Basing",
                "Congressional Research Service",
                "2024-07-10",
                URI.create("https://record.example/basing"))));
  }

  /** How the test describes an article. */
  public record Piece(
      String name,
      String outlet,
      String title,
      String lang,
      int revision,
      Label label,
      @Nullable String fingerprint,
      Instant publishedAt,
      Instant classifiedAt,
      List<Mention> mentions) {

    public String id() {
      return Hashes.sha256(name);
    }

    public Piece at(String instant) {
      return new Piece(
          name,
          outlet,
          title,
          lang,
          revision,
          label,
          fingerprint,
          publishedAt,
          Instant.parse(instant),
          mentions);
    }

    public Piece published(String instant) {
      return new Piece(
          name,
          outlet,
          title,
          lang,
          revision,
          label,
          fingerprint,
          Instant.parse(instant),
          classifiedAt,
          mentions);
    }

    public Piece from(String other) {
      return new Piece(
          name,
          other,
          title,
          lang,
          revision,
          label,
          fingerprint,
          publishedAt,
          classifiedAt,
          mentions);
    }

    public Piece titled(String other) {
      return new Piece(
          name,
          outlet,
          other,
          lang,
          revision,
          label,
          fingerprint,
          publishedAt,
          classifiedAt,
          mentions);
    }

    public Piece like(String hex) {
      return new Piece(
          name, outlet, title, lang, revision, label, hex, publishedAt, classifiedAt, mentions);
    }

    public Piece revised(Label other) {
      return new Piece(
          name,
          outlet,
          title,
          lang,
          revision + 1,
          other,
          fingerprint,
          publishedAt,
          classifiedAt,
          mentionsFor(other, title));
    }

    public Verdict verdict() {
      return new Verdict(
          id(),
          revision,
          URI.create("https://" + Hashes.slug(outlet) + ".example/" + Hashes.slug(name)),
          outlet,
          title,
          lang,
          publishedAt,
          publishedAt,
          fingerprint,
          label,
          0.9,
          mentions,
          label == Label.OFF_TOPIC ? List.of() : List.of("base"),
          List.of(),
          false,
          false,
          new Verdict.RulebookVersion(1, Hashes.sha256("rulebook")),
          classifiedAt);
    }
  }

  public static Piece misleading(String name) {
    return piece(name, Label.MISLEADING);
  }

  public static Piece accurate(String name) {
    return piece(name, Label.ACCURATE);
  }

  public static Piece piece(String name, Label label) {
    String title = "Report " + name + " on a base in Sonora";
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    return new Piece(
        name, "Diario " + name, title, "en", 1, label, null, noon, noon, mentionsFor(label, title));
  }

  private static List<Mention> mentionsFor(Label label, String title) {
    return switch (label) {
      case MISLEADING -> List.of(mention("no-us-bases", Stance.ASSERTS_FALSE, title));
      case ACCURATE -> List.of(mention("no-us-bases", Stance.DENIES_FALSE, title));
      case UNVERIFIED -> List.of(mention("no-us-bases", Stance.ATTRIBUTES_FALSE, title));
      case OFF_TOPIC -> List.of();
    };
  }
}
