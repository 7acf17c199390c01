package cotejo.alert.digest;

import cotejo.events.Digest;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Stance;
import cotejo.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds misconceptions that several outlets assert in texts of their own. */
public final class Spreading {
  private Spreading() {}

  /**
   * What counts as spreading.
   *
   * @param outlets at least so many, copies of one text counted once
   * @param within of each other
   */
  public record Threshold(int outlets, Duration within) {}

  /**
   * The misconceptions under way at {@code now}, the widest first.
   *
   * @param verdicts the newest on each article; others than misleading ones are passed over
   */
  public static List<Digest.Spread> find(List<Verdict> verdicts, Threshold threshold, Instant now) {
    Instant since = now.minus(threshold.within());
    Map<String, List<Verdict>> byClaim = new TreeMap<>();
    for (Verdict verdict : verdicts) {
      Instant moment = Stories.moment(verdict);
      if (verdict.label() == Label.MISLEADING
          && !verdict.deleted()
          && !moment.isBefore(since)
          && moment.isBefore(now)) {
        verdict.mentions().stream()
            .filter(mention -> mention.stance() == Stance.ASSERTS_FALSE)
            .map(Mention::claim)
            .distinct()
            .forEach(claim -> byClaim.computeIfAbsent(claim, c -> new ArrayList<>()).add(verdict));
      }
    }
    List<Digest.Spread> found = new ArrayList<>();
    byClaim.forEach(
        (claim, of) -> {
          Digest.Spread spread = spread(claim, of);
          if (spread.outlets().size() >= threshold.outlets()) {
            found.add(spread);
          }
        });
    found.sort(
        Comparator.comparingInt((Digest.Spread spread) -> -spread.outlets().size())
            .thenComparing(Digest.Spread::claim));
    return found;
  }

  /**
   * Who asserts the misconception about {@code claim} in a text of their own: of each outlet the
   * first such article within the threshold's time, first published first.
   *
   * @param verdicts the newest on each article that mentions the claim
   */
  public static List<Verdict> independent(
      String claim, List<Verdict> verdicts, Threshold threshold, Instant now) {
    Instant since = now.minus(threshold.within());
    List<Verdict> asserting =
        verdicts.stream()
            .filter(verdict -> !Stories.moment(verdict).isBefore(since))
            .filter(verdict -> Stories.moment(verdict).isBefore(now))
            .filter(verdict -> verdict.label() == Label.MISLEADING && !verdict.deleted())
            .filter(
                verdict ->
                    verdict.mentions().stream()
                        .anyMatch(
                            mention ->
                                mention.claim().equals(claim)
                                    && mention.stance() == Stance.ASSERTS_FALSE))
            .toList();
    Map<String, Verdict> first = new LinkedHashMap<>();
    Stories.group(asserting).stream()
        .flatMap(group -> group.members().stream())
        .filter(member -> member.copyOf() == null)
        .map(Stories.Member::verdict)
        .sorted(Comparator.comparing(Stories::moment).thenComparing(Verdict::articleId))
        .forEach(verdict -> first.putIfAbsent(verdict.outlet(), verdict));
    return List.copyOf(first.values());
  }

  /** When an article became public as far as anyone knows. */
  public static Instant moment(Verdict verdict) {
    return Stories.moment(verdict);
  }

  private static Digest.Spread spread(String claim, List<Verdict> verdicts) {
    Set<String> outlets = new LinkedHashSet<>();
    List<Verdict> inOrder = new ArrayList<>();
    for (Stories.Group group : Stories.group(verdicts)) {
      for (Stories.Member member : group.members()) {
        inOrder.add(member.verdict());
        if (member.copyOf() == null) {
          outlets.add(member.verdict().outlet());
        }
      }
    }
    inOrder.sort(Comparator.comparing(Stories::moment).thenComparing(Verdict::articleId));
    Mention mention =
        inOrder.getFirst().mentions().stream()
            .filter(one -> one.claim().equals(claim))
            .findFirst()
            .orElseThrow();
    return new Digest.Spread(
        claim,
        mention.record(),
        List.copyOf(outlets),
        inOrder.stream().map(Verdict::articleId).limit(200).toList(),
        Stories.moment(inOrder.getFirst()));
  }
}
