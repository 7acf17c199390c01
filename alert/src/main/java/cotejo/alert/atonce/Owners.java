package cotejo.alert.atonce;

import cotejo.events.Hashes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which outlets belong together: one owner's outlets are not independent of each other. */
public final class Owners {
  /** Every outlet belongs to itself. */
  public static final Owners NONE = new Owners(Map.of());

  private final Map<String, String> first;

  private Owners(Map<String, String> first) {
    this.first = Map.copyOf(first);
  }

  /**
   * Reads groups of outlets.
   *
   * @param groups outlets of one owner joined by {@code +}, by name or slug: {@code
   *     el-norte+reforma}
   * @throws IllegalArgumentException that names an entry which is no group
   */
  public static Owners of(List<String> groups) {
    Map<String, String> first = new HashMap<>();
    for (String group : groups) {
      List<String> slugs =
          Arrays.stream(group.split("\\+"))
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .map(Hashes::slug)
              .toList();
      if (slugs.size() < 2) {
        throw new IllegalArgumentException(
            "\"" + group + "\" is not a group of outlets such as el-norte+reforma");
      }
      for (String slug : slugs) {
        if (first.put(slug, slugs.getFirst()) != null) {
          throw new IllegalArgumentException("\"" + slug + "\" stands in more than one group");
        }
      }
    }
    return new Owners(first);
  }

  /** The owner of an outlet: the first outlet of its group, or itself. */
  String of(String slug) {
    return first.getOrDefault(slug, slug);
  }
}
