package cotejo.alert.digest;

import cotejo.alert.model.Preferences;
import cotejo.events.Digest;
import cotejo.events.Hashes;
import cotejo.events.Label;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A digest as one subscriber wants it. */
public final class Selection {
  private Selection() {}

  /**
   * What a subscriber wants to hear of.
   *
   * @param onlyMisleading leave out what was accurate
   * @param claims only these; empty for all
   * @param outlets only these, by slug; empty for all
   */
  public record Filter(boolean onlyMisleading, Set<String> claims, Set<String> outlets) {
    public Filter {
      claims = Set.copyOf(claims);
      outlets = Set.copyOf(outlets);
    }

    public static Filter of(Preferences chosen) {
      return new Filter(
          chosen.onlyMisleading(), Set.copyOf(chosen.claims()), Set.copyOf(chosen.outlets()));
    }

    private boolean isOpen() {
      return !onlyMisleading && claims.isEmpty() && outlets.isEmpty();
    }
  }

  /** The parts of {@code digest} that {@code filter} lets through. */
  public static Digest of(Digest digest, Filter filter) {
    if (filter.isOpen()) {
      return digest;
    }
    List<Digest.Item> items = digest.items().stream().filter(item -> wanted(item, filter)).toList();
    Set<String> kept = new HashSet<>();
    items.forEach(item -> kept.add(item.articleId()));
    List<Digest.Story> stories =
        digest.stories().stream()
            .map(
                story ->
                    story.articles().stream()
                        .filter(part -> kept.contains(part.articleId()))
                        .toList())
            .filter(parts -> !parts.isEmpty())
            .map(
                parts -> new Digest.Story(parts.getFirst().articleId(), label(items, parts), parts))
            .toList();
    return new Digest(
        digest.id(),
        digest.from(),
        digest.to(),
        digest.cutAt(),
        digest.counts(),
        items,
        digest.corrections().stream()
            .filter(
                correction ->
                    filter.outlets().isEmpty()
                        || filter.outlets().contains(Hashes.slug(correction.outlet())))
            .toList(),
        stories,
        digest.spreading().stream()
            .filter(spread -> filter.claims().isEmpty() || filter.claims().contains(spread.claim()))
            .toList(),
        digest.numbers(),
        digest.dueAt());
  }

  private static boolean wanted(Digest.Item item, Filter filter) {
    return (!filter.onlyMisleading() || item.label() == Label.MISLEADING)
        && (filter.outlets().isEmpty() || filter.outlets().contains(Hashes.slug(item.outlet())))
        && (filter.claims().isEmpty()
            || item.mentions().stream()
                .anyMatch(mention -> filter.claims().contains(mention.claim())));
  }

  private static Label label(List<Digest.Item> items, List<Digest.Part> parts) {
    Set<String> ids = new HashSet<>();
    parts.forEach(part -> ids.add(part.articleId()));
    return items.stream()
            .anyMatch(item -> ids.contains(item.articleId()) && item.label() == Label.MISLEADING)
        ? Label.MISLEADING
        : Label.ACCURATE;
  }

  /** Whether there is nothing to tell. */
  public static boolean isQuiet(Digest digest) {
    return digest.items().isEmpty() && digest.corrections().isEmpty();
  }
}
