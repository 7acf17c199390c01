package cotejo.ingest.feed;

import cotejo.ingest.feed.FeedReading.NotAFeed;
import cotejo.ingest.feed.FeedReading.Reason;
import cotejo.ingest.feed.ReadAs.Repair;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.jdom2.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads feed documents: RSS 0.9x to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed 1.1, Google News
 * sitemaps. Strictly with ROME first; a document that is not well formed is repaired, and says so
 * in {@link FeedDocument#readAs}.
 *
 * <p>Safe for use by many threads. The same bytes give the same document.
 */
public final class FeedReader {

  /**
   * Longest document we read, in bytes; a longer one is refused, not cut. Large news feeds stay
   * under 5 MB.
   */
  public static final int LARGEST = 20 * 1024 * 1024;

  private final StrictXml strict = new StrictXml();

  /**
   * Reads one document.
   *
   * @param contentType the Content-Type header the document came with
   * @param base the address the document came from, after redirects; relative links are resolved
   *     against it
   */
  public FeedReading read(byte[] bytes, @Nullable String contentType, @Nullable URI base) {
    if (bytes.length > LARGEST) {
      return new NotAFeed(
          Reason.TOO_LARGE, "the document is longer than " + LARGEST / 1024 / 1024 + " MiB", null);
    }
    var decoded = Encodings.decode(bytes, contentType);
    Set<Repair> repairs = EnumSet.noneOf(Repair.class);
    if (decoded.mismatch()) {
      repairs.add(Repair.ENCODING);
    }
    String text = decoded.text();
    String from = base == null ? null : base.toString();
    FeedDocument feed =
        NotFeeds.startsLikeJson(text)
            ? JsonFeedReader.read(withoutMark(text), from, repairs, decoded.charset())
            : xml(text, from, repairs, decoded.charset());
    return feed == null ? NotFeeds.explain(text) : new FeedReading.Read(feed);
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private @Nullable FeedDocument xml(
      String text, @Nullable String base, Set<Repair> repairs, String charset) {
    Prolog prolog = Prolog.of(text, repairs);
    Document document = strict.parse(prolog.body());
    boolean wellFormed = document != null;
    if (document == null) {
      document = TreeRepair.parse(prolog, repairs);
    }
    if (document == null) {
      return null;
    }
    RomeView rome = RomeView.of(document);
    if (rome == null && NotFeeds.mayBeFeed(document.getRootElement())) {
      rome = Shape.fit(document) ? RomeView.of(document) : null;
      repairs.add(Repair.SHAPE);
    }
    var readAs = new ReadAs(wellFormed && repairs.isEmpty(), repairs, charset);
    FeedDocument sitemap = SitemapReader.read(document, base, readAs);
    return sitemap == null ? TreeReader.read(document, rome, base, readAs) : sitemap;
  }
}
