package cotejo.ingest.poll;

import cotejo.events.Article;
import cotejo.events.FeedState;
import cotejo.events.Hashes;
import cotejo.ingest.feed.FeedDocument;
import cotejo.ingest.feed.FeedItem;
import cotejo.ingest.feed.ReadAs;
import cotejo.ingest.identity.ArticleIdentity;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed, as the books know it.
 *
 * @param key what the feed identifies it by, hashed
 * @param hash what the feed says of it, hashed, to tell an edit
 * @param link its address in canonical form, hashed; null when it has none
 * @param url its address; null when it has none
 * @param readAs how the document was read, see {@link cotejo.events.Article#readAs}
 */
record Entry(
    String key,
    String hash,
    @Nullable String link,
    @Nullable URI url,
    FeedItem item,
    String readAs) {
  /** More entries than this in one document are not news but an archive; the first ones count. */
  static final int MOST = 500;

  static List<Entry> of(FeedDocument feed, String feedId) {
    String readAs = readAs(feed.readAs());
    List<FeedItem> items = feed.items();
    Instant stamp = stamp(items);
    List<Entry> entries = new ArrayList<>();
    for (FeedItem item : items) {
      entries.add(of(item, feedId, readAs, stamp));
    }
    return entries;
  }

  /** An entry met before, as the article that it became tells of it. */
  static Entry of(FeedState.Known known, Article published, URI url) {
    FeedItem item =
        new FeedItem(
            published.guid(),
            url.toString(),
            published.title(),
            null,
            null,
            null,
            published.publishedAt(),
            published.modifiedAt(),
            published.author(),
            published.lang(),
            List.of(),
            List.of());
    return new Entry(known.entry(), known.entryHash(), known.link(), url, item, published.readAs());
  }

  /**
   * The instant that half of the items or more claim to have changed at: the publishing system's
   * stamp on the whole document. It tells nothing about an item, and to believe it would mean to
   * fetch every page again with each document.
   */
  private static @Nullable Instant stamp(List<FeedItem> items) {
    Map<Instant, Integer> counts = new HashMap<>();
    for (FeedItem item : items) {
      if (item.updatedAt() != null) {
        counts.merge(item.updatedAt(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > 1 && count.getValue() * 2 >= items.size())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static Entry of(FeedItem item, String feedId, String readAs, @Nullable Instant stamp) {
    URI url = address(item.url());
    if (url == null) {
      url = address(item.id());
    }
    ArticleIdentity identity = url == null ? null : ArticleIdentity.of(url.toString()).orElse(null);
    String guid = ArticleIdentity.guidKey(feedId, item.id());
    String key =
        guid != null
            ? guid
            : identity != null ? identity.id() : Hashes.sha256(feedId + "\n" + item.title());
    return new Entry(
        shorter(key),
        hash(item, stamp),
        identity == null ? null : shorter(identity.id()),
        url,
        item,
        readAs);
  }

  private static String hash(FeedItem item, @Nullable Instant stamp) {
    boolean stamped = item.updatedAt() != null && item.updatedAt().equals(stamp);
    return shorter(
        Hashes.sha256(
            String.join(
                "\u0000",
                String.valueOf(item.url()),
                String.valueOf(item.title()),
                String.valueOf(item.summary()),
                String.valueOf(item.contentHtml()),
                stamped ? "" : String.valueOf(item.updatedAt()))));
  }

  /** 64 bits are enough to tell a feed's entries apart, and every feed keeps hundreds of them. */
  static String shorter(String hash) {
    return hash.substring(0, 16);
  }

  private static @Nullable URI address(@Nullable String written) {
    if (written == null) {
      return null;
    }
    okhttp3.HttpUrl url = okhttp3.HttpUrl.parse(written.strip());
    try {
      return url == null ? null : URI.create(url.toString());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String readAs(ReadAs how) {
    if (how.repairs().isEmpty()) {
      return how.strict() ? "strict" : "lenient";
    }
    return how.repairs().stream()
        .map(repair -> repair.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", ", "repaired: ", ""));
  }
}
