package cotejo.ingest.page;

import cotejo.ingest.page.WrittenDates.Found;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the date that readers see: the line with a date, a byline and little else that stands near
 * the headline, is not the day's date over the whole site and does not say that it is about an
 * update.
 */
final class Datelines {
  private static final int BELOW = 16;
  private static final int ABOVE = 6;
  private static final int LONGEST = 180;

  /** How many lines below the headline its own foot may reach. */
  private static final int FOOT = 4;

  /** What may stand in a dateline beside dates and labels: names, places, minutes to read. */
  private static final int MOST_BESIDE = 70;

  /** What is worth less is more likely the date of something else. */
  private static final double LEAST = -30;

  private static final Pattern UPDATED =
      Pattern.compile(
          "(?:updated?|modified|revised|edited|actualizad[oa]|actualizaci[óo]n|[úu]ltima modificaci[óo]n|modificad[oa]|atualizad[oa]|mis à jour|mise à jour|modifié|aktualisiert|zuletzt|stand|aggiornat[oa]|bijgewerkt|oppdatert|uppdaterad|opdateret|päivitetty|aktualizováno|aktualizacja|обновлено|оновлено|güncelle\\p{L}*|diperbarui|수정|更新|ενημέρωση|تحديث|עודכן)\\b[^\\p{L}]*(?:(?:on|el|le|am|at|at:|em|il|op|às|on:|[úu]ltima vez)\\b[^\\p{L}]*)?(?:\\p{L}+,?\\s*)?$");
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "(?:published|posted|first published|created|publicad[oa]|publicaci[óo]n|fecha(?: de)?|publi[ée]e?|veröffentlicht|erstellt|pubblicat[oa]|gepubliceerd|publisert|publicerad|opublikowano|опубликовано|입력|등록|发布|發布|公開|δημοσίευση|issued|released?|date)\\b[^\\p{L}]*(?:(?:on|el|le|am|at|em|il|op)\\b[^\\p{L}]*)?(?:\\p{L}+,?\\s*)?$");
  private static final int NEVER =
      Boilerplate.COMMENTS.bit()
          | Boilerplate.CAPTION.bit()
          | Boilerplate.IMAGE.bit()
          | Boilerplate.FOOTER.bit()
          | Boilerplate.RELATED.bit();
  private static final int OUTSIDE =
      Boilerplate.NAVIGATION.bit() | Boilerplate.SIDEBAR.bit() | Boilerplate.HIDDEN.bit();

  private final Layout layout;
  private final PageFacts facts;
  private final boolean monthFirst;

  Datelines(Layout layout, PageFacts facts, boolean monthFirst) {
    this.layout = layout;
    this.facts = facts;
    this.monthFirst = monthFirst;
  }

  /**
   * A date as shown.
   *
   * @param update whether the line says that it is the date of an update
   */
  record Shown(PageDate date, boolean update, double worth) {}

  /** The most credible date near the headline; null when there is none. */
  @Nullable Shown find() {
    int anchor = anchor();
    if (anchor < 0) return null;
    Shown best = null;
    int last = Math.min(layout.blocks.size() - 1, anchor + BELOW);
    for (int i = Math.max(0, anchor - ABOVE); i <= last; i++) {
      Shown shown = line(i, anchor);
      if (shown == null || shown.worth < LEAST) continue;
      if (best == null || shown.worth > best.worth) best = shown;
    }
    return best == null ? named(anchor) : best;
  }

  /**
   * A line whose box is named for the date, farther from the headline: the last one above the first
   * paragraph, else the only one on the page.
   */
  private @Nullable Shown named(int anchor) {
    Shown above = null;
    Shown only = null;
    int others = 0;
    boolean begun = false;
    for (int i = anchor + 1; i < layout.blocks.size(); i++) {
      begun = begun || layout.prose(i, i + 1) > 0;
      if (!layout.isMarked(i, Boilerplate.DATELINE) || (layout.marks[i] & OUTSIDE) != 0) continue;
      Shown shown = line(i, anchor);
      if (shown == null) continue;
      if (!begun) above = shown;
      if (only == null) only = shown;
      else if (!only.date.day().equals(shown.date.day())) others++;
    }
    if (above != null) return above;
    return others == 0 ? only : null;
  }

  /** The headline, as a heading of the first level if it is one; else such a heading; else text. */
  private int anchor() {
    int title = -1;
    int heading = -1;
    int prose = -1;
    boolean first = false;
    for (int i = 0; i < layout.blocks.size(); i++) {
      Block block = layout.blocks.get(i);
      boolean level1 = block.tag().equals("h1");
      if (block.isHeading() && (level1 || !first) && facts.isTitle(Texts.fold(block.text()))) {
        if (level1 || title < 0 || !layout.isMarked(i)) title = i;
        first |= level1;
      }
      if (heading < 0 && level1) heading = i;
      if (prose < 0 && block.isProse() && !layout.isMarked(i)) prose = i;
    }
    if (title >= 0) return title;
    return heading >= 0 ? heading : prose;
  }

  private @Nullable Shown line(int i, int anchor) {
    Block block = layout.blocks.get(i);
    if (block.length() > LONGEST || isOutside(i, anchor)) return null;
    if (isQuoted(block)) return null;
    String text = block.text();
    List<Found> found = WrittenDates.all(text, monthFirst);
    if (found.isEmpty()) {
      text = apart(block);
      found = WrittenDates.all(text, monthFirst);
    }
    if (found.isEmpty() || !isDateline(block, text, found)) return null;
    return pick(text, found, worth(i, anchor));
  }

  /**
   * A line of dates may also count the comments, stand beside the picture, or be the foot of the
   * headline.
   */
  private boolean isOutside(int i, int anchor) {
    int never = layout.marks[i] & NEVER;
    if (layout.isMarked(i, Boilerplate.DATELINE))
      never &= ~(Boilerplate.COMMENTS.bit() | Boilerplate.IMAGE.bit());
    if (i > anchor && i <= anchor + FOOT) never &= ~Boilerplate.FOOTER.bit();
    return never != 0;
  }

  private static boolean isQuoted(Block block) {
    for (Box box = block.box(); box != null; box = box.parent) {
      if (box.tag().equals("blockquote")) return true;
    }
    return false;
  }

  /** The block's text with a space between its elements, which a style sheet sets apart. */
  private static String apart(Block block) {
    var text = new StringBuilder();
    addInline(block.box().element, text);
    return text.toString();
  }

  private static void addInline(Element element, StringBuilder text) {
    for (Node node : element.childNodes()) {
      if (text.length() > LONGEST) return;
      if (node instanceof TextNode words && !words.isBlank())
        text.append(' ').append(words.text().strip());
      else if (node instanceof Element part && BlockReader.isInline(part.normalName()))
        addInline(part, text);
    }
  }

  private static boolean isDateline(Block block, String text, List<Found> found) {
    int dates = 0;
    for (Found one : found) dates += one.end() - one.start();
    int beside = text.length() - dates;
    if (beside > MOST_BESIDE * (found.size() + 1) / 2 + 20) return false;
    Found last = found.getLast();
    boolean sentence = block.endsSentence() && last.end() < text.length() - 25;
    return (beside < MOST_BESIDE && !sentence)
        || text.indexOf('|') >= 0
        || text.indexOf('·') >= 0
        || isLabelled(text, found);
  }

  private static boolean isLabelled(String text, List<Found> found) {
    int from = 0;
    for (Found one : found) {
      String before = text.substring(from, one.start()).toLowerCase(Locale.ROOT).strip();
      if (PUBLISHED.matcher(before).find() || UPDATED.matcher(before).find()) return true;
      from = one.end();
    }
    return false;
  }

  /** Of several dates the one that is said to be of publication, else one that is not an update. */
  private static Shown pick(String text, List<Found> found, double worth) {
    Found plain = null;
    int from = 0;
    for (Found one : found) {
      String before = text.substring(from, one.start()).toLowerCase(Locale.ROOT).strip();
      from = one.end();
      if (PUBLISHED.matcher(before).find()) return new Shown(one.date(), false, worth + 10);
      if (plain == null && !UPDATED.matcher(before).find()) plain = one;
    }
    return plain == null
        ? new Shown(found.getFirst().date(), true, worth - 10)
        : new Shown(plain.date(), false, worth);
  }

  /** Nearer is better, below the headline better than above, and names of boxes count. */
  private double worth(int i, int anchor) {
    int distance = i - anchor;
    double worth = distance > 0 ? -distance : 2 * distance - 3;
    if ((layout.marks[i] & OUTSIDE) != 0) worth -= distance < 0 ? 20 : 8;
    if ((layout.marks[i] & Boilerplate.DATELINE.bit()) != 0) worth += 4;
    if (layout.blocks.get(i).linkDensity() > 0.8) worth -= 6;
    if (distance < 0 && isMasthead(i, anchor)) return worth - 20;
    if (distance > 0) {
      for (int k = anchor + 1; k < i; k++) worth -= layout.prose(k, k + 1) > 0 ? 9 : 0;
    }
    return worth;
  }

  /** In the page's own header, which shows the day on which one reads. */
  private boolean isMasthead(int i, int anchor) {
    for (Box box = layout.blocks.get(i).box(); box != null; box = box.parent) {
      boolean header = box.tag().equals("header") || box.isMarked(Boilerplate.NAVIGATION);
      if (header && box.end <= anchor) return true;
    }
    return false;
  }
}
