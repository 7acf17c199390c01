package cotejo.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** A tree of XML elements to a {@link FeedDocument}. */
final class TreeReader {

  private static final String[] UPDATED = {
    "lastbuilddate",
    "atom:updated",
    "atom:modified",
    "dc:date",
    "dcterms:modified",
    "pubdate",
    "updated"
  };

  private TreeReader() {}

  /** Null when the tree is no feed. */
  static @Nullable FeedDocument read(
      Document document, @Nullable RomeView rome, @Nullable String documentBase, ReadAs readAs) {
    Element root = document.getRootElement();
    FeedFormat format = format(root);
    List<Element> items = new ArrayList<>();
    collect(root, items, 0);
    if (format == null && items.isEmpty()) {
      return null;
    }
    Element channel = channel(root);
    var fields = new Fields(channel);
    String base = Links.base(channel, documentBase);
    String link = ItemLinks.alternate(fields, base);
    String language = language(channel, fields);
    var reader = new ItemReader(documentBase, language, People.ofFeed(fields));
    List<FeedItem> read = new ArrayList<>(items.size());
    boolean paired = rome != null && rome.size() == items.size();
    for (int i = 0; i < items.size(); i++) {
      Element item = items.get(i);
      List<String> categories = paired ? rome.categories(i) : List.of();
      List<Enclosure> enclosures = paired ? rome.enclosures(i, reader.base(item)) : List.of();
      read.add(reader.read(item, categories, enclosures));
    }
    return new FeedDocument(
        format == null ? FeedFormat.RSS : format,
        ItemReader.title(fields),
        Texts.plain(
            fields.first(
                "description", "atom:subtitle", "atom:tagline", "subtitle", "itunes:summary")),
        link,
        related(fields, "self", base).stream().findFirst().orElse(null),
        related(fields, "hub", base),
        language,
        ItemReader.date(fields, UPDATED, language),
        Hints.of(fields),
        readAs,
        read);
  }

  static @Nullable FeedFormat format(Element root) {
    return switch (root.getName().toLowerCase(Locale.ROOT)) {
      case "rss", "channel", "item" -> FeedFormat.RSS;
      case "rdf" -> FeedFormat.RDF;
      case "feed", "entry" ->
          root.getNamespaceURI().contains("purl.org/atom")
                  || "0.3".equals(root.getAttributeValue("version"))
              ? FeedFormat.ATOM_03
              : FeedFormat.ATOM_10;
      default -> null;
    };
  }

  private static Element channel(Element root) {
    for (Element child : root.getChildren()) {
      if (child.getName().equalsIgnoreCase("channel")) {
        return child;
      }
    }
    return root;
  }

  private static final Set<String> ITEMS = Set.of("item", "atom:entry", "entry", "atom:item");

  private static void collect(Element parent, List<Element> items, int depth) {
    if (depth == 0 && ITEMS.contains(Names.of(parent))) {
      items.add(parent);
      return;
    }
    for (Element child : parent.getChildren()) {
      String name = Names.of(child);
      if (ITEMS.contains(name)) {
        items.add(child);
      } else if (depth < 2
          && (name.equals("channel")
              || name.equals("items")
              || name.equals("rss")
              || name.equals("atom:feed")
              || name.equals("feed"))) {
        collect(child, items, depth + 1);
      }
    }
  }

  private static @Nullable String language(Element channel, Fields fields) {
    String stated = fields.text("language", "dc:language", "atom:language");
    if (stated != null) {
      return stated;
    }
    for (Element e = channel; e != null; e = e.getParentElement()) {
      String tag = e.getAttributeValue("lang", Namespace.XML_NAMESPACE);
      if (tag != null && !tag.isBlank()) {
        return tag.strip();
      }
    }
    return null;
  }

  private static List<String> related(Fields fields, String relation, @Nullable String base) {
    List<String> addresses = new ArrayList<>();
    for (String name : new String[] {"atom:link", "link"}) {
      for (Element link : fields.all(name)) {
        String address = Links.resolve(Names.attribute(link, "href"), base);
        if (address != null && relation.equalsIgnoreCase(Names.attribute(link, "rel"))) {
          addresses.add(address);
        }
      }
    }
    return addresses;
  }
}
