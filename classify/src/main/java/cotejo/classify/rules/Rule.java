package cotejo.classify.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a claim.
 *
 * @param id unique in the rulebook: claim and rule name with a slash between
 * @param claim the claim it belongs to
 * @param form what it recognises
 * @param cases ways of saying it
 * @param from first day of publication on which it applies; null: always
 * @param until last day; null: no end
 * @param contested whether it speaks of the point that is disputed in the register
 * @param statesLaw whether it says what a law permits, so that "may" and "would" suppose nothing
 * @param tests its tests
 */
public record Rule(
    String id,
    String claim,
    Form form,
    List<Case> cases,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    boolean contested,
    boolean statesLaw,
    List<RuleTest> tests,
    String file,
    int line) {

  /** Whether the rule applies to a text of that day. */
  public boolean applies(LocalDate published) {
    return (from == null || !published.isBefore(from))
        && (until == null || !published.isAfter(until));
  }
}
