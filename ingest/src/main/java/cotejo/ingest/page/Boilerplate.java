package cotejo.ingest.page;

/** Named kinds of what stands around and between an article's paragraphs. */
enum Boilerplate {
  NAVIGATION(0),
  FOOTER(1),
  SIDEBAR(2),
  RELATED(3),
  CAPTION(4),
  NEWSLETTER(5),
  AUTHOR(6),
  DATELINE(7),
  SHARING(8),
  TAGS(9),
  COMMENTS(10),
  ADVERT(11),
  CONSENT(12),
  PAYWALL(13),
  HIDDEN(14),
  TOOLS(15),
  /**
   * Names that hint at something beside the text and are often wrong: believed only where the text
   * agrees.
   */
  WEAK(16),
  /**
   * Around a picture: believed of small boxes only, since articles are named for their pictures
   * too.
   */
  IMAGE(17);

  private final int bit;

  Boilerplate(int position) {
    this.bit = 1 << position;
  }

  /** This kind in a set of kinds kept as an int. */
  int bit() {
    return bit;
  }
}
