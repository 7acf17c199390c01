package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses the blocks of a box that belong to the body, and says why the others do not. */
final class BodyText {
  /** Why a block is in or out. */
  enum Verdict {
    KEPT,
    BEFORE_TITLE,
    MARKED,
    TITLE,
    LINKS,
    SCRAP,
    PHRASE,
    BYLINE,
    REPEATED,
    DANGLING,
    SIGN_OFF,
    AFTER_END;

    boolean keeps() {
      return this == KEPT;
    }
  }

  private static final int REPEATABLE = 250;
  private static final int LONGEST_DATE = 80;

  /** Hours, zones and a word such as "Updated". */
  private static final int MOST_BESIDE_DATE = 25;

  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:By|BY|Von|Por|POR|Par|Di|Av|Af|Door|Text:) \\p{Lu}[\\p{L}.'’-]+(?: (?:de|del|van|von|der|la|y|and|und) ?| )\\p{Lu}[\\p{L}.'’-]+(?:[ ,|/]+[\\p{L}.'’-]+){0,4}");
  private static final Pattern CALL =
      Pattern.compile(
          "(?:WATCH|LISTEN|READ|SEE|VIDEO|AUDIO|PHOTOS?|GALLERY|MIRA|LEE|VER|ESCUCHA|FOTOS?|GALERÍA)(?: (?:ALSO|MORE|NOW|LIVE|TAMBIÉN|MÁS))? ?(?:[|:] .*|[^:]*:)");
  private static final Pattern CLICK =
      Pattern.compile(
          "(?i)(?:\\bclick here|\\btap here|\\b(?:haz|haga|da) clic(?: en| aquí)?|\\baquí|\\bhier entlang|\\bcliquez ici)\\W*$");
  private static final Pattern CREDIT =
      Pattern.compile(
          "(?i)(?:\\b(?:image|photo|picture) (?:credit|courtesy|by|source)\\b|\\b(?:foto|bild|bildrechte|photo|credit|crédito|crédit|fot\\.)\\s?:|\\(?(?:ap photo|getty images|shutterstock|istock)\\)?\\s*$|^©|/\\s?(?:ap|afp|reuters|getty|efe|dpa)\\)?\\s*$)");
  private final Layout layout;
  private final PageFacts facts;
  private final Phrases phrases = Phrases.standard();

  BodyText(Layout layout, PageFacts facts) {
    this.layout = layout;
    this.facts = facts;
  }

  List<Block> of(Box box) {
    var kept = new ArrayList<Block>();
    Verdict[] verdicts = judge(box);
    for (int i = box.first; i < box.end; i++) {
      if (verdicts[i - box.first].keeps()) kept.add(layout.blocks.get(i));
    }
    return kept;
  }

  /** A verdict for each block of the box. */
  Verdict[] judge(Box box) {
    Verdict[] verdicts = new Verdict[box.end - box.first];
    Arrays.fill(verdicts, Verdict.BEFORE_TITLE);
    var seen = new HashSet<String>();
    Box paragraphs = parentOfMostProse(box);
    boolean ended = false;
    for (int i = afterTitle(box); i < box.end; i++) {
      ended = ended || ends(i, box, paragraphs);
      verdicts[i - box.first] = ended ? Verdict.AFTER_END : judge(i, seen);
    }
    new Afterthoughts(layout, facts, box, verdicts).drop();
    return verdicts;
  }

  private @Nullable Box parentOfMostProse(Box box) {
    Map<Box, Integer> prose = new HashMap<>();
    for (int i = box.first; i < box.end; i++) {
      Box parent = layout.blocks.get(i).box().parent;
      if (parent != null) prose.merge(parent, layout.prose(i, i + 1), Integer::sum);
    }
    return prose.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private int afterTitle(Box box) {
    for (int i = box.first; i < box.end; i++) {
      Block block = layout.blocks.get(i);
      boolean headline = facts.isTitle(Texts.fold(block.text())) && block.linkDensity() < 0.5;
      double before = layout.prose(box.first, i);
      if (headline && before < layout.prose(box) * (block.isHeading() ? 0.7 : 0.25)) return i + 1;
    }
    return box.first;
  }

  /**
   * A short block that announces other stories or comments, after which the article does not go on.
   */
  private boolean ends(int i, Box box, @Nullable Box paragraphs) {
    Block block = layout.blocks.get(i);
    if (block.length() > 50) return false;
    if (!phrases.uses(Texts.fold(block.text())).contains(Phrases.Use.END)) return false;
    if (layout.prose(i, box.end) * 2 > layout.prose(box.first, i)) return false;
    for (int k = i + 1; k < box.end; k++) {
      Box parent = layout.blocks.get(k).box().parent;
      if (isAlike(parent, paragraphs) && layout.prose(k, k + 1) > 0) return false;
    }
    return true;
  }

  /** The same box, or another made from the same template, as where advertisements split a body. */
  private static boolean isAlike(@Nullable Box one, @Nullable Box other) {
    if (one == null || other == null) return false;
    if (one.equals(other)) return true;
    String name = one.element.className();
    return !name.isEmpty() && name.equals(other.element.className());
  }

  private Verdict judge(int i, Set<String> seen) {
    Block block = layout.blocks.get(i);
    if (layout.isMarked(i)) return Verdict.MARKED;
    String folded = Texts.fold(block.text());
    if (facts.isTitle(folded) || (block.isHeading() && facts.endsInTitle(folded)))
      return Verdict.TITLE;
    if (folded.isEmpty()) return Verdict.SCRAP;
    if (isTitleAndDate(block.text())) return Verdict.TITLE;
    if (isLink(block)) return Verdict.LINKS;
    if (saysBoilerplate(block, folded)) return Verdict.PHRASE;
    if (block.length() < 120 && facts.isByline(folded)) return Verdict.BYLINE;
    if (block.length() < 60 && BYLINE.matcher(block.text()).matches()) return Verdict.BYLINE;
    if (block.length() < LONGEST_DATE && isDate(block.text())) return Verdict.BYLINE;
    if (block.length() > REPEATABLE && !seen.add(folded)) return Verdict.REPEATED;
    return readsLikeText(block) ? Verdict.KEPT : Verdict.SCRAP;
  }

  private static boolean isLink(Block block) {
    if (block.linkDensity() <= 0.6 || block.length() >= 300) return false;
    return block.linkDensity() > 0.8 || block.length() < 100 || !block.endsSentence();
  }

  /** A headline, its date and its author on lines of one block, as tables of old have them. */
  private boolean isTitleAndDate(String text) {
    if (text.indexOf('\n') < 0) return false;
    for (String line : text.split("\n", -1)) {
      String folded = Texts.fold(line);
      if (!facts.isTitle(folded) && !isDate(line) && !facts.isByline(folded)) return false;
    }
    return true;
  }

  /** A line of dates and hours with a few words around them. */
  private static boolean isDate(String text) {
    int said = text.length();
    for (WrittenDates.Found date : WrittenDates.all(text, true)) said -= date.end() - date.start();
    return said < text.length() && said <= MOST_BESIDE_DATE;
  }

  private boolean saysBoilerplate(Block block, String folded) {
    if (block.length() < 160 && (isPointer(block) || hasCredit(block.text()))) return true;
    for (Phrases.Use use : phrases.uses(folded)) {
      boolean said =
          switch (use) {
            case LABEL, PROMO -> block.length() < 300;
            case LINK ->
                block.length() < 100 || (block.length() < 250 && block.linkDensity() > 0.3);
            case CREDIT -> block.length() < 120;
            case END -> false;
          };
      if (said) return true;
    }
    return false;
  }

  /** Arrows lead elsewhere, and so does a link that says "click here". */
  private static boolean isPointer(Block block) {
    String text = block.text();
    if (text.startsWith(">>") || "→▶►➡👉📲".indexOf(text.codePointAt(0)) >= 0) return true;
    if (CALL.matcher(text).matches()) return true;
    return block.linked() > 0 && CLICK.matcher(text).find();
  }

  /** A picture's caption that stands among the paragraphs ends in whom the picture belongs to. */
  private static boolean hasCredit(String text) {
    return CREDIT.matcher(text).find();
  }

  private static boolean readsLikeText(Block block) {
    return switch (block.tag()) {
      case "p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "th", "dd", "dt" ->
          true;
      case "h1" -> false;
      default -> block.length() > 40 && block.hasSentence();
    };
  }
}
