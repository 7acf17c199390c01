package cotejo.alert.digest;

import cotejo.events.Digest;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups articles that tell the same. Copies share their text's fingerprint up to a few bits;
 * follow-ups share a claim, most of their headline or its names, and a day or two.
 */
final class Stories {
  /**
   * Greatest distance of two 64-bit SimHash fingerprints that count as one text: unrelated texts
   * differ in about 32 bits with a deviation of 4, a wire story with a new headline and a cut tail
   * in about 10.
   */
  static final int COPY_BITS = 13;

  private static final Duration SAME_STORY = Duration.ofDays(3);
  private static final double SAME_HEADLINE = 0.8;
  private static final double LIKE_HEADLINE = 0.4;
  private static final double AKIN_HEADLINE = 0.2;
  private static final int AKIN_NAMES = 2;

  private Stories() {}

  /** Articles in a group, first published first, each with the one it copies. */
  record Group(List<Member> members) {
    Group {
      members = List.copyOf(members);
    }

    /** Outlets that wrote a text of their own. */
    Set<String> independentOutlets() {
      Set<String> outlets = new HashSet<>();
      members.stream()
          .filter(member -> member.copyOf() == null)
          .forEach(member -> outlets.add(member.verdict().outlet()));
      return outlets;
    }

    Label label() {
      return members.stream().anyMatch(m -> m.verdict().label() == Label.MISLEADING)
          ? Label.MISLEADING
          : members.getFirst().verdict().label();
    }

    double confidence() {
      return members.stream().mapToDouble(m -> m.verdict().confidence()).max().orElse(0);
    }

    Digest.Story story() {
      return new Digest.Story(
          members.getFirst().verdict().articleId(),
          label(),
          members.stream()
              .map(member -> new Digest.Part(member.verdict().articleId(), member.copyOf()))
              .toList());
    }
  }

  /** An article in a group. */
  record Member(Verdict verdict, TitleWords title, @Nullable String copyOf) {}

  /** When an article became public as far as anyone knows. */
  static Instant moment(Verdict verdict) {
    Instant published = verdict.publishedAt();
    return published == null || published.isAfter(verdict.fetchedAt())
        ? verdict.fetchedAt()
        : published;
  }

  /** Groups {@code verdicts}; groups in order of their first article. */
  static List<Group> group(List<Verdict> verdicts) {
    List<List<Member>> groups = new ArrayList<>();
    verdicts.stream()
        .sorted(Comparator.comparing(Stories::moment).thenComparing(Verdict::articleId))
        .forEach(verdict -> place(verdict, groups));
    return groups.stream().map(Group::new).toList();
  }

  private static void place(Verdict verdict, List<List<Member>> groups) {
    TitleWords title = TitleWords.of(verdict.title());
    List<Member> best = null;
    double bestLikeness = 0;
    for (List<Member> group : groups) {
      for (Member member : group) {
        if (copies(member.verdict(), member.title(), verdict, title)) {
          String original =
              member.copyOf() == null ? member.verdict().articleId() : member.copyOf();
          group.add(new Member(verdict, title, original));
          return;
        }
        double likeness =
            followsUp(member, verdict, title) ? 0.01 + member.title().likeness(title) : 0;
        if (likeness > bestLikeness) {
          bestLikeness = likeness;
          best = group;
        }
      }
    }
    Member own = new Member(verdict, title, null);
    if (best == null) {
      groups.add(new ArrayList<>(List.of(own)));
    } else {
      best.add(own);
    }
  }

  /** Whether the later article carries the earlier one's text. */
  static boolean copies(Verdict earlier, TitleWords before, Verdict later, TitleWords after) {
    if (!near(earlier, later)) {
      return false;
    }
    if (earlier.fingerprint() != null && later.fingerprint() != null) {
      long bits =
          Long.parseUnsignedLong(earlier.fingerprint(), 16)
              ^ Long.parseUnsignedLong(later.fingerprint(), 16);
      return Long.bitCount(bits) <= COPY_BITS;
    }
    return before.words().size() >= 4 && before.likeness(after) >= SAME_HEADLINE;
  }

  private static boolean followsUp(Member member, Verdict later, TitleWords title) {
    if (!near(member.verdict(), later) || !shareClaim(member.verdict(), later)) {
      return false;
    }
    double likeness = member.title().likeness(title);
    return likeness >= LIKE_HEADLINE
        || (likeness >= AKIN_HEADLINE && member.title().sharedNames(title) >= AKIN_NAMES);
  }

  private static boolean near(Verdict one, Verdict other) {
    return Duration.between(moment(one), moment(other)).abs().compareTo(SAME_STORY) <= 0;
  }

  private static boolean shareClaim(Verdict one, Verdict other) {
    Set<String> claims = new HashSet<>();
    one.mentions().stream().map(Mention::claim).forEach(claims::add);
    return other.mentions().stream().anyMatch(mention -> claims.contains(mention.claim()));
  }
}
