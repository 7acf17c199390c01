package cotejo.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed. Nothing is guessed: what the feed does not say is null.
 *
 * @param id the feed's own identifier (guid, atom:id, rdf:about, JSON Feed id), else the url
 * @param url where the item can be read; absolute where a base was known, else as written
 * @param title plain text, no markup
 * @param summary plain text of the summary, or of the content where the feed carries no summary
 *     (JSON Feed: of the content first, its summaries being one line for a list)
 * @param summaryHtml the summary as sanitized HTML; null where the feed carries none
 * @param contentHtml the full content as sanitized HTML; null where the feed carries none
 * @param publishedAt UTC; null when the feed gives no date that can be understood
 * @param updatedAt UTC; null when the feed gives no date of a change
 * @param author plain text; several are joined with a comma; the feed's author where the item has
 *     none
 * @param language BCP 47 tag as stated, inherited from the feed
 */
public record FeedItem(
    @Nullable String id,
    @Nullable String url,
    @Nullable String title,
    @Nullable String summary,
    @Nullable String summaryHtml,
    @Nullable String contentHtml,
    @Nullable Instant publishedAt,
    @Nullable Instant updatedAt,
    @Nullable String author,
    @Nullable String language,
    List<String> categories,
    List<Enclosure> enclosures) {

  public FeedItem {
    categories = List.copyOf(categories);
    enclosures = List.copyOf(enclosures);
  }
}
