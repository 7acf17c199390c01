package cotejo.ingest.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Decides when a feed is asked next. Dice are uniform in [0, 1). */
public final class Pacing {
  /** A feed is asked about twice for each entry it brings. */
  private static final double POLLS_AN_ENTRY = 2;

  private final Bounds bounds;

  public Pacing(Bounds bounds) {
    this.bounds = bounds;
  }

  /**
   * When to ask next, and in what rhythm.
   *
   * @param at UTC
   * @param interval the rhythm without the publisher's skipped hours and without jitter
   */
  public record Pace(Instant at, Duration interval) {}

  /**
   * After a poll that gave a feed, changed or not.
   *
   * @param perHour new entries an hour, see {@link Rhythm}; 0 for none seen
   * @param lost entries were probably lost since the poll before: hurry
   * @param before the rhythm so far
   */
  public Pace afterSuccess(
      Instant now, double perHour, boolean lost, Duration before, Wishes wishes, double die) {
    Duration wanted = bounds.longest();
    if (perHour > 0) {
      wanted = hours(1 / (perHour * POLLS_AN_ENTRY));
    } else if (!before.isPositive()) {
      wanted = bounds.shortest().multipliedBy(4);
    }
    if (lost) {
      wanted = shorter(wanted, before.dividedBy(2));
    } else if (before.isPositive()) {
      // A calm hour does not make a slow feed: at most double from one poll to the next.
      wanted = shorter(wanted, before.multipliedBy(2));
    }
    if (wishes.floor() != null && wishes.floor().compareTo(wanted) > 0 && !lost) {
      wanted = wishes.floor();
    }
    Duration interval = bounds.clamp(wanted);
    Instant at = now.plus(scaled(interval, 0.9 + 0.1 * die));
    return new Pace(skipping(at, wishes), interval);
  }

  /** After a poll of a feed whose hub tells us of news: asking is only a precaution. */
  public Pace resting(Instant now, double die) {
    return new Pace(now.plus(scaled(bounds.longest(), 0.9 + 0.1 * die)), bounds.longest());
  }

  /**
   * After a poll that failed: exponential backoff with jitter.
   *
   * @param failures in a row, this one included
   * @param askedToWait what the server asked for; may be more than our own longest
   */
  public Instant afterFailure(
      Instant now, int failures, @Nullable Duration askedToWait, double die) {
    Duration own = bounds.shortest().multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, 20));
    own = shorter(own, bounds.longestBackoff());
    own = scaled(own, 0.75 + 0.25 * die);
    boolean longer = askedToWait != null && askedToWait.compareTo(own) > 0;
    return now.plus(longer && askedToWait != null ? askedToWait : own);
  }

  /** While nothing answers at all: soon again, spread over a while so that not all come at once. */
  public Instant afterOutage(Instant now, double die) {
    Duration soon = shorter(Duration.ofSeconds(30), bounds.longest());
    return now.plus(scaled(soon, 0.5 + die));
  }

  private static Instant skipping(Instant at, Wishes wishes) {
    if (wishes.skipHours().isEmpty() && wishes.skipDays().isEmpty()) {
      return at;
    }
    ZonedDateTime time = at.atZone(ZoneOffset.UTC);
    for (int hours = 0; hours < 24 * 7; hours++) {
      DayOfWeek day = time.getDayOfWeek();
      if (!wishes.skipDays().contains(day) && !wishes.skipHours().contains(time.getHour())) {
        return time.toInstant();
      }
      time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }
    // Every hour of every day is a mistake, not a wish.
    return at;
  }

  private static Duration hours(double hours) {
    return Duration.ofMillis((long) Math.min(hours * 3_600_000, 1e12));
  }

  private static Duration scaled(Duration duration, double factor) {
    return Duration.ofMillis(Math.max(1, (long) (duration.toMillis() * factor)));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
