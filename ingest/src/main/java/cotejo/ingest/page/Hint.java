package cotejo.ingest.page;

/** What markup says in favour of a box, from most to least telling. */
enum Hint {
  /** schema.org microdata: {@code itemprop=articleBody}. */
  MICRODATA(0),
  /** A class or id that names the body of an article. */
  BODY(1),
  /** A class, id, role or tag that names an article. */
  ARTICLE(2),
  /** The main part of the page. */
  MAIN(3),
  /** The paragraph between headline and body. */
  LEAD(4);

  private final int bit;

  Hint(int position) {
    this.bit = 1 << position;
  }

  /** This hint in a set of hints kept as an int. */
  int bit() {
    return bit;
  }
}
