package cotejo.classify.engine;

import cotejo.classify.reading.Lang;
import cotejo.classify.reading.Tagged;
import cotejo.classify.rules.Slot;
import java.util.BitSet;

/**
 * Where a text plays that does not say it. Papers do not name their own country: a Spanish text
 * plays at home until it names a place, an English one when it names that country's people later on
 * and no other place at all. Concepts of the kind {@code home} are home.
 */
final class Home {
  private final Tagged tagged;
  private final BitSet home = new BitSet();
  private final BitSet place = new BitSet();
  private final int people;
  private final int kind;
  private int firstPlace = -1;
  private boolean elsewhere;
  private boolean peopled;

  Home(Tagged tagged) {
    this.tagged = tagged;
    Integer kind = tagged.concepts().find("home");
    this.kind = kind == null ? -1 : kind;
    for (String name : new String[] {"place", "at-sea"}) {
      Integer number = tagged.concepts().find(name);
      if (number != null) {
        place.set(number);
      }
    }
    Integer number = tagged.concepts().find("topic-mexico");
    people = number == null ? tagged.concepts().count() : number;
  }

  /** Whether a sentence that names no place fills a slot that asks for home. */
  boolean fills(int sentence, Slot slot) {
    if (firstPlace < 0) {
      look();
    }
    if (!slot.concepts().intersects(home)) {
      return false;
    }
    return tagged.text().sentence(sentence).lang() == Lang.ES
        ? sentence < firstPlace
        : sentence < firstPlace && peopled && !elsewhere;
  }

  private void look() {
    for (int c = 0; c < tagged.concepts().count(); c++) {
      if (tagged.concepts().isKind(c, kind)) {
        home.set(c);
      }
    }
    int size = tagged.text().size();
    firstPlace = size;
    for (int i = size - 1; i >= 0; i--) {
      BitSet present = tagged.present(i);
      peopled |= present.get(people);
      if (present.intersects(place)) {
        firstPlace = i;
        elsewhere |= !present.intersects(home);
      }
    }
  }
}
