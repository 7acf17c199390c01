package cotejo.ingest.feed;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * Resolves addresses as they stand in feeds: with blanks, with bare ampersands, relative to
 * xml:base or the feed.
 */
final class Links {

  private static final Pattern ABOVE_ROOT = Pattern.compile("^([^:/]+://[^/]*)(?:/\\.\\.)+/");

  private Links() {}

  /**
   * The base of an element: its own and its ancestors' xml:base over the document's (W3C XML Base).
   */
  static @Nullable String base(Element element, @Nullable String document) {
    Element parent = element.getParentElement();
    String outer = parent == null ? document : base(parent, document);
    String own = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
    return own == null || own.isBlank() ? outer : resolve(own, outer);
  }

  /**
   * An absolute address where that is possible, else the address as written without white space
   * around or inside.
   */
  static @Nullable String resolve(@Nullable String written, @Nullable String base) {
    if (written == null) {
      return null;
    }
    String address = tidy(written);
    if (address.isEmpty() || base == null || isAbsolute(address)) {
      return address.isEmpty() ? null : address;
    }
    String joined = join(address, base);
    return joined == null ? address : joined;
  }

  private static @Nullable String join(String address, String base) {
    try {
      URI uri = URI.create(base.replace(" ", "%20"));
      if (!uri.isAbsolute() || uri.isOpaque()) {
        return null;
      }
      if (address.startsWith("//")) {
        return uri.getScheme() + ':' + address;
      }
      if (address.startsWith("?")) {
        // RFC 3986, section 5.3 keeps the path; java.net.URI, built on RFC 2396, drops its last
        // segment.
        return base.replaceFirst("[?#].*$", "") + address;
      }
      if (uri.getPath().isEmpty() && !address.startsWith("/") && !address.startsWith("#")) {
        return base.replaceFirst("[?#].*$", "") + '/' + address;
      }
      return withoutDots(uri.resolve(URI.create(escape(address))).toString());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** RFC 3986, section 5.2.4: steps above the root lead to the root; java.net.URI keeps them. */
  private static String withoutDots(String address) {
    return address.contains("/../") ? ABOVE_ROOT.matcher(address).replaceFirst("$1/") : address;
  }

  /** Escapes what java.net.URI refuses and every browser accepts. */
  private static String escape(String address) {
    var escaped = new StringBuilder(address.length() + 8);
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      boolean stray = c == '%' && !isHex(address, i + 1);
      if (stray || "\"<>\\^`{|} []".indexOf(c) >= 0) {
        escaped.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static boolean isHex(String s, int at) {
    return at + 1 < s.length()
        && Character.digit(s.charAt(at), 16) >= 0
        && Character.digit(s.charAt(at + 1), 16) >= 0;
  }

  private static String tidy(String written) {
    String s = written.strip();
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) < ' ') {
        return s.replaceAll("\\s*[\\x00-\\x1f]+\\s*", "");
      }
    }
    return s;
  }

  static boolean isAbsolute(String address) {
    int colon = address.indexOf(':');
    if (colon <= 0) {
      return false;
    }
    for (int i = 0; i < colon; i++) {
      char c = address.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || !(Character.isDigit(c) || "+-.".indexOf(c) >= 0))) {
        return false;
      }
    }
    return true;
  }

  static boolean isHttp(@Nullable String address) {
    return address != null
        && (address.regionMatches(true, 0, "http://", 0, 7)
            || address.regionMatches(true, 0, "https://", 0, 8));
  }
}
