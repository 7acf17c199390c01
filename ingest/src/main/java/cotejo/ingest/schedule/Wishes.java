package cotejo.ingest.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the publisher asks for.
 *
 * @param floor not to be asked again sooner: the longest of {@code ttl}, {@code sy:updatePeriod}
 *     and {@code Cache-Control: max-age}; null when nothing is asked
 * @param skipHours hours of the day, UTC, in which not to be asked
 * @param skipDays days of the week, UTC, on which not to be asked
 */
public record Wishes(@Nullable Duration floor, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
  /** The publisher asks for nothing. */
  public static final Wishes NONE = new Wishes(null, Set.of(), Set.of());

  public Wishes {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }
}
