package cotejo.classify.publish;

import cotejo.events.Rulebook;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the topic of rulebooks.
 *
 * @param live null when none has been published
 * @param candidate null when none runs in the shadow
 * @param history every rulebook that was ever live, by number
 */
record Shelf(
    @Nullable Rulebook live, @Nullable Rulebook candidate, SortedMap<Integer, Rulebook> history) {
  Shelf {
    history = new TreeMap<>(history);
  }

  /** The number that the next publication gets. */
  int nextNumber() {
    return Stream.concat(Stream.of(live, candidate), all().stream())
            .filter(rulebook -> rulebook != null)
            .mapToInt(rulebook -> rulebook == null ? 0 : rulebook.version().number())
            .max()
            .orElse(0)
        + 1;
  }

  private Collection<Rulebook> all() {
    return history.values();
  }
}
