package cotejo.ingest.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one tag out of text that may not be XML. */
final class TagScanner {

  /**
   * A start or end tag.
   *
   * @param attributes as written, references not resolved; the first of two equal names counts
   * @param end behind the tag
   * @param clean whether it was written as XML wants it
   */
  record Tag(
      String name,
      boolean closing,
      boolean empty,
      Map<String, String> attributes,
      int end,
      boolean clean) {}

  /** A quoted value longer than this that holds a less-than sign has lost its closing quote. */
  private static final int LONGEST_ODD_VALUE = 2000;

  /** Elements of feeds and of HTML in the wild stay under 40. */
  private static final int MOST_ATTRIBUTES = 100;

  private static final Pattern SPACED =
      Pattern.compile(
          " {1,3}(?:rss|channel|item|feed|entry|title|link|description|pubDate|guid|author|category|summary|content|updated|published|id|image|[a-z]{2,10}:[a-zA-Z]{2,20})(?: [^<>]*)?>");

  private static final int LONGEST_SPACED = 500;

  private final String text;
  private int i;
  private boolean clean = true;

  private TagScanner(String text, int at) {
    this.text = text;
    this.i = at;
  }

  /** The tag that starts with the less-than sign at {@code at}; null when that is a bare sign. */
  static @Nullable Tag at(String text, int at) {
    return new TagScanner(text, at).tag();
  }

  private @Nullable Tag tag() {
    i++;
    boolean closing = i < text.length() && text.charAt(i) == '/';
    if (closing) {
      i++;
    }
    if (spacedName()) {
      clean = false;
      skipSpace();
    }
    int start = i;
    if (i >= text.length() || !isNameStart(text.charAt(i))) {
      return null;
    }
    while (i < text.length() && isName(text.charAt(i))) {
      i++;
    }
    String name = text.substring(start, i);
    if (i < text.length() && text.charAt(i) > ' ' && "/><".indexOf(text.charAt(i)) < 0) {
      return null;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    while (true) {
      skipSpace();
      if (i >= text.length()) {
        return closing ? new Tag(name, true, false, attributes, i, false) : null;
      }
      char c = text.charAt(i);
      if (c == '>') {
        return new Tag(name, closing, false, attributes, i + 1, clean);
      }
      if (c == '/' && text.startsWith("/>", i)) {
        return new Tag(name, closing, true, attributes, i + 2, clean);
      }
      if (c == '<') {
        // "</title<link>": the tag's end was forgotten. "a <b and <c": a bare sign.
        return closing || (!attributes.isEmpty() && clean)
            ? new Tag(name, closing, false, attributes, i, false)
            : null;
      }
      if (!attribute(attributes)) {
        clean = false;
        i++;
      }
    }
  }

  /** "&lt; title&gt;": a name of feeds after a space, and the tag's end right behind it. */
  private boolean spacedName() {
    return i < text.length()
        && text.charAt(i) == ' '
        && SPACED.matcher(text).region(i, Math.min(text.length(), i + LONGEST_SPACED)).lookingAt();
  }

  private boolean attribute(Map<String, String> attributes) {
    int start = i;
    while (i < text.length() && isName(text.charAt(i))) {
      i++;
    }
    if (i == start) {
      return false;
    }
    String name = text.substring(start, i);
    skipSpace();
    if (i >= text.length() || text.charAt(i) != '=') {
      clean = false;
      put(attributes, name, name);
      return true;
    }
    i++;
    skipSpace();
    put(attributes, name, value());
    return true;
  }

  private static void put(Map<String, String> attributes, String name, String value) {
    if (attributes.size() < MOST_ATTRIBUTES) {
      attributes.putIfAbsent(name, value);
    }
  }

  private String value() {
    if (i >= text.length()) {
      return "";
    }
    char quote = text.charAt(i);
    if (quote == '"' || quote == '\'') {
      int close = text.indexOf(quote, i + 1);
      int less = text.indexOf('<', i + 1);
      boolean lost = close < 0 || (less > 0 && less < close && close - i > LONGEST_ODD_VALUE);
      if (!lost) {
        String value = text.substring(i + 1, close);
        i = close + 1;
        return value;
      }
      i++;
    }
    clean = false;
    int start = i;
    while (i < text.length()
        && text.charAt(i) > ' '
        && "<>".indexOf(text.charAt(i)) < 0
        && !text.startsWith("/>", i)) {
      i++;
    }
    return text.substring(start, i);
  }

  private void skipSpace() {
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.';
  }
}
