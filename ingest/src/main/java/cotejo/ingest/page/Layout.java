package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A page's blocks with what is known about each: the kinds of boilerplate around it, and running
 * sums of prose.
 */
final class Layout {
  final List<Block> blocks;
  final List<Box> boxes;

  /** Bits of {@link Boilerplate} that hold for each block, from boxes whose name is believed. */
  final int[] marks;

  /** How much prose, unmarked, stands before block i; one longer than the blocks. */
  final int[] proseBefore;

  private static final int STRONG_MARKS = ~(Boilerplate.WEAK.bit() | Boilerplate.PAYWALL.bit());

  /** Boxes of these kinds are there for their links. */
  private static final int LINKING =
      Boilerplate.RELATED.bit() | Boilerplate.NAVIGATION.bit() | Boilerplate.TAGS.bit();

  /** Prose of a short article, in letters. */
  private static final int ENOUGH = 1_000;

  private static final int MOST_IN_CALL = 8;
  private static final int LONGEST_CALL = 400;

  private Layout(BlockList page) {
    this.blocks = page.blocks();
    this.boxes = page.boxes();
    this.marks = believe(blocks, boxes);
    this.proseBefore = new int[blocks.size() + 1];
    for (int i = 0; i < blocks.size(); i++) {
      boolean counts = (marks[i] & STRONG_MARKS) == 0 && blocks.get(i).isProse();
      proseBefore[i + 1] = proseBefore[i] + (counts ? blocks.get(i).length() : 0);
    }
  }

  static Layout of(BlockList page) {
    return new Layout(page);
  }

  /** Unmarked prose in blocks {@code first} to {@code end}. */
  int prose(int first, int end) {
    return proseBefore[end] - proseBefore[first];
  }

  int prose(Box box) {
    return prose(box.first, box.end);
  }

  int prose() {
    return proseBefore[blocks.size()];
  }

  boolean isMarked(int block) {
    return (marks[block] & STRONG_MARKS) != 0;
  }

  boolean isMarked(int block, Boilerplate kind) {
    return (marks[block] & kind.bit()) != 0;
  }

  /**
   * A name is not believed where the box holds most of the page's prose: class names are given by
   * theme and template, and a body may well lie in a box called "related-layout". Small boxes are
   * judged first, so that a hundred hidden teasers do not make the body look small.
   */
  private static int[] believe(List<Block> blocks, List<Box> boxes) {
    int[] marks = new int[blocks.size()];
    int all = 0;
    for (Block block : blocks) all += block.isProse() ? block.length() : 0;
    var marked = new ArrayList<Box>();
    var quotes = new ArrayList<Box>();
    for (Box box : boxes) {
      if (box.marks != 0) marked.add(box);
      if (box.tag().equals("blockquote")) quotes.add(box);
    }
    marked.sort(Comparator.comparingInt(box -> box.end - box.first));
    for (Box box : marked) {
      int share = 0;
      for (int i = box.first; i < box.end; i++) {
        if ((marks[i] & STRONG_MARKS) == 0 && blocks.get(i).isProse())
          share += blocks.get(i).length();
      }
      if (!isCredible(box, share, all)) continue;
      int believed = believed(box, share, blocks, quotes);
      if (believed == 0) continue;
      if ((believed & STRONG_MARKS) != 0) all -= share;
      for (int i = box.first; i < box.end; i++) marks[i] |= believed;
    }
    int longest = Math.min(LONGEST_CALL, length(0, blocks.size(), blocks) / 4);
    for (Box box : boxes) {
      if (box.asksForMail) markCall(box, longest, blocks, marks);
    }
    return marks;
  }

  /** The few lines around a field for a mail address, under whatever name, call for subscribing. */
  private static void markCall(Box field, int longest, List<Block> blocks, int[] marks) {
    Box call = null;
    for (Box box = field; box != null && box.end - box.first <= MOST_IN_CALL; box = box.parent) {
      if (length(box.first, box.end, blocks) > longest) break;
      call = box;
    }
    if (call == null) return;
    for (int i = call.first; i < call.end; i++) marks[i] |= Boilerplate.NEWSLETTER.bit();
  }

  private static int length(int first, int end, List<Block> blocks) {
    int said = 0;
    for (int i = first; i < end; i++) said += blocks.get(i).length();
    return said;
  }

  /** Which of a box's marks its content does not contradict. */
  private static int believed(Box box, int prose, List<Block> blocks, List<Box> quotes) {
    int marks = box.marks;
    if (box.end - box.first > 4 || prose > 400) marks &= ~Boilerplate.IMAGE.bit();
    if (box.isMarked(Boilerplate.PAYWALL)) marks &= ~Boilerplate.HIDDEN.bit();
    if (box.isMarked(Boilerplate.CAPTION) && holdsAny(box, quotes))
      marks &= ~Boilerplate.CAPTION.bit();
    if (box.isParagraph() && prose > 250) marks &= ~Boilerplate.ADVERT.bit();
    if (prose > 0 && (marks & LINKING) != 0 && !hasLinks(box, blocks)) marks &= ~LINKING;
    return marks;
  }

  private static boolean holdsAny(Box box, List<Box> others) {
    for (Box other : others) {
      if (other.first >= box.first && other.end <= box.end) return true;
    }
    return false;
  }

  private static boolean hasLinks(Box box, List<Block> blocks) {
    int said = 0;
    int linked = 0;
    for (int i = box.first; i < box.end; i++) {
      said += blocks.get(i).length();
      linked += blocks.get(i).linked();
    }
    return linked * 20 > said;
  }

  private static boolean isCredible(Box box, int share, int all) {
    if (share <= all * 0.4) return true;
    boolean outside = box.isMarked(Boilerplate.FOOTER) || box.isMarked(Boilerplate.RELATED);
    if (box.isMarked(Boilerplate.COMMENTS)) return share <= all * 0.9;
    return outside && share <= all * 0.65 && all - share > ENOUGH;
  }

  @Override
  public String toString() {
    return blocks.size() + " blocks, marks " + Arrays.toString(marks);
  }
}
