package cotejo.ingest.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Short ways to read a document in a test. */
final class Feeds {

  private static final FeedReader READER = new FeedReader();

  private Feeds() {}

  static FeedReading reading(String document) {
    return READER.read(document.getBytes(StandardCharsets.UTF_8), null, null);
  }

  static FeedDocument read(String document) {
    return read(document.getBytes(StandardCharsets.UTF_8), null, null);
  }

  static FeedDocument read(byte[] bytes, @Nullable String contentType, @Nullable String base) {
    return switch (READER.read(bytes, contentType, base == null ? null : URI.create(base))) {
      case FeedReading.Read(FeedDocument feed) -> feed;
      case FeedReading.NotAFeed notAFeed -> throw new AssertionError("not read: " + notAFeed);
    };
  }

  static FeedItem item(String inside) {
    return read(rss("<item>" + inside + "</item>")).items().getFirst();
  }

  static String rss(String items) {
    return "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:atom=\"http://www.w3.org/2005/Atom\""
        + " xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" xmlns:media=\"http://search.yahoo.com/mrss/\">"
        + "<channel><title>Diario del Norte</title><link>https://norte.example/</link><language>es-MX</language>"
        + items
        + "</channel></rss>";
  }
}
