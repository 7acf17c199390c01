package cotejo.classify.stance;

import cotejo.classify.reading.Concepts;
import cotejo.classify.reading.Tagged;
import cotejo.classify.rules.Form;
import cotejo.classify.rules.Rule;
import cotejo.classify.stance.Asking.Asked;
import cotejo.events.Stance;
import java.util.List;

/** Reads the stance of one sentence towards what a rule found in it. */
public final class StanceReader {
  private final Cues cues;

  public StanceReader(Concepts concepts) {
    cues = new Cues(concepts);
  }

  /**
   * A stance with the cues that led to it.
   *
   * @param stance what the sentence does with the claim
   * @param cues the cue words as they stand in the text, each with its kind
   */
  public record Decision(Stance stance, List<Applied> cues) {}

  /**
   * A cue that changed the stance, as tokens.
   *
   * @param scopeFrom first token that it governs
   * @param scopeTo token at which its scope ends
   */
  public record Applied(Cue cue, int from, int to, int scopeFrom, int scopeTo) {}

  /** Whether the text as a whole is marked as satire. */
  public boolean satire(Tagged tagged) {
    for (int i = 0; i < tagged.text().size(); i++) {
      if (cues.any(tagged, i, Cue.SATIRE)) {
        return true;
      }
    }
    return false;
  }

  public Decision decide(Tagged tagged, int sentence, Found found, Rule rule, boolean satire) {
    var s = new Sighting(cues, tagged, sentence, found);
    return new Decision(stance(s, rule, satire), s.applied());
  }

  private static Stance stance(Sighting s, Rule rule, boolean satire) {
    Form form = rule.form();
    if (form == Form.HISTORY) {
      return Stance.HISTORICAL;
    }
    boolean negated = Negation.of(s, form);
    boolean denied = Denial.of(s, form);
    Asked asked = Asking.of(s);
    switch (asked) {
      case LEFT_OPEN -> {
        return Stance.QUESTION;
      }
      case SUPPOSED -> {
        return Stance.HYPOTHETICAL;
      }
      case DENIED -> {
        return form == Form.MISCONCEPTION && !negated ? Stance.DENIES_FALSE : Stance.QUESTION;
      }
      case GRANTED, NO -> {}
    }
    if (form == Form.PLAN) {
      return Stance.HYPOTHETICAL;
    }
    boolean supposed = Supposition.of(s, rule);
    boolean endorsed = Attribution.endorsed(s);
    boolean open = !endorsed && Attribution.open(s, form);
    boolean no = negated != denied || (negated && Denial.comments(s));
    if (negated && !denied && Supposition.inCondition(s, rule)) {
      return Stance.HYPOTHETICAL;
    }
    return form == Form.RECORD
        ? record(s, no, open || (denied && !negated && Denial.spoken(s)), supposed)
        : misconception(s, no, open, supposed || satire);
  }

  private static Stance misconception(Sighting s, boolean no, boolean open, boolean supposed) {
    if (no) {
      return Stance.DENIES_FALSE;
    }
    if (supposed) {
      return Stance.HYPOTHETICAL;
    }
    if (Correction.follows(s)) {
      return Stance.DENIES_FALSE;
    }
    return open ? Stance.ATTRIBUTES_FALSE : Stance.ASSERTS_FALSE;
  }

  private static Stance record(Sighting s, boolean no, boolean bySomebody, boolean supposed) {
    if (no && bySomebody) {
      return Stance.ATTRIBUTES_FALSE;
    }
    if (supposed) {
      return Stance.HYPOTHETICAL;
    }
    if (no) {
      return Stance.ASSERTS_FALSE;
    }
    return Correction.opens(s) ? Stance.DENIES_FALSE : Stance.ASSERTS_TRUE;
  }
}
