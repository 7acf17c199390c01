package cotejo.classify.engine;

import cotejo.classify.reading.Tagged;
import cotejo.classify.rules.Slot;
import cotejo.classify.rules.Slot.Role;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** What the text has named before a sentence: where it plays and what it is about. */
final class Story {
  private static final int SCENE_BACK = 8;

  private final Tagged tagged;
  private final int place;
  private final Home home;
  private final BitSet named = new BitSet();
  private final Map<Slot, BitSet> settings = new HashMap<>();
  private int upTo;

  Story(Tagged tagged) {
    this.tagged = tagged;
    Integer number = tagged.concepts().find("place");
    this.place = number == null ? -1 : number;
    this.home = new Home(tagged);
  }

  boolean fills(int sentence, Slot slot) {
    return slot.role() == Role.ABOUT ? about(sentence, slot) : scene(sentence, slot);
  }

  /** "mexico-setting" (the Mexican navy, Sheinbaum) sets the scene where no place is named. */
  private BitSet settings(Slot slot) {
    return settings.computeIfAbsent(
        slot,
        s -> {
          BitSet out = new BitSet();
          for (String name : s.names()) {
            Integer number = tagged.concepts().find(name + "-setting");
            if (number != null) {
              out.set(number);
            }
          }
          return out;
        });
  }

  private boolean about(int sentence, Slot slot) {
    return named(sentence, slot.concepts()) >= 0;
  }

  /**
   * The first of some concepts that a sentence, the title or what stands between names; else -1.
   */
  int named(int sentence, BitSet concepts) {
    while (upTo <= sentence && upTo < tagged.text().size()) {
      named.or(tagged.present(upTo));
      upTo++;
    }
    BitSet both = (BitSet) concepts.clone();
    both.and(named);
    return both.nextSetBit(0);
  }

  /**
   * The sentence itself decides when it names a place; else the nearest sentence before that does.
   */
  private boolean scene(int sentence, Slot slot) {
    for (int i = sentence; i >= 0 && i >= sentence - SCENE_BACK; i--) {
      if (slot.concepts().intersects(tagged.present(i))) {
        return true;
      }
      if (settings(slot).intersects(tagged.present(i)) && !tagged.has(i, place)) {
        return true;
      }
      if (place >= 0 && tagged.has(i, place)) {
        return false;
      }
    }
    boolean opening =
        sentence > SCENE_BACK
            && tagged.text().size() > 1
            && (slot.concepts().intersects(tagged.present(0))
                || slot.concepts().intersects(tagged.present(1)));
    return opening || home.fills(sentence, slot);
  }
}
