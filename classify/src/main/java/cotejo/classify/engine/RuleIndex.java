package cotejo.classify.engine;

import cotejo.classify.rules.Case;
import cotejo.classify.rules.Rule;
import cotejo.classify.rules.Rulebook;
import cotejo.classify.rules.Slot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the cases that a sentence could satisfy: each is filed under its rarest slot, so a sentence
 * meets only the few whose rarest concept it contains.
 */
final class RuleIndex {
  /** A case with its rule and the slots that the sentence itself must fill. */
  record Entry(Rule rule, Case one, Slot anchor) {}

  private final List<List<Entry>> byConcept = new ArrayList<>();
  private final BitSet anchors = new BitSet();

  RuleIndex(Rulebook rulebook) {
    int count = rulebook.lexicon().concepts().count();
    int[] uses = new int[count];
    for (Rule rule : rulebook.rules()) {
      for (Case one : rule.cases()) {
        for (Slot slot : one.slots()) {
          for (int concept : slot.concepts().stream().toArray()) {
            uses[concept]++;
          }
        }
      }
    }
    for (int i = 0; i < count; i++) {
      byConcept.add(new ArrayList<>());
    }
    for (Rule rule : rulebook.rules()) {
      for (Case one : rule.cases()) {
        file(rule, one, uses);
      }
    }
  }

  private void file(Rule rule, Case one, int[] uses) {
    Slot rarest = null;
    int least = Integer.MAX_VALUE;
    for (Slot slot : one.slots()) {
      if (slot.fromStory() || slot.role() == Slot.Role.WHERE) {
        continue;
      }
      int sum = 0;
      for (int concept : slot.concepts().stream().toArray()) {
        sum += uses[concept];
      }
      if (sum < least) {
        least = sum;
        rarest = slot;
      }
    }
    if (rarest == null) {
      return;
    }
    for (int concept : rarest.concepts().stream().toArray()) {
      byConcept.get(concept).add(new Entry(rule, one, rarest));
      anchors.set(concept);
    }
  }

  /** The cases filed under the concepts of a sentence. */
  List<Entry> candidates(BitSet present) {
    List<Entry> out = new ArrayList<>();
    for (int concept = present.nextSetBit(0);
        concept >= 0;
        concept = present.nextSetBit(concept + 1)) {
      if (!anchors.get(concept)) {
        continue;
      }
      for (Entry entry : byConcept.get(concept)) {
        if (passes(entry.one(), present)) {
          out.add(entry);
        }
      }
    }
    return out;
  }

  private static boolean passes(Case one, BitSet present) {
    for (Slot slot : one.slots()) {
      boolean here = !slot.fromStory() && slot.role() != Slot.Role.WHERE;
      if (here && !slot.concepts().intersects(present)) {
        return false;
      }
    }
    return true;
  }
}
