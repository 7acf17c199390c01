package cotejo.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says about when to come back.
 *
 * @param ttl RSS 2.0 {@code ttl}, stated there in minutes
 * @param skipHours hours of the day, 0 to 23 in UTC, in which the feed asks not to be read (RSS
 *     writes 24 for 0 at times)
 * @param skipDays days of the week, UTC, in which the feed asks not to be read
 * @param updateEvery {@code sy:updatePeriod} divided by {@code sy:updateFrequency} (RSS 1.0
 *     syndication module)
 */
public record PollHints(
    @Nullable Duration ttl,
    Set<Integer> skipHours,
    Set<DayOfWeek> skipDays,
    @Nullable Duration updateEvery) {

  /** The feed says nothing. */
  public static final PollHints NONE = new PollHints(null, Set.of(), Set.of(), null);

  public PollHints {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }
}
