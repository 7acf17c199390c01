package cotejo.standalone.newsroom;

import cotejo.events.Feed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes an outlet's feed documents. */
final class Feeds {
  /** What a feed of a usual publishing system holds. */
  private static final int ITEMS = 25;

  private Feeds() {}

  /**
   * A feed document and its media type.
   *
   * @param text the whole document
   */
  record Document(String type, String text) {}

  static Document write(Outlet.FeedSpec feed, Edition edition, URI base) {
    Channel channel =
        new Channel(feed, edition.outlet(), edition.newest(ITEMS), edition.changed(), base);
    Document document =
        switch (feed.format()) {
          case RSS_2_0 -> new Document("application/rss+xml; charset=utf-8", Rss2.write(channel));
          case RSS_1_0 -> new Document("application/rdf+xml; charset=utf-8", Rss1.write(channel));
          case ATOM -> new Document("application/atom+xml; charset=utf-8", AtomFeed.write(channel));
          case JSON_FEED ->
              new Document("application/feed+json; charset=utf-8", JsonFeed.write(channel));
        };
    return feed.behaviour() == Outlet.Behaviour.MALFORMED
        ? new Document("text/xml", broken(document.text()))
        : document;
  }

  /** As a publishing system leaves it that dies while it writes the third item. */
  private static String broken(String xml) {
    int at = xml.indexOf("<item", xml.indexOf("<item", xml.indexOf("<item") + 1) + 1);
    String head = at < 0 ? xml.substring(0, xml.length() / 2) : xml.substring(0, at + 60);
    return head
        + "\n<br />\n<b>Fatal error</b>: Allowed memory size of 134217728 bytes exhausted (tried to"
        + " allocate 20480 bytes) in <b>wp-includes/class-wpdb.php</b> on line <b>2162</b> & aborting<br />\n";
  }

  /** The list of subscriptions (OPML 2.0) that names every feed, by folder. */
  static byte[] opml(String title, List<Feed> feeds) {
    Xml xml = new Xml();
    xml.open("opml", "version", "2.0");
    xml.open("head").leaf("title", title).close();
    xml.open("body");
    for (String folder : feeds.stream().map(Feed::folder).distinct().toList()) {
      xml.open("outline", "text", folder, "title", folder);
      for (Feed feed : feeds) {
        if (feed.folder().equals(folder)) {
          xml.leaf("outline", "", outline(feed));
        }
      }
      xml.close();
    }
    return xml.close().close().text().getBytes(StandardCharsets.UTF_8);
  }

  private static String[] outline(Feed feed) {
    return new String[] {
      "type", "rss",
      "text", feed.title(),
      "title", feed.title(),
      "xmlUrl", feed.url().toString(),
      "htmlUrl", String.valueOf(feed.site()),
      "language", String.valueOf(feed.lang()),
      "outlet", feed.outlet(),
      "country", String.valueOf(feed.country()),
      "kind", Newsroom.kindName(feed.kind())
    };
  }
}
