package cotejo.classify.flow;

import cotejo.events.Hashes;
import cotejo.events.Label;
import cotejo.events.Messages;
import cotejo.events.Verdict;
import java.time.Instant;

/** What a verdict says, apart from when and by which edition it was said. */
final class Meaning {
  private static final Verdict.RulebookVersion ANY =
      new Verdict.RulebookVersion(0, Hashes.sha256(""));

  private Meaning() {}

  /**
   * A hash that two verdicts share when a reader would see no difference: revision, rulebook, our
   * own stamps and the fingerprint are left out, and the confidence counts by tenths.
   */
  static long of(Verdict verdict) {
    Verdict plain =
        new Verdict(
            verdict.articleId(),
            1,
            verdict.url(),
            verdict.outlet(),
            verdict.title(),
            verdict.lang(),
            verdict.publishedAt(),
            Instant.EPOCH,
            null,
            verdict.label(),
            seen(verdict),
            verdict.mentions(),
            verdict.topic(),
            verdict.disputed(),
            verdict.truncated(),
            verdict.deleted(),
            ANY,
            Instant.EPOCH);
    String hash = Hashes.sha256(Messages.JSON.writeValueAsBytes(plain));
    return Long.parseUnsignedLong(hash, 0, 16, 16);
  }

  /** Every added sentence moves the confidence a little; nobody reads that of an off-topic text. */
  private static double seen(Verdict verdict) {
    return verdict.label() == Label.OFF_TOPIC ? 0 : Math.round(verdict.confidence() * 10) / 10.0;
  }
}
