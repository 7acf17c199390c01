package cotejo.ingest.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many new entries an hour a feed brings, as an average that forgets. */
public final class Rhythm {
  /** After so long two thirds of the average come from what was seen since. */
  private static final Duration MEMORY = Duration.ofHours(12);

  private static final double SECONDS_AN_HOUR = 3_600;

  private Rhythm() {}

  /**
   * The rate that a first look suggests: the dates in the document.
   *
   * @return new entries an hour; 0 when the dates tell nothing
   */
  public static double first(List<Instant> published, Instant now) {
    List<Instant> recent =
        published.stream()
            .filter(date -> !date.isAfter(now) && date.isAfter(now.minus(Duration.ofDays(14))))
            .sorted()
            .toList();
    if (recent.size() < 2) {
      return 0;
    }
    double hours = hours(Duration.between(recent.getFirst(), now));
    return (recent.size() - 1) / Math.max(hours, 1.0 / 60);
  }

  /** The rate after another poll that came {@code since} after the one before. */
  public static double next(double perHour, Duration since, int newEntries) {
    double hours = hours(since);
    if (hours <= 0) {
      return perHour;
    }
    double weight = 1 - Math.exp(-hours / hours(MEMORY));
    return perHour * (1 - weight) + newEntries / hours * weight;
  }

  private static double hours(Duration duration) {
    return duration.toMillis() / 1_000.0 / SECONDS_AN_HOUR;
  }
}
