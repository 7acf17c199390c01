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

  /** The parts of {@code digest} that {@code preferences} ask for. */
  public static Digest of(Digest digest, Preferences preferences) {
    if (!preferences.isFiltered()) {
      return digest;
    }
    List<Digest.Item> items =
        digest.items().stream().filter(item -> wanted(item, preferences)).toList();
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
                    preferences.outlets().isEmpty()
                        || preferences.outlets().contains(Hashes.slug(correction.outlet())))
            .toList(),
        stories,
        digest.spreading().stream()
            .filter(
                spread ->
                    preferences.claims().isEmpty() || preferences.claims().contains(spread.claim()))
            .toList(),
        digest.numbers(),
        digest.dueAt());
  }

  private static boolean wanted(Digest.Item item, Preferences preferences) {
    return (!preferences.onlyMisleading() || item.label() == Label.MISLEADING)
        && (preferences.outlets().isEmpty()
            || preferences.outlets().contains(Hashes.slug(item.outlet())))
        && (preferences.claims().isEmpty()
            || item.mentions().stream()
                .anyMatch(mention -> preferences.claims().contains(mention.claim())));
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
