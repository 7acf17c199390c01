package cotejo.alert.digest;

import cotejo.alert.store.VerdictStore.Change;
import cotejo.events.Digest;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Stance;
import cotejo.events.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a digest of a window. Same window, same verdicts: same digest. */
final class DigestCutter {
  /** Most items a digest carries: with five mentions each they stay under the message limit. */
  static final int MOST_ITEMS = 500;

  private static final int MOST_MENTIONS = 5;
  private static final int MOST_TALLIES = 12;

  private DigestCutter() {}

  /**
   * What is cut.
   *
   * @param dueAt null when cut on time
   */
  record Window(String id, Instant from, Instant to, Instant cutAt, @Nullable Instant dueAt) {}

  /**
   * Cuts.
   *
   * @param changes every article with a verdict in the window, with its state at both ends
   * @param spreading what spreads at the window's end
   * @param days the days up to the window's end
   */
  static Digest cut(
      Window window, List<Change> changes, List<Digest.Spread> spreading, List<Digest.Day> days) {
    List<Verdict> told = new ArrayList<>();
    List<Digest.Correction> corrections = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (Label label : Label.values()) {
      counts.put(label.word(), 0);
    }
    for (Change change : changes) {
      Verdict now = change.now();
      Verdict before = change.before();
      counts.merge(now.label().word(), 1, Integer::sum);
      boolean changed = before == null || before.label() != now.label();
      if (changed && isTold(now.label()) && !now.deleted()) {
        told.add(now);
      }
      if (before != null && isTold(before.label()) && changed) {
        corrections.add(
            new Digest.Correction(
                now.articleId(),
                now.title(),
                now.url(),
                now.outlet(),
                before.label(),
                now.label(),
                Why.of(before, now).in("en")));
      }
    }
    corrections.sort(
        Comparator.comparing(Digest.Correction::was)
            .thenComparing(Digest.Correction::outlet)
            .thenComparing(Digest.Correction::articleId));
    List<Stories.Group> groups = inOrder(Stories.group(told));
    List<Digest.Item> items = new ArrayList<>();
    groups.forEach(group -> group.members().forEach(member -> items.add(item(member.verdict()))));
    int omitted = Math.max(0, items.size() - MOST_ITEMS);
    List<Digest.Item> kept = omitted == 0 ? items : items.subList(0, MOST_ITEMS);
    return new Digest(
        window.id(),
        window.from(),
        window.to(),
        window.cutAt(),
        counts,
        kept,
        corrections,
        stories(groups, kept),
        spreading,
        new Digest.Numbers(days, claims(told), outlets(told), omitted),
        window.dueAt());
  }

  private static boolean isTold(Label label) {
    return label == Label.MISLEADING || label == Label.ACCURATE;
  }

  /** Misleading before accurate, many outlets before few, sure before unsure, new before old. */
  private static List<Stories.Group> inOrder(List<Stories.Group> groups) {
    return groups.stream()
        .sorted(
            Comparator.comparing(Stories.Group::label)
                .thenComparingInt(group -> -group.independentOutlets().size())
                .thenComparingDouble(group -> -group.confidence())
                .thenComparing(
                    group -> Stories.moment(group.members().getFirst().verdict()),
                    Comparator.reverseOrder())
                .thenComparing(group -> group.members().getFirst().verdict().articleId()))
        .toList();
  }

  private static List<Digest.Story> stories(List<Stories.Group> groups, List<Digest.Item> kept) {
    Set<String> carried = new HashSet<>();
    kept.forEach(item -> carried.add(item.articleId()));
    return groups.stream()
        .map(
            group ->
                new Stories.Group(
                    group.members().stream()
                        .filter(member -> carried.contains(member.verdict().articleId()))
                        .toList()))
        .filter(group -> !group.members().isEmpty())
        .map(Stories.Group::story)
        .toList();
  }

  private static Digest.Item item(Verdict verdict) {
    return new Digest.Item(
        verdict.articleId(),
        verdict.revision(),
        verdict.label(),
        verdict.confidence(),
        verdict.title(),
        verdict.url(),
        verdict.outlet(),
        verdict.lang(),
        verdict.publishedAt(),
        telling(verdict));
  }

  /** The mentions that decided come first, one a claim before a second of the same. */
  private static List<Mention> telling(Verdict verdict) {
    List<Mention> first = new ArrayList<>();
    List<Mention> second = new ArrayList<>();
    List<Mention> others = new ArrayList<>();
    Set<String> claims = new HashSet<>();
    for (Mention mention : verdict.mentions()) {
      boolean decides =
          verdict.label() == Label.MISLEADING
              ? mention.stance() == Stance.ASSERTS_FALSE
              : mention.stance() == Stance.ASSERTS_TRUE || mention.stance() == Stance.DENIES_FALSE;
      if (!decides) {
        others.add(mention);
      } else if (claims.add(mention.claim())) {
        first.add(mention);
      } else {
        second.add(mention);
      }
    }
    first.addAll(second);
    first.addAll(others);
    return first.subList(0, Math.min(MOST_MENTIONS, first.size()));
  }

  private static List<Digest.Tally> claims(List<Verdict> told) {
    Map<String, int[]> tallies = new TreeMap<>();
    for (Verdict verdict : told) {
      Set<String> claims = new HashSet<>();
      telling(verdict).forEach(mention -> claims.add(mention.claim()));
      claims.forEach(claim -> add(tallies, claim, verdict.label()));
    }
    return widest(tallies);
  }

  private static List<Digest.Tally> outlets(List<Verdict> told) {
    Map<String, int[]> tallies = new TreeMap<>();
    told.forEach(verdict -> add(tallies, verdict.outlet(), verdict.label()));
    return widest(tallies);
  }

  private static void add(Map<String, int[]> tallies, String name, Label label) {
    tallies.computeIfAbsent(name, n -> new int[2])[label == Label.MISLEADING ? 0 : 1]++;
  }

  private static List<Digest.Tally> widest(Map<String, int[]> tallies) {
    return tallies.entrySet().stream()
        .map(entry -> new Digest.Tally(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
        .sorted(
            Comparator.comparingInt((Digest.Tally tally) -> -tally.misleading())
                .thenComparingInt(tally -> -tally.accurate())
                .thenComparing(Digest.Tally::name))
        .limit(MOST_TALLIES)
        .toList();
  }
}
