package cotejo.alert.web.view;

import cotejo.events.Digest;
import cotejo.events.Label;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A digest as its page shows it.
 *
 * @param misleading in the digest's order
 * @param accurate in the digest's order
 */
public record Sections(Digest digest, List<Digest.Item> misleading, List<Digest.Item> accurate) {

  /** The digests before and after; null where there is none. */
  public record Neighbours(@Nullable String older, @Nullable String newer) {}

  public static Sections of(Digest digest) {
    return new Sections(
        digest, labelled(digest, Label.MISLEADING), labelled(digest, Label.ACCURATE));
  }

  private static List<Digest.Item> labelled(Digest digest, Label label) {
    return digest.items().stream().filter(item -> item.label() == label).toList();
  }

  /**
   * A story: its leading article, and others that tell the same.
   *
   * @param others in the order in which they were published
   * @param copies ids of the others whose text is a copy
   */
  public record Told(Digest.Item lead, List<Digest.Item> others, Set<String> copies) {
    private static final int MOST_OUTLETS = 12;

    /** Who carried it first and who told the same later, copies named as such. */
    public String followed(Page page) {
      String names =
          others.stream()
              .limit(MOST_OUTLETS)
              .map(
                  other ->
                      copies.contains(other.articleId())
                          ? other.outlet() + " (" + page.say("story.copy") + ")"
                          : other.outlet())
              .distinct()
              .collect(Collectors.joining(", "));
      int more = others.size() - MOST_OUTLETS;
      return page.say("story.followed", lead.outlet(), names, Math.max(0, more));
    }
  }

  /** The stories with this label; each article stands in one. */
  public List<Told> stories(Label label) {
    Map<String, Digest.Item> byId = new LinkedHashMap<>();
    digest.items().forEach(item -> byId.put(item.articleId(), item));
    List<Told> stories = new ArrayList<>();
    for (Digest.Story story : digest.stories()) {
      List<Digest.Item> items = new ArrayList<>();
      Set<String> copies = new HashSet<>();
      for (Digest.Part part : story.articles()) {
        Digest.Item item = byId.get(part.articleId());
        if (item != null && item.label() == label) {
          items.add(item);
          byId.remove(part.articleId());
          if (part.copyOf() != null) {
            copies.add(part.articleId());
          }
        }
      }
      if (!items.isEmpty()) {
        stories.add(new Told(items.getFirst(), items.subList(1, items.size()), copies));
      }
    }
    byId.values().stream()
        .filter(item -> item.label() == label)
        .forEach(item -> stories.add(new Told(item, List.of(), Set.of())));
    return stories;
  }

  /** Articles with this label in the window. */
  public int count(Label label) {
    return digest.counts().getOrDefault(label.word(), 0);
  }

  /** Nothing to list. */
  public boolean quiet() {
    return misleading.isEmpty() && accurate.isEmpty() && digest.corrections().isEmpty();
  }

  /** The digest in a sentence. */
  public String summary(Page page) {
    return page.say(
        "digest.summary", misleading.size(), accurate.size(), digest.corrections().size());
  }
}
