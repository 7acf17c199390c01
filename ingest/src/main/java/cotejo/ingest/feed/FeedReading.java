package cotejo.ingest.feed;

import org.jspecify.annotations.Nullable;

/** What came of reading a document that was served as a feed. */
public sealed interface FeedReading {

  /** The document is a feed, perhaps one without items. */
  record Read(FeedDocument feed) implements FeedReading {}

  /**
   * The document is not a feed.
   *
   * @param detail a sentence for the person who watches the feed
   * @param title the title of the page when an HTML page was served instead; plain text
   */
  record NotAFeed(Reason reason, String detail, @Nullable String title) implements FeedReading {}

  /** Why a document is not a feed; few and fixed, also a metric label. */
  enum Reason {
    EMPTY,
    TOO_LARGE,
    HTML_PAGE,
    OPML,
    UNKNOWN_XML,
    UNKNOWN_JSON,
    NOT_TEXT
  }
}
