package cotejo.ingest.page;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds when an article appeared, from the statement most meant for machines to the one most meant
 * for readers.
 */
final class DateFinder {
  private static final String[] PUBLISHED = {
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "og:published_time",
    "og:pubdate",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published",
    "publication_date",
    "date_published",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "published-date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "date",
    "displaydate",
    "display_date",
    "iso-8601-publish-date",
    "originalpublicationdate",
    "article_date_original",
    "ptime",
    "rnews:datepublished",
    "citation_date",
    "citation_publication_date",
    "bt:pubdate",
    "last-modified-original",
    "created",
    "datecreated",
    "article.created",
    "timestamp"
  };
  private static final String[] MODIFIED = {
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:modified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "modified"
  };

  private DateFinder() {}

  static @Nullable PageDate published(Document page, MetaTags meta, LinkedData data) {
    PageDate date = Dates.read(data.published());
    if (date == null) date = firstOf(meta, PUBLISHED);
    if (date == null) date = shown(page);
    if (date == null) date = firstOf(meta, MODIFIED);
    return date;
  }

  static @Nullable PageDate modified(MetaTags meta, LinkedData data) {
    PageDate date = Dates.read(data.modified());
    return date == null ? firstOf(meta, MODIFIED) : date;
  }

  private static @Nullable PageDate firstOf(MetaTags meta, String[] names) {
    for (String name : names) {
      for (String value : meta.all(name)) {
        PageDate date = Dates.read(value);
        if (date != null) return date;
      }
    }
    return null;
  }

  private static @Nullable PageDate shown(Document page) {
    for (Element time : page.getElementsByTag("time")) {
      PageDate date = Dates.read(time.attr("datetime"));
      if (date == null) date = Dates.read(time.text());
      if (date != null) return date;
    }
    for (String query : List.of("[itemprop=datePublished]")) {
      for (Element element : page.select(query)) {
        PageDate date = Dates.read(element.attr("content"));
        if (date == null) date = Dates.read(element.text());
        if (date != null) return date;
      }
    }
    return null;
  }
}
