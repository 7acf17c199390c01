package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the paragraph between headline and body (deck, standfirst, entradilla), which templates put
 * into a box of its own, often beside share buttons and under names that teasers bear too.
 */
final class LeadFinder {
  private static final int FARTHEST = 25;
  private static final int NEVER =
      Boilerplate.NAVIGATION.bit()
          | Boilerplate.FOOTER.bit()
          | Boilerplate.CAPTION.bit()
          | Boilerplate.IMAGE.bit()
          | Boilerplate.NEWSLETTER.bit()
          | Boilerplate.COMMENTS.bit()
          | Boilerplate.ADVERT.bit()
          | Boilerplate.CONSENT.bit()
          | Boilerplate.HIDDEN.bit()
          | Boilerplate.AUTHOR.bit();
  private final Layout layout;
  private final PageFacts facts;
  private final Phrases phrases = Phrases.standard();

  LeadFinder(Layout layout, PageFacts facts) {
    this.layout = layout;
    this.facts = facts;
  }

  /** The lead's blocks before block {@code first}, in order; none when no headline stands near. */
  List<Block> before(int first) {
    int title = titleBefore(first);
    var lead = new ArrayList<Block>();
    if (title < 0) return lead;
    for (int i = title + 1; i < first; i++) {
      Block block = layout.blocks.get(i);
      boolean unnamed =
          i - title <= 3 && !layout.isMarked(i) && block.isProse() && block.endsSentence();
      if (mayLead(i, block) && (unnamed || saysLead(block))) lead.add(block);
    }
    return lead;
  }

  /** The first headline above, since some pages print it twice with the lead between. */
  private int titleBefore(int first) {
    int title = -1;
    for (int i = first - 1; i >= Math.max(0, first - FARTHEST); i--) {
      Block block = layout.blocks.get(i);
      if (layout.isMarked(i, Boilerplate.HIDDEN) || layout.isMarked(i, Boilerplate.NAVIGATION))
        continue;
      if (facts.isTitle(Texts.fold(block.text()))) title = i;
      else if (title < 0 && block.tag().equals("h1")) title = i;
    }
    return title;
  }

  private boolean mayLead(int i, Block block) {
    if (block.length() < 30 || block.linkDensity() > 0.4) return false;
    if ((layout.marks[i] & NEVER) != 0) return false;
    String folded = Texts.fold(block.text());
    return !facts.isTitle(folded) && !facts.isByline(folded) && phrases.uses(folded).isEmpty();
  }

  private boolean saysLead(Block block) {
    return facts.isDescription(Texts.fold(block.text())) || isNamedLead(block);
  }

  private static boolean isNamedLead(Block block) {
    Box box = block.box();
    for (int up = 0; up < 3 && box != null; up++, box = box.parent) {
      if (box.end - box.first > 4) return false;
      if ((box.hints & Hint.LEAD.bit()) != 0) return true;
    }
    return false;
  }
}
