package cotejo.ingest.schedule;

import java.time.Duration;

/**
 * Between which limits the rhythm moves.
 *
 * @param shortest a feed is never asked more often
 * @param longest a feed that works is asked at least this often, unless its server asks for less
 * @param longestBackoff a feed that fails is asked at least this often: it is never given up
 */
public record Bounds(Duration shortest, Duration longest, Duration longestBackoff) {
  public Bounds {
    if (shortest.isZero() || shortest.isNegative()) {
      throw new IllegalArgumentException("the shortest interval is " + shortest);
    }
    if (longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "the longest interval %s is under the shortest %s".formatted(longest, shortest));
    }
    if (longestBackoff.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "the longest backoff %s is under the shortest interval %s"
              .formatted(longestBackoff, shortest));
    }
  }

  Duration clamp(Duration interval) {
    if (interval.compareTo(shortest) < 0) {
      return shortest;
    }
    return interval.compareTo(longest) > 0 ? longest : interval;
  }
}
