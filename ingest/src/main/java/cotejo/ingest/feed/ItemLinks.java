package cotejo.ingest.feed;

import java.util.Locale;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** Where an item or a feed's site can be read. */
final class ItemLinks {

  private static final Namespace RDF =
      Namespace.getNamespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#");

  private ItemLinks() {}

  static @Nullable String of(Fields item, @Nullable String base) {
    String link = alternate(item, base);
    if (link == null) {
      link = guid(item, base);
    }
    if (link == null) {
      link = source(item, base);
    }
    return link;
  }

  /** The site's address, of a channel or a feed. */
  static @Nullable String alternate(Fields fields, @Nullable String base) {
    for (String name : new String[] {"link", "atom:link", "loc", "sitemap:loc"}) {
      String other = null;
      String feed = null;
      for (Element element : fields.all(name)) {
        String address = address(element, base);
        String rel = rel(element);
        if (address != null && rel.equals("alternate")) {
          if (!isForMachines(element)) {
            return address;
          }
          feed = feed == null ? address : feed;
        }
        if (address != null && other == null && rel.isEmpty()) {
          other = address;
        }
      }
      if (feed != null) {
        return feed;
      }
      if (other != null) {
        return other;
      }
    }
    return null;
  }

  /** Another feed or a file of data, while a page is looked for. */
  private static boolean isForMachines(Element link) {
    String type = Names.attribute(link, "type");
    return type != null
        && type.matches("(?i)application/(?:(?:atom|rss|rdf|json|x\\.atom)\\b.*|xml|json)");
  }

  /**
   * The relation, alternate where none is stated; empty for one that may stand in for it, "-" for
   * one that may not.
   */
  private static String rel(Element link) {
    String rel = Names.attribute(link, "rel");
    if (rel == null) {
      return "alternate";
    }
    return switch (rel.toLowerCase(Locale.ROOT)) {
      case "alternate", "http://www.iana.org/assignments/relation/alternate" -> "alternate";
      case "self",
          "edit",
          "hub",
          "enclosure",
          "replies",
          "next",
          "previous",
          "prev",
          "first",
          "last",
          "license",
          "icon",
          "image",
          "search",
          "service.edit",
          "service.post",
          "service.feed",
          "edit-media",
          "payment",
          "author",
          "up" ->
          "-";
      default -> "";
    };
  }

  private static @Nullable String address(Element link, @Nullable String base) {
    String own = link.getAttributeValue("base", Namespace.XML_NAMESPACE);
    String from = own == null ? base : Links.resolve(own, base);
    String href = Names.attribute(link, "href");
    String text = link.getValue().strip();
    if (href == null && text.isEmpty()) {
      href = link.getAttributeValue("resource", RDF);
    }
    return Links.resolve(href == null ? text : href, from);
  }

  /** RSS 2.0: a guid is an address unless it says that it is none. */
  private static @Nullable String guid(Fields item, @Nullable String base) {
    Element guid = item.first("guid");
    if (guid != null) {
      String permanent = Names.attribute(guid, "isPermaLink");
      String text = guid.getValue().strip();
      boolean says = permanent != null && permanent.equalsIgnoreCase("true");
      if (says
          || (Links.isHttp(text) && (permanent == null || !permanent.equalsIgnoreCase("false")))) {
        return Links.resolve(text, base);
      }
    }
    String id = item.text("atom:id");
    if (Links.isHttp(id)) {
      return id;
    }
    String about = item.element().getAttributeValue("about", RDF);
    return Links.isHttp(about) ? about : null;
  }

  /** RFC 4287, section 4.1.3.2: content that lives elsewhere; else a file that is all there is. */
  private static @Nullable String source(Fields item, @Nullable String base) {
    Element content = item.first("atom:content");
    String src = content == null ? null : Names.attribute(content, "src");
    if (src != null) {
      return Links.resolve(src, base);
    }
    Element player = item.first("media:player", "enclosure");
    String file =
        player == null ? Names.attribute(item.element(), "href") : Names.attribute(player, "url");
    return Links.resolve(file, base);
  }
}
