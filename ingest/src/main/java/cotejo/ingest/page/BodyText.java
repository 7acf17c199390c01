package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the blocks of a box that belong to the body. */
final class BodyText {
  private final Layout layout;
  private final @Nullable String title;

  BodyText(Layout layout, @Nullable String title) {
    this.layout = layout;
    this.title = title == null ? null : Texts.fold(title);
  }

  List<Block> of(Box box) {
    var kept = new ArrayList<Block>();
    int start = afterTitle(box);
    for (int i = start; i < box.end; i++) {
      Block block = layout.blocks.get(i);
      if (keeps(i, block)) kept.add(block);
    }
    return kept;
  }

  private int afterTitle(Box box) {
    for (int i = box.first; i < box.end; i++) {
      Block block = layout.blocks.get(i);
      if (block.isHeading() && Texts.fold(block.text()).equals(title)) return i + 1;
    }
    return box.first;
  }

  private boolean keeps(int i, Block block) {
    if (layout.isMarked(i)) return false;
    if (block.linkDensity() > 0.6 && block.length() < 300) return false;
    if (block.length() < 3) return false;
    if (Texts.fold(block.text()).equals(title)) return false;
    return switch (block.tag()) {
      case "p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "th", "dd", "dt" ->
          true;
      case "h1" -> false;
      default -> block.length() > 40 && block.hasSentence();
    };
  }
}
