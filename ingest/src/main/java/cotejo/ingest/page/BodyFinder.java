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
      for (int k = box.first; k < i; k++) {
        Block other = layout.blocks.get(k);
        if (!layout.isMarked(k) && other.linkDensity() > 0.8 && other.length() > 20) return true;
      }
    }
    return false;
  }

  double worth(Box box) {
    return worthBefore[box.end] - worthBefore[box.first];
  }

  /**
   * The box of the body: the one of greatest worth, made narrower or wider where markup names the
   * body.
   */
  @Nullable Box find() {
    Box best = best();
    if (best == null) return null;
    Box named = namedWithin(best);
    if (named != null) return named;
    for (Box box = best.parent; box != null; box = box.parent) {
      if (isNamed(box) && worth(box) > worth(best) * 0.5) return box;
    }
    return best.isParagraph() && best.parent != null ? best.parent : best;
  }

  /** The box of greatest worth; of equals the innermost. */
  private @Nullable Box best() {
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

  private static boolean isNamed(Box box) {
    return (box.hints & (Hint.MICRODATA.bit() | Hint.BODY.bit())) != 0;
  }

  /** The innermost box named as a body that holds nearly all of the prose. */
  private @Nullable Box namedWithin(Box best) {
    Box named = null;
    for (Box box : layout.boxes) {
      if (box.first < best.first || box.end > best.end || !isNamed(box)) continue;
      if (layout.prose(box) >= layout.prose(best) * 0.9) named = box;
    }
    return named;
  }
}
