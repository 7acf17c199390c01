package cotejo.ingest.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * One name for each thing, whatever namespace address or prefix a feed uses for it: {@code title}
 * for RSS's own, {@code atom:title}, {@code dc:creator} and so on, local names in lower case.
 */
final class Names {

  private static final Map<String, String> PREFIX_BY_URI = new HashMap<>();
  private static final Map<String, String> URI_BY_PREFIX = new HashMap<>();

  static {
    core("http://backend.userland.com/rss2");
    core("http://backend.userland.com/rss");
    core("http://blogs.law.harvard.edu/tech/rss");
    core("http://cyber.law.harvard.edu/rss");
    core("http://purl.org/rss/1.0");
    core("http://my.netscape.com/rdf/simple/0.9");
    core("http://channel.netscape.com/rdf/simple/0.9");
    core("http://purl.org/net/rss1.1");
    core("http://www.rssboard.org/rss-specification");
    known("atom", "http://www.w3.org/2005/Atom");
    known("atom", "http://purl.org/atom/ns");
    known("atom", "http://www.w3.org/2005/atom");
    known("atom", "http://example.com/necho");
    known("dc", "http://purl.org/dc/elements/1.1");
    known("dc", "http://purl.org/dc/elements/1.0");
    known("dcterms", "http://purl.org/dc/terms");
    known("content", "http://purl.org/rss/1.0/modules/content");
    known("media", "http://search.yahoo.com/mrss");
    known("media", "http://search.yahoo.com/rss");
    known("media", "http://search.yahoo.com/searchmonkey/media");
    known("media", "http://tools.search.yahoo.com/mrss");
    known("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");
    known("itunes", "http://www.itunes.com/DTDs/PodCast-1.0.dtd");
    known("itunes", "http://example.com/DTDs/PodCast-1.0.dtd");
    known("sy", "http://purl.org/rss/1.0/modules/syndication");
    known("xhtml", "http://www.w3.org/1999/xhtml");
    known("feedburner", "http://rssnamespace.org/feedburner/ext/1.0");
    known("news", "http://www.google.com/schemas/sitemap-news/0.9");
    known("image", "http://www.google.com/schemas/sitemap-image/1.1");
    known("sitemap", "http://www.sitemaps.org/schemas/sitemap/0.9");
    known("sitemap", "http://www.google.com/schemas/sitemap/0.84");
    known("sitemap", "http://www.google.com/schemas/sitemap/0.9");
    known("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns");
    known("georss", "http://www.georss.org/georss");
    known("thr", "http://purl.org/syndication/thread/1.0");
    known("slash", "http://purl.org/rss/1.0/modules/slash");
    known("wfw", "http://wellformedweb.org/commentapi");
    known("xlink", "http://www.w3.org/1999/xlink");
    known("admin", "http://webns.net/mvcb");
    known("googleplay", "http://www.google.com/schemas/play-podcasts/1.0");
    URI_BY_PREFIX.put("atom10", "http://www.w3.org/2005/Atom");
    URI_BY_PREFIX.put("a10", "http://www.w3.org/2005/Atom");
  }

  private Names() {}

  private static void core(String uri) {
    PREFIX_BY_URI.put(uri.toLowerCase(Locale.ROOT), "");
  }

  private static void known(String prefix, String uri) {
    PREFIX_BY_URI.put(uri.toLowerCase(Locale.ROOT), prefix);
    URI_BY_PREFIX.putIfAbsent(prefix, uri);
  }

  static String of(Element element) {
    String prefix = prefix(element.getNamespace());
    String local = lower(element.getName());
    return prefix.isEmpty() ? local : prefix + ':' + local;
  }

  private static String prefix(Namespace namespace) {
    String uri = namespace.getURI();
    if (uri.isEmpty()) {
      return "";
    }
    String known = PREFIX_BY_URI.get(uri);
    if (known == null) {
      known = PREFIX_BY_URI.get(plain(uri));
    }
    if (known != null) {
      return known;
    }
    String written = lower(namespace.getPrefix());
    return written.equals("atom10") || written.equals("a10") ? "atom" : written;
  }

  private static String plain(String uri) {
    String s = lower(uri.strip()).replaceFirst("^https:", "http:");
    int end = s.length();
    while (end > 0 && "/#".indexOf(s.charAt(end - 1)) >= 0) {
      end--;
    }
    return s.substring(0, end);
  }

  private static String lower(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if ((c >= 'A' && c <= 'Z') || c > 127) {
        return s.toLowerCase(Locale.ROOT);
      }
    }
    return s;
  }

  /** The namespace that a prefix commonly stands for, for documents that use it undeclared. */
  static @Nullable String commonUri(String prefix) {
    return URI_BY_PREFIX.get(lower(prefix));
  }

  /**
   * The value of an attribute without a namespace, its name in any case; null when missing or
   * blank.
   */
  static @Nullable String attribute(Element element, String name) {
    Attribute exact = element.getAttribute(name);
    if (exact == null && element.hasAttributes()) {
      for (Attribute attribute : element.getAttributes()) {
        if (attribute.getName().equalsIgnoreCase(name)) {
          exact = attribute;
          break;
        }
      }
    }
    if (exact == null) {
      return null;
    }
    String value = exact.getValue().strip();
    return value.isEmpty() ? null : value;
  }
}
