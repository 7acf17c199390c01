package cotejo.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Sitemaps with Google's news extension: each address with a {@code news:news} is an item. */
final class SitemapReader {

  private static final String[] PUBLISHED = {"news:publication_date"};
  private static final String[] UPDATED = {"sitemap:lastmod", "lastmod"};

  private SitemapReader() {}

  /** Null when the tree is no sitemap with news. */
  static @Nullable FeedDocument read(Document document, @Nullable String base, ReadAs readAs) {
    if (!document.getRootElement().getName().equalsIgnoreCase("urlset")) {
      return null;
    }
    List<FeedItem> items = new ArrayList<>();
    String publication = null;
    String language = null;
    for (Element url : document.getRootElement().getChildren()) {
      var fields = new Fields(url);
      Element news = fields.first("news:news");
      if (news != null) {
        var about = new Fields(news);
        Element outlet = about.first("news:publication");
        var of = outlet == null ? about : new Fields(outlet);
        publication = publication == null ? HtmlText.plain(of.text("news:name")) : publication;
        language = language == null ? of.text("news:language") : language;
        items.add(item(fields, about, of.text("news:language"), base));
      }
    }
    return items.isEmpty()
        ? null
        : new FeedDocument(
            FeedFormat.NEWS_SITEMAP,
            publication,
            null,
            null,
            null,
            List.of(),
            language,
            null,
            PollHints.NONE,
            readAs,
            items);
  }

  private static FeedItem item(
      Fields url, Fields news, @Nullable String language, @Nullable String base) {
    String address = Links.resolve(url.text("sitemap:loc", "loc"), base);
    Instant updated = ItemReader.date(url, UPDATED, language);
    Instant published = ItemReader.date(news, PUBLISHED, language);
    String words = news.text("news:keywords");
    List<String> keywords = new ArrayList<>();
    for (String word : words == null ? new String[0] : words.split(",", -1)) {
      String keyword = HtmlText.plain(word);
      if (keyword != null) {
        keywords.add(keyword);
      }
    }
    List<Enclosure> images = new ArrayList<>();
    for (Element image : url.all("image:image")) {
      String at = Links.resolve(new Fields(image).text("image:loc"), base);
      if (at != null) {
        images.add(new Enclosure(at, null, null));
      }
    }
    return new FeedItem(
        address,
        address,
        HtmlText.plainTwice(news.text("news:title")),
        null,
        null,
        null,
        published == null ? updated : published,
        updated,
        null,
        language,
        keywords,
        images);
  }
}
