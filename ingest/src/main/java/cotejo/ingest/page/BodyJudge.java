package cotejo.ingest.page;

import cotejo.ingest.page.Extraction.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Chooses between the candidates for the body. */
final class BodyJudge {
  private static final int NEXT_TO_NOTHING = 250;

  private BodyJudge() {}

  record Body(String text, Method method) {
    static final Body NONE = new Body("", Method.NONE);
  }

  /**
   * @param scripts gives what scripts hold; asked only where the page shows next to nothing
   */
  static Body choose(Layout layout, PageFacts facts, Supplier<String> scripts) {
    Box best = new BodyFinder(layout).find();
    List<Block> shown = best == null ? List.of() : withLead(layout, facts, best);
    String text = Texts.join(shown);
    String said = SaidBody.tidy(facts.said());
    if (isBetter(said, text)) return new Body(said, Method.JSON_LD);
    if (text.length() < NEXT_TO_NOTHING) {
      String held = scripts.get();
      if (held.length() > text.length() * 2) return new Body(held, Method.SCRIPT);
    }
    return text.isEmpty() || best == null ? Body.NONE : new Body(text, method(best));
  }

  private static Method method(Box best) {
    for (Box box = best; box != null; box = box.parent) {
      if ((box.hints & Hint.MICRODATA.bit()) != 0) return Method.MICRODATA;
      if ((box.hints & Hint.BODY.bit()) != 0) return Method.MARKUP;
    }
    return Method.SCORING;
  }

  private static List<Block> withLead(Layout layout, PageFacts facts, Box best) {
    var body = new BodyText(layout, facts).of(best);
    if (body.isEmpty()) return body;
    var all = new ArrayList<Block>();
    Set<String> seen = new HashSet<>();
    for (Block block : body) seen.add(Texts.fold(block.text()));
    int first = layout.blocks.indexOf(body.getFirst());
    for (Block block : new LeadFinder(layout, facts).before(first)) {
      if (seen.add(Texts.fold(block.text()))) all.add(block);
    }
    all.addAll(body);
    return all;
  }

  /**
   * What JSON-LD says is taken where the page shows much less: a script would load the rest, or a
   * wall hides it. Where the page shows about as much, the page is right, since what is said lacks
   * headings and holds captions.
   */
  private static boolean isBetter(String said, String shown) {
    if (said.length() < 200) return shown.isEmpty() && !said.isEmpty();
    if (said.length() <= shown.length() * 1.5) return false;
    Set<String> words = Shingles.of(said);
    int distinct = words.size();
    words.removeAll(Shingles.of(shown));
    return words.size() > (distinct - words.size()) * 0.6;
  }
}
