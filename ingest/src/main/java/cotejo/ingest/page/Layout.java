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
    for (Box box : boxes) if (box.marks != 0) marked.add(box);
    marked.sort(Comparator.comparingInt(box -> box.end - box.first));
    for (Box box : marked) {
      int share = 0;
      for (int i = box.first; i < box.end; i++) {
        if ((marks[i] & STRONG_MARKS) == 0 && blocks.get(i).isProse())
          share += blocks.get(i).length();
      }
      if (share > all * tolerance(box)) continue;
      int believed =
          box.end - box.first > 4 || share > 400 ? box.marks & ~Boilerplate.IMAGE.bit() : box.marks;
      if (believed == 0) continue;
      if ((believed & STRONG_MARKS) != 0) all -= share;
      for (int i = box.first; i < box.end; i++) marks[i] |= believed;
    }
    return marks;
  }

  private static double tolerance(Box box) {
    if (box.isMarked(Boilerplate.COMMENTS)) return 0.9;
    return 0.4;
  }

  @Override
  public String toString() {
    return blocks.size() + " blocks, marks " + Arrays.toString(marks);
  }
}
