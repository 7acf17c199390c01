package cotejo.classify.reading;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * A sequence that makes one concept out of others: {@code us ..2 force}. An item is a choice of
 * concepts, a choice of words in quotes, or a gap of at most so many words.
 *
 * @param makes the concept it makes
 * @param items what must follow one another
 * @param source as written
 */
record Pattern(int makes, List<Item> items, String source) {
  /** One step of a pattern. */
  sealed interface Item {
    record OneOf(BitSet concepts) implements Item {}

    record Words(Set<String> words) implements Item {}

    record Gap(int most) implements Item {}
  }
}
