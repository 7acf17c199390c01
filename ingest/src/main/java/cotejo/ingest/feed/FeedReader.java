package cotejo.ingest.feed;

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
      return new FeedReading.NotAFeed(
          FeedReading.Reason.TOO_LARGE, "the document is longer than 20 MiB", null);
    }
    var decoded = Encodings.decode(bytes, contentType);
    Set<ReadAs.Repair> repairs = EnumSet.noneOf(ReadAs.Repair.class);
    String text = decoded.text();
    if (text.isBlank()) {
      return new FeedReading.NotAFeed(FeedReading.Reason.EMPTY, "the document is empty", null);
    }
    if (decoded.mismatch()) {
      repairs.add(ReadAs.Repair.ENCODING);
    }
    Document document = strict.parse(text);
    String from = base == null ? null : base.toString();
    if (document != null) {
      RomeView rome = RomeView.of(document);
      var feed =
          TreeReader.read(
              document, rome, from, new ReadAs(rome != null, repairs, decoded.charset()));
      if (feed != null) {
        return new FeedReading.Read(feed);
      }
    }
    return new FeedReading.NotAFeed(
        FeedReading.Reason.UNKNOWN_XML, "the document is XML, but not a feed", null);
  }
}
