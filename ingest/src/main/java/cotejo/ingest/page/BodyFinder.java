package cotejo.ingest.page;

import org.jspecify.annotations.Nullable;

/**
 * Finds the box that holds the body. Each block is worth what it adds to a text (prose) or takes
 * from it (links, scraps); the body is the box with the greatest sum, in the manner of maximum
 * subsequence segmentation (J. Pasternack, D. Roth, "Extracting article text from the web with
 * maximum subsequence segmentation", WWW 2009), over the tree instead of the sequence.
 */
final class BodyFinder {
  private static final int LONG_PROSE = 500;
  private final Layout layout;
  private final double[] worthBefore;

  BodyFinder(Layout layout) {
    this.layout = layout;
    int n = layout.blocks.size();
    this.worthBefore = new double[n + 1];
    for (int i = 0; i < n; i++) worthBefore[i + 1] = worthBefore[i] + worth(i);
  }

  private double worth(int i) {
    Block block = layout.blocks.get(i);
    if (layout.isMarked(i)) return -2;
    if (block.isProse()) {
      double said = Math.min(block.length(), LONG_PROSE) * (1 - block.linkDensity());
      return isTeaser(i) ? -20 : said;
    }
    if (block.linkDensity() > 0.5) return -30 - block.linked() * 0.5;
    return switch (block.tag()) {
      case "p", "li", "td", "blockquote", "pre", "dd" -> block.length() * 0.5;
      case "h2", "h3", "h4" -> 0;
      default -> -8;
    };
  }

  /** A lone paragraph under a heading or picture that is a link to elsewhere. */
  private boolean isTeaser(int i) {
    Block block = layout.blocks.get(i);
    if (block.length() > 350) return false;
    Box box = block.box();
    for (int up = 0; up < 3 && box != null; up++, box = box.parent) {
      if (box.end - box.first > 6 || layout.prose(box) > block.length()) return false;
      if (box.tag().equals("a")) return true;
      for (int k = box.first; k < box.end; k++) {
        Block other = layout.blocks.get(k);
        if (k != i && !layout.isMarked(k) && other.linkDensity() > 0.8 && other.length() > 20)
          return true;
      }
    }
    return false;
  }

  double worth(Box box) {
    return worthBefore[box.end] - worthBefore[box.first];
  }

  /** The box of greatest worth; of equals the innermost. */
  @Nullable Box best() {
    Box best = null;
    double most = 0;
    for (Box box : layout.boxes) {
      double worth = worth(box);
      if (worth > most || (best != null && worth == most && box.depth > best.depth)) {
        most = worth;
        best = box;
      }
    }
    return best;
  }

  /** The box of greatest worth among those for which markup speaks, most telling first. */
  @Nullable Box hinted(Hint hint) {
    Box best = null;
    double most = 0;
    for (Box box : layout.boxes) {
      if ((box.hints & hint.bit()) == 0) continue;
      double worth = worth(box);
      if (worth > most) {
        most = worth;
        best = box;
      }
    }
    return best;
  }
}
