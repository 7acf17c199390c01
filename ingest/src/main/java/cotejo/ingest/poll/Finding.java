package cotejo.ingest.poll;

import cotejo.events.Article;
import cotejo.events.FeedState;
import org.jspecify.annotations.Nullable;

/** What was found out about one entry of a feed. */
sealed interface Finding {
  Entry entry();

  /** It was met before and says the same. */
  record Same(Entry entry) implements Finding {}

  /** It stands twice in the document. */
  record Twice(Entry entry) implements Finding {}

  /** Another feed of the outlet brought the article. */
  record Elsewhere(Entry entry, FeedState.Known there) implements Finding {}

  /** It stands after so many others that the document is an archive; it is not looked at. */
  record Beyond(Entry entry) implements Finding {}

  /**
   * It is new or changed, and this is what can be read of it.
   *
   * @param visit the look at its page; null when the page will not be looked at again
   */
  record Read(Entry entry, Content content, FeedState.@Nullable Visit visit) implements Finding {}

  /** Its page was looked at again and gave nothing new. */
  record Visited(Entry entry, FeedState.Visit visit) implements Finding {}

  /** Its page was there and is no more; this is the article as last published. */
  record Gone(Entry entry, Article last) implements Finding {}

  /** Its page could not be had for now. */
  record Deferred(Entry entry, int tries) implements Finding {}

  /** It cannot become an article. */
  record Rejected(Entry entry, Reason reason) implements Finding {}

  /** Why an entry cannot become an article; few and fixed, also a metric's label. */
  enum Reason {
    NO_ADDRESS,
    NO_TITLE,
    /** It stands after the {@value Entry#MOST} entries that are read of one document. */
    TOO_MANY,
    /** Something in it breaks the rules for articles. */
    INVALID
  }
}
