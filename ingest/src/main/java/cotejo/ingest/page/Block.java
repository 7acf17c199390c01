package cotejo.ingest.page;

/**
 * A run of text that a reader sees as one: a paragraph, a heading, a list item, a cell.
 *
 * @param text white space collapsed, line breaks kept as {@code \n}
 * @param length how much is said, in Latin letters: an ideograph counts for two and a half
 * @param linked the part of {@code length} that stands in links
 * @param strong the part of {@code length} that is bold or italic
 * @param box the innermost element around it
 */
record Block(String text, int length, int linked, int strong, Box box) {

  String tag() {
    return box.tag();
  }

  Block unlinked() {
    return new Block(text, length, 0, strong, box);
  }

  boolean isHeading() {
    String tag = tag();
    return tag.length() == 2
        && tag.charAt(0) == 'h'
        && tag.charAt(1) >= '1'
        && tag.charAt(1) <= '6';
  }

  double linkDensity() {
    return length == 0 ? 0 : (double) linked / length;
  }

  /**
   * Whether it reads like running text: long enough, not a link, with the punctuation of sentences.
   */
  boolean isProse() {
    return length >= 70 && linkDensity() < 0.5 && hasSentence();
  }

  /** Whether it has an end of sentence or a comma, in any script. */
  boolean hasSentence() {
    for (int i = text.length() - 1; i > 10; i--) {
      switch (text.charAt(i)) {
        case '.', ',', '!', '?', ';', '…', '。', '、', '，', '！', '？', '।', '؟', '،' -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  boolean endsSentence() {
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      switch (c) {
        case '.', '!', '?', '…', '。', '！', '？', '।', '؟', ':' -> {
          return true;
        }
        case '"', '\'', '”', '“', '’', '»', '«', ')', ']', ' ', '」', '』' -> {}
        default -> {
          return false;
        }
      }
    }
    return false;
  }
}
