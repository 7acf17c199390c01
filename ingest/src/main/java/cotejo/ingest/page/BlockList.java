package cotejo.ingest.page;

import java.util.List;

/** A page as its blocks and the boxes that hold at least one, both in the order of the page. */
record BlockList(List<Block> blocks, List<Box> boxes) {
  BlockList(List<Block> blocks, List<Box> boxes) {
    this.blocks = List.copyOf(blocks);
    this.boxes = boxes.stream().filter(box -> box.end > box.first).toList();
  }
}
