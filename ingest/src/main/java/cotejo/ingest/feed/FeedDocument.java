package cotejo.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it was read.
 *
 * @param title plain text
 * @param description plain text
 * @param link the site the feed belongs to; absolute where a base was known
 * @param self where the feed says that it lives
 * @param hubs WebSub hubs in document order
 * @param language BCP 47 tag as stated
 * @param updatedAt UTC; when the feed says that it last changed
 * @param items in document order
 */
public record FeedDocument(
    FeedFormat format,
    @Nullable String title,
    @Nullable String description,
    @Nullable String link,
    @Nullable String self,
    List<String> hubs,
    @Nullable String language,
    @Nullable Instant updatedAt,
    PollHints hints,
    ReadAs readAs,
    List<FeedItem> items) {

  public FeedDocument {
    hubs = List.copyOf(hubs);
    items = List.copyOf(items);
  }
}
