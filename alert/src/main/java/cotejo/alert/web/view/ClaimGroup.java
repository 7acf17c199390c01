package cotejo.alert.web.view;

import cotejo.alert.store.ClaimRecord;
import cotejo.events.Hashes;
import cotejo.events.Stance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The claims of one topic of the register. */
public record ClaimGroup(String topic, List<Entry> entries) {

  /**
   * A claim and how often it was touched.
   *
   * @param against mentions that assert the misconception
   * @param inLine mentions that state the record or deny the misconception
   * @param open mentions that leave it open
   */
  public record Entry(ClaimRecord claim, int against, int inLine, int open) {}

  /** Groups claims in their own order. */
  public static List<ClaimGroup> of(
      List<ClaimRecord> claims, Map<String, Map<String, Integer>> tallies) {
    Map<String, List<Entry>> groups = new LinkedHashMap<>();
    for (ClaimRecord claim : claims) {
      int[] counts = new int[3];
      Map<String, Integer> tally = tallies.getOrDefault(claim.id(), Map.of());
      for (Stance stance : Stance.values()) {
        counts[side(stance)] += tally.getOrDefault(stance.word(), 0);
      }
      groups
          .computeIfAbsent(
              claim.topic().isEmpty() ? "other" : Hashes.slug(claim.topic()),
              topic -> new ArrayList<>())
          .add(new Entry(claim, counts[0], counts[1], counts[2]));
    }
    return groups.entrySet().stream()
        .map(group -> new ClaimGroup(group.getKey(), List.copyOf(group.getValue())))
        .toList();
  }

  private static int side(Stance stance) {
    return switch (stance) {
      case ASSERTS_FALSE -> 0;
      case ASSERTS_TRUE, DENIES_FALSE -> 1;
      case ATTRIBUTES_FALSE, HYPOTHETICAL, QUESTION, HISTORICAL -> 2;
    };
  }

  /** The topic's name; the register's own word when there is no translation of it. */
  public String name(Page page) {
    String key = "topic." + topic;
    return Words.in(page.lang()).knows(key) ? page.say(key) : topic.replace('-', ' ');
  }
}
