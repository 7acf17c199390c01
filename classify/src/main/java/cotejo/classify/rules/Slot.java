package cotejo.classify.rules;

import java.util.BitSet;
import java.util.List;

/**
 * A part of a rule: who, does, what and so on, and which concepts can fill it.
 *
 * @param role the part it plays
 * @param concepts numbers of the concepts, one of which must stand in the sentence
 * @param names their names, for explanations
 * @param range the values that a quantity must have; {@link Range#ANY} when none is asked
 */
public record Slot(Role role, BitSet concepts, List<String> names, Range range) {
  /** The words in which rules are written. */
  public enum Role {
    WHO,
    DOES,
    WHAT,
    WHOM,
    WHERE,
    CONSENT,
    WITH,
    HOW,
    WHEN,
    AMOUNT,
    /** A place that the sentence names or, when it names none, the story so far. */
    SCENE,
    /** A subject that this sentence, the title or an earlier sentence names. */
    ABOUT
  }

  /**
   * Values of a quantity.
   *
   * @param outside whether the value must lie outside
   */
  public record Range(double from, double to, boolean outside) {
    public static final Range ANY =
        new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

    public boolean holds(double value) {
      if (from == Double.NEGATIVE_INFINITY) {
        return true;
      }
      boolean in = value >= from && value <= to;
      return !Double.isNaN(value) && in != outside;
    }
  }

  /** Whether it is filled by the story and not by the sentence alone. */
  public boolean fromStory() {
    return role == Role.SCENE || role == Role.ABOUT;
  }
}
