package cotejo.alert.web.view;

import cotejo.events.Digest;
import cotejo.events.Label;
import java.util.List;
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
