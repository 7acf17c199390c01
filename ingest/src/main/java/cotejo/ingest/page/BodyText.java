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
  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:By|BY|Von|Por|POR|Par|Di|Av|Af|Door|Text:) \\p{Lu}[\\p{L}.'’-]+(?: (?:de|del|van|von|der|la|y|and|und) ?| )\\p{Lu}[\\p{L}.'’-]+(?:[ ,|/]+[\\p{L}.'’-]+){0,4}");
  private static final Pattern CREDIT =
      Pattern.compile(
          "(?i)(?:\\b(?:image|photo|picture) (?:credit|courtesy|by|source)\\b|\\b(?:foto|bild|bildrechte|photo|credit|crédito|crédit|fot\\.)\\s?:|\\(?(?:ap photo|getty images|shutterstock|istock)\\)?\\s*$|^©|/\\s?(?:ap|afp|reuters|getty|efe|dpa)\\)?\\s*$)");
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:(?:\\p{Lu}[\\p{L}.'’-]+ ){2,4}|\\.\\.\\. |… |(?:The (?:author|writer)|El autor|La autora|Der Autor|Die Autorin) )(?:is|was|es|ist|est) (?:(?:an?|the|un|una|el|la|eine?|der|die|une?) )?(?:\\S+ ){0,6}?\\p{L}*(?:reporter|correspondent|editor|journalist|columnist|fellow|professor|writer|analyst|Reporter|Korrespondent|Redakteur|Journalist|Professor|Fellow|periodista|columnista|analista|profesor|investigador|corresponsal|escritor|académic|journaliste|rédact)\\p{L}*\\b");
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
    dropLinkLists(box, verdicts);
    dropLastLinkList(box, verdicts);
    dropAboutAuthors(box, verdicts);
    dropDangling(box, verdicts);
    dropSignOff(box, verdicts);
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
    if (facts.isTitle(folded)) return Verdict.TITLE;
    if (folded.isEmpty()) return Verdict.SCRAP;
    if (isLink(block)) return Verdict.LINKS;
    if (saysBoilerplate(block, folded)) return Verdict.PHRASE;
    if (block.length() < 120 && facts.isByline(folded)) return Verdict.BYLINE;
    if (block.length() < 60 && BYLINE.matcher(block.text()).matches()) return Verdict.BYLINE;
    if (block.length() > REPEATABLE && !seen.add(folded)) return Verdict.REPEATED;
    return readsLikeText(block) ? Verdict.KEPT : Verdict.SCRAP;
  }

  private static boolean isLink(Block block) {
    if (block.linkDensity() <= 0.6 || block.length() >= 300) return false;
    return block.linkDensity() > 0.8 || block.length() < 100 || !block.endsSentence();
  }

  private boolean saysBoilerplate(Block block, String folded) {
    if (block.length() < 160 && (isPointer(block.text()) || hasCredit(block.text()))) return true;
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

  /** Arrows lead elsewhere. */
  private static boolean isPointer(String text) {
    return text.startsWith(">>") || "→▶►➡👉📲".indexOf(text.codePointAt(0)) >= 0;
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

  /** Items of a list of which most are links. */
  private void dropLinkLists(Box box, Verdict[] verdicts) {
    int start = 0;
    while (start < verdicts.length) {
      Box list = layout.blocks.get(box.first + start).box().parent;
      int end = start;
      int said = 0;
      int linked = 0;
      while (end < verdicts.length && isItemOf(list, layout.blocks.get(box.first + end))) {
        said += layout.blocks.get(box.first + end).length();
        linked += layout.blocks.get(box.first + end).linked();
        end++;
      }
      if (end - start > 1 && linked * 5 > said * 2) {
        for (int k = start; k < end; k++) if (verdicts[k].keeps()) verdicts[k] = Verdict.LINKS;
      }
      start = Math.max(end, start + 1);
    }
  }

  private static boolean isItemOf(@Nullable Box list, Block block) {
    return list != null && block.tag().equals("li") && list.equals(block.box().parent);
  }

  /** Last paragraphs that begin with an author's name, or that say what somebody works as. */
  private void dropAboutAuthors(Box box, Verdict[] verdicts) {
    int last = 0;
    for (int k = verdicts.length - 1; k > verdicts.length / 2 && last < 4; k--) {
      if (!verdicts[k].keeps()) continue;
      last++;
      Block block = layout.blocks.get(box.first + k);
      if (block.length() >= 600) continue;
      boolean about =
          facts.beginsWithAuthor(Texts.fold(block.text()))
              || (last <= 2 && ABOUT.matcher(block.text()).lookingAt());
      if (about) verdicts[k] = Verdict.BYLINE;
    }
  }

  /** A list below the last paragraph of which every item leads elsewhere. */
  private void dropLastLinkList(Box box, Verdict[] verdicts) {
    int end = verdicts.length;
    while (end > 0 && !verdicts[end - 1].keeps()) end--;
    int start = end;
    while (start > 0 && isPointingItem(layout.blocks.get(box.first + start - 1))) start--;
    boolean after = start > 2 && layout.prose(box.first, box.first + start) > 500;
    if (after && end - start >= 2) Arrays.fill(verdicts, start, end, Verdict.LINKS);
  }

  private static boolean isPointingItem(Block block) {
    Box parent = block.box().parent;
    boolean item = block.tag().equals("li") || (parent != null && parent.tag().equals("li"));
    return item && block.length() < 200 && block.linked() > 0;
  }

  /**
   * A heading whose text was taken out, or after which nothing comes, stood over something else.
   */
  private void dropDangling(Box box, Verdict[] verdicts) {
    boolean followed = false;
    int below = 9;
    for (int k = verdicts.length - 1; k >= 0; k--) {
      Block block = layout.blocks.get(box.first + k);
      if (!block.isHeading() || saysMuch(block)) {
        if (verdicts[k].keeps()) {
          followed = true;
          below = 9;
        }
        continue;
      }
      int level = block.tag().charAt(1) - '0';
      if (verdicts[k].keeps() && !followed && level >= below) verdicts[k] = Verdict.DANGLING;
      if (verdicts[k].keeps() && !followed && below == 9) verdicts[k] = Verdict.DANGLING;
      if (verdicts[k].keeps()) below = level;
      followed = false;
    }
  }

  /** Headings of a list with a picture each say by themselves what there is to say. */
  private static boolean saysMuch(Block heading) {
    return heading.endsSentence() || Character.isDigit(heading.text().charAt(0));
  }

  /**
   * What stands below the last paragraph: agencies and initials, or bold lines that link elsewhere.
   */
  private void dropSignOff(Box box, Verdict[] verdicts) {
    var last = new ArrayList<Integer>();
    for (int k = verdicts.length - 1; k > 4; k--) {
      if (!verdicts[k].keeps()) continue;
      Block block = layout.blocks.get(box.first + k);
      boolean emphasised = block.strong() > block.length() * 0.9 && block.length() < 300;
      boolean initials = block.tag().equals("p") && block.length() < 70 && !block.endsSentence();
      if (!initials && !(emphasised && block.linkDensity() > 0.1)) break;
      last.add(k);
    }
    if (last.size() <= 2) for (int k : last) verdicts[k] = Verdict.SIGN_OFF;
  }
}
