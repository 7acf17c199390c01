package cotejo.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One digest as it was cut; the value on {@link Topics#DIGESTS}.
 *
 * @param id the edition, for instance {@code daily-2026-03-02}; also the Kafka key
 * @param from UTC, the window's beginning, inclusive
 * @param to UTC, the window's end, exclusive: verdicts by {@link Verdict#classifiedAt()}
 * @param cutAt UTC, our clock, when it was cut
 * @param counts verdicts in the window by label word
 * @param items misleading and accurate articles, the most telling first
 * @param corrections tags sent before that no longer hold
 */
public record Digest(
    String id,
    Instant from,
    Instant to,
    Instant cutAt,
    Map<String, Integer> counts,
    List<Item> items,
    List<Correction> corrections) {

  /** One article in the digest. */
  public record Item(
      String articleId,
      int revision,
      Label label,
      double confidence,
      String title,
      URI url,
      String outlet,
      @Nullable String lang,
      @Nullable Instant publishedAt,
      List<Mention> mentions) {
    public Item {
      Require.sha256("articleId", articleId);
      Require.present("label", label);
      Require.web("url", url);
      mentions = List.copyOf(Require.present("mentions", mentions));
    }
  }

  /** A tag that changed after it was sent. */
  public record Correction(
      String articleId, String title, URI url, String outlet, Label was, Label now, String why) {
    public Correction {
      Require.sha256("articleId", articleId);
      Require.web("url", url);
      Require.text("why", why, 1_000);
      if (was == now) {
        throw new IllegalArgumentException("a correction from " + was + " to " + now);
      }
    }
  }

  public Digest {
    Require.text("id", id, 200);
    Require.present("from", from);
    Require.present("to", to);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("the window [%s, %s) is empty".formatted(from, to));
    }
    Require.present("cutAt", cutAt);
    counts = Map.copyOf(Require.present("counts", counts));
    items = List.copyOf(Require.present("items", items));
    corrections = List.copyOf(Require.present("corrections", corrections));
  }
}
