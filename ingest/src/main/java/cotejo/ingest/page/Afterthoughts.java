package cotejo.ingest.page;

import cotejo.ingest.page.BodyText.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a body what only its neighbours give away: lists of links, headings over nothing,
 * and what stands below the last paragraph.
 */
final class Afterthoughts {
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:(?:\\p{Lu}[\\p{L}.'’-]+ ){2,4}|\\.\\.\\. |… |(?:The (?:author|writer)|El autor|La autora|Der Autor|Die Autorin) )(?:is|was|es|ist|est) (?:(?:an?|the|un|una|el|la|eine?|der|die|une?) )?(?:\\S+ ){0,6}?[\\p{L}-]*(?:reporter|correspondent|editor|journalist|columnist|fellow|professor|writer|analyst|Reporter|Korrespondent|Redakteur|Journalist|Professor|Fellow|periodista|columnista|analista|profesor|investigador|corresponsal|escritor|académic|journaliste|rédact)\\p{L}*\\b");

  /** Whom to write to, whom to follow, who helped: the last lines of agencies and newsrooms. */
  private static final Pattern SIGN_OFF =
      Pattern.compile(
          "(?i)(?:\\p{L}@[\\p{L}\\d.-]+\\.\\p{L}{2}|\\b(?:follow|s[ií]gu[ea]\\p{L}*|contact)\\b.{0,60}@\\p{L}|\\bcontributed to this (?:report|story|article)\\b|^\\W{0,2}(?:additional )?reporting by \\p{Lu}|^\\W{0,2}con (?:información|datos) de \\p{Lu})");

  private static final String NAME =
      "\\p{Lu}[\\p{L}'’-]{2,}(?: \\p{Lu}\\.)?(?: (?:de|del|la|van|von|der|y))?(?: \\p{Lu}[\\p{L}'’-]{2,}){1,3}";

  /** Nothing but names, as a byline without a label has them. */
  private static final Pattern NAMES = Pattern.compile(NAME + "(?:\\s?[/,&]\\s?" + NAME + ")*");

  private static final int LONGEST_CALL = 60;

  private final Layout layout;
  private final PageFacts facts;
  private final Phrases phrases = Phrases.standard();
  private final Box box;
  private final Verdict[] verdicts;

  /**
   * @param verdicts one for each block of the box; those of blocks that are taken out are changed
   */
  Afterthoughts(Layout layout, PageFacts facts, Box box, Verdict[] verdicts) {
    this.layout = layout;
    this.facts = facts;
    this.box = box;
    this.verdicts = verdicts;
  }

  void drop() {
    dropLinkLists();
    dropAnnouncedLists();
    dropLastLinkList();
    dropFirstNames();
    dropAboutAuthors();
    dropDangling();
    dropSignOff();
  }

  /** Items of a list of which most are links. */
  private void dropLinkLists() {
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

  /** A paragraph of names alone above the first of prose. */
  private void dropFirstNames() {
    for (int k = 0; k < verdicts.length; k++) {
      Block block = layout.blocks.get(box.first + k);
      if (!verdicts[k].keeps()) continue;
      boolean names = !block.isHeading() && block.length() < 60;
      if (names && NAMES.matcher(block.text()).matches()) verdicts[k] = Verdict.BYLINE;
      return;
    }
  }

  /** Last paragraphs that begin with an author's name, or that say what somebody works as. */
  private void dropAboutAuthors() {
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

  /** A list of which every item leads elsewhere, under a line that announces other stories. */
  private void dropAnnouncedLists() {
    for (int k = 0; k + 1 < verdicts.length; k++) {
      Block block = layout.blocks.get(box.first + k);
      if (block.length() > LONGEST_CALL || block.tag().equals("li")) continue;
      var uses = phrases.uses(Texts.fold(block.text()));
      if (!uses.contains(Phrases.Use.LINK) && !uses.contains(Phrases.Use.END)) continue;
      int end = k + 1;
      while (end < verdicts.length && isPointingItem(layout.blocks.get(box.first + end))) end++;
      if (end - k > 1) Arrays.fill(verdicts, k, end, Verdict.LINKS);
    }
  }

  /** A list below the last paragraph of which every item leads elsewhere. */
  private void dropLastLinkList() {
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
  private void dropDangling() {
    boolean followed = false;
    int below = 9;
    for (int k = verdicts.length - 1; k >= 0; k--) {
      Block block = layout.blocks.get(box.first + k);
      if (!block.isHeading() || saysMuch(block) || isLead(block)) {
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

  /** A deck in the form of a heading stands over the whole article. */
  private static boolean isLead(Block heading) {
    return heading.length() > 30 && (heading.box().hints & Hint.LEAD.bit()) != 0;
  }

  /** Headings of a list with a picture each say by themselves what there is to say. */
  private static boolean saysMuch(Block heading) {
    return heading.endsSentence() || Character.isDigit(heading.text().charAt(0));
  }

  /**
   * What stands below the last paragraph: agencies and initials, bold lines that link elsewhere,
   * addresses of the authors.
   */
  private void dropSignOff() {
    var last = new ArrayList<Integer>();
    boolean below = true;
    int seen = 0;
    for (int k = verdicts.length - 1; k > 4 && seen < 3; k--) {
      if (!verdicts[k].keeps()) continue;
      Block block = layout.blocks.get(box.first + k);
      seen++;
      if (block.length() < 300 && SIGN_OFF.matcher(block.text()).find()) {
        verdicts[k] = Verdict.SIGN_OFF;
        continue;
      }
      boolean emphasised = block.strong() > block.length() * 0.9 && block.length() < 300;
      boolean initials = block.tag().equals("p") && block.length() < 70 && !block.endsSentence();
      below = below && (initials || (emphasised && block.linkDensity() > 0.1));
      if (below) last.add(k);
    }
    if (last.size() <= 2) for (int k : last) verdicts[k] = Verdict.SIGN_OFF;
  }
}
