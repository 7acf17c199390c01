package cotejo.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** One item's element to a {@link FeedItem}, each field from the first place that has it. */
final class ItemReader {

  private static final Namespace RDF =
      Namespace.getNamespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
  private static final String[] PUBLISHED = {
    "pubdate",
    "atom:published",
    "dc:date",
    "dcterms:issued",
    "atom:issued",
    "dcterms:created",
    "atom:created",
    "dcterms:available",
    "published",
    "atom:pubdate",
    "date",
    "issued",
    "created",
    "news:publication_date",
    "prism:publicationdate",
    "prism:coverdate"
  };
  private static final String[] UPDATED = {
    "atom:updated",
    "atom:modified",
    "dcterms:modified",
    "updated",
    "modified",
    "lastbuilddate",
    "dcterms:date",
    "lastmod"
  };
  private static final String[] CONTENT = {
    "content:encoded",
    "atom:content",
    "content",
    "xhtml:body",
    "xhtml:div",
    "body",
    "fullitem",
    "fulltext"
  };
  private static final String[] SUMMARY = {
    "description",
    "atom:summary",
    "atom:tagline",
    "summary",
    "abstract",
    "dc:description",
    "itunes:summary",
    "media:description",
    "dcterms:abstract",
    "googleplay:description",
    "itunes:subtitle"
  };

  private final @Nullable String documentBase;
  private final @Nullable String feedLanguage;
  private final @Nullable String feedAuthor;

  ItemReader(
      @Nullable String documentBase, @Nullable String feedLanguage, @Nullable String feedAuthor) {
    this.documentBase = documentBase;
    this.feedLanguage = feedLanguage;
    this.feedAuthor = feedAuthor;
  }

  FeedItem read(Element element, List<String> categories, List<Enclosure> enclosures) {
    var fields = new Fields(element);
    String base = base(element);
    String url = ItemLinks.of(fields, base);
    String id = id(fields);
    String language = language(element, fields);
    Instant published = date(fields, PUBLISHED, language);
    Instant updated = date(fields, UPDATED, language);
    Texts summary = text(fields, SUMMARY);
    if (published == null && updated == null) {
      // Microsoft's Channel Definition Format, whose items are attributes.
      updated = Dates.parse(Names.attribute(element, "lastmod"), language);
    }
    if (summary == null) {
      summary = mediaText(fields, SUMMARY);
    }
    Texts content = text(fields, CONTENT);
    String author = People.ofItem(fields);
    String plain = summary == null ? null : summary.plain();
    return new FeedItem(
        id == null ? url : id,
        url,
        title(fields),
        plain == null && content != null ? content.plain() : plain,
        summary == null ? null : summary.safeHtml(base),
        content == null ? null : content.safeHtml(base),
        published == null ? updated : published,
        updated,
        author == null ? feedAuthor : author,
        language,
        categories,
        enclosures);
  }

  @Nullable String base(Element element) {
    return Links.base(element, documentBase);
  }

  private static @Nullable String id(Fields fields) {
    String guid = fields.text("guid");
    if (guid != null) {
      return guid;
    }
    Element atom = fields.first("atom:id");
    if (atom != null && !atom.getValue().isBlank()) {
      // An identifier never depends on where the document came from, only on what the document
      // says.
      return Links.resolve(atom.getValue(), Links.base(atom, null));
    }
    String id = fields.text("id");
    if (id != null) {
      return id;
    }
    String about = fields.element().getAttributeValue("about", RDF);
    return about == null || about.isBlank() ? fields.text("dc:identifier") : about.strip();
  }

  private @Nullable String language(Element element, Fields fields) {
    String own = fields.text("dc:language", "language");
    if (own != null) {
      return own;
    }
    for (Element e = element; e != null; e = e.getParentElement()) {
      String tag = e.getAttributeValue("lang", Namespace.XML_NAMESPACE);
      if (tag != null && !tag.isBlank()) {
        return tag.strip();
      }
    }
    return feedLanguage;
  }

  static @Nullable String title(Fields fields) {
    for (String name :
        new String[] {
          "title", "atom:title", "dc:title", "media:title", "itunes:title", "news:title"
        }) {
      for (Element element : fields.all(name)) {
        String title = Texts.plain(element);
        if (title != null) {
          return title;
        }
      }
    }
    return null;
  }

  /** Media RSS describes the file where a feed describes no item. */
  private static @Nullable Texts mediaText(Fields fields, String[] names) {
    for (String holder : new String[] {"media:group", "media:content"}) {
      for (Element media : fields.all(holder)) {
        Texts text = text(new Fields(media), names);
        if (text != null) {
          return text;
        }
      }
    }
    return null;
  }

  private static @Nullable Texts text(Fields fields, String[] names) {
    for (String name : names) {
      for (Element element : fields.all(name)) {
        Texts text = Texts.of(element);
        if (text != null) {
          return text;
        }
      }
    }
    return null;
  }

  /**
   * Of several elements of one name the last one counts, as in other readers: it was added by the
   * later program.
   */
  static @Nullable Instant date(Fields fields, String[] names, @Nullable String language) {
    for (String name : names) {
      for (Element element : fields.all(name).reversed()) {
        Instant date = Dates.parse(element.getValue(), language);
        if (date != null) {
          return date;
        }
      }
    }
    return null;
  }
}
