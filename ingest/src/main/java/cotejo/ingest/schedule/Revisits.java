package cotejo.ingest.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * When an article's page is looked at again, since outlets edit and withdraw articles without a
 * word in the feed: once after {@code first}, then after six and after twenty-four times as long.
 *
 * @param first zero for never
 */
public record Revisits(Duration first) {
  private static final int[] WAITS = {1, 6, 24};

  public Revisits {
    if (first.isNegative()) {
      throw new IllegalArgumentException("pages cannot be looked at again after " + first);
    }
  }

  /**
   * Whether it is time.
   *
   * @param looks how often the page was looked at, at least once
   * @param last when it was looked at last
   */
  public boolean isDue(int looks, Instant last, Instant now) {
    if (first.isZero() || looks > WAITS.length) {
      return false;
    }
    return !now.isBefore(last.plus(first.multipliedBy(WAITS[looks - 1])));
  }
}
