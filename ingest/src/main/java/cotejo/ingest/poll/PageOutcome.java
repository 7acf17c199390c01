package cotejo.ingest.poll;

/** What became of asking for an article's page; few and fixed, also a metric's label. */
enum PageOutcome {
  /** It came, and an article was read off it. */
  READ,
  /** It came, but there is no article on it that can be read: a wall, an error, a list. */
  NO_ARTICLE,
  /** It is as it was when it was looked at before. */
  UNCHANGED,
  /** It is no web page. */
  NOT_HTML,
  /** robots.txt forbids it. */
  ROBOTS,
  /** Its site wants to be left alone for now. */
  PUT_OFF,
  TOO_LARGE,
  /** 404 or 410. */
  GONE,
  /** Another status that is not 200. */
  REFUSED,
  /** No answer. */
  FAILED
}
