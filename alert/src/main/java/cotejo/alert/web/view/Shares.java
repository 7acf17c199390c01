package cotejo.alert.web.view;

import cotejo.alert.store.ArticleStore.OutletRow;
import cotejo.events.Label;
import java.util.ArrayList;
import java.util.List;

/** An outlet's labels as parts of a bar a hundred units wide. */
public record Shares(OutletRow outlet, List<Part> parts) {

  /** The labels of articles that are listed, in the order in which they are shown. */
  public static final List<Label> LISTED =
      List.of(Label.MISLEADING, Label.ACCURATE, Label.UNVERIFIED);

  /** One label's part of the bar. */
  public record Part(Label label, double x, double width) {}

  public static Shares of(OutletRow outlet) {
    List<Part> parts = new ArrayList<>();
    int before = 0;
    for (Label label : LISTED) {
      int count = outlet.count(label);
      if (count > 0) {
        parts.add(new Part(label, share(before, outlet.total()), share(count, outlet.total())));
      }
      before += count;
    }
    return new Shares(outlet, List.copyOf(parts));
  }

  private static double share(int count, int total) {
    return Math.round(1_000.0 * count / Math.max(1, total)) / 10.0;
  }

  /** The shares in words. */
  public String sentence(Page page) {
    return page.say(
        "outlet.shares",
        outlet.total(),
        outlet.count(Label.MISLEADING),
        outlet.count(Label.ACCURATE),
        outlet.count(Label.UNVERIFIED));
  }
}
