package cotejo.ingest.feed;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plain text of a piece of HTML: no tags, no entities, white space collapsed, script and style
 * left out.
 */
final class HtmlText {

  private HtmlText() {}

  /** Null when nothing is left. */
  static @Nullable String plain(@Nullable String html) {
    if (html == null) {
      return null;
    }
    String text = html.indexOf('<') < 0 ? html : new TagStripper(html).text();
    if (text.indexOf('&') >= 0) {
      text = References.resolve(text, Map.of());
    }
    return collapse(text);
  }

  /** Like {@link #plain}, and once more where markup had been escaped twice. */
  static @Nullable String plainTwice(@Nullable String html) {
    String once = plain(html);
    if (once == null) {
      return null;
    }
    return looksLikeHtml(once) ? plain(once) : once;
  }

  /** Whether a text holds a tag of HTML or a character reference. */
  static boolean looksLikeHtml(String text) {
    int last = text.lastIndexOf('>');
    for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
      int end = nameEnd(text, i);
      if (i > last) {
        break;
      }
      if (end > 0 && HtmlNames.isHtml(tagName(text, i, end))) {
        return true;
      }
      if (text.startsWith("<!--", i)) {
        return true;
      }
    }
    for (int i = text.indexOf('&'); i >= 0; i = text.indexOf('&', i + 1)) {
      int semicolon = text.indexOf(';', i);
      if (semicolon < 0) {
        return false;
      }
      if (semicolon > i + 1 && semicolon - i <= 10 && isReference(text, i + 1, semicolon)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReference(String text, int from, int to) {
    for (int k = from; k < to; k++) {
      char c = text.charAt(k);
      if (!Character.isLetterOrDigit(c) && !(c == '#' && k == from)) {
        return false;
      }
    }
    return true;
  }

  /** Where the name of the tag at i ends; -1 when no tag starts there. */
  static int nameEnd(String s, int i) {
    int k = i + 1;
    if (k < s.length() && s.charAt(k) == '/') {
      k++;
    }
    if (k >= s.length() || !isLetter(s.charAt(k))) {
      return -1;
    }
    while (k < s.length()
        && (isLetter(s.charAt(k))
            || Character.isDigit(s.charAt(k))
            || ":-_".indexOf(s.charAt(k)) >= 0)) {
      k++;
    }
    return k;
  }

  static String tagName(String s, int i, int nameEnd) {
    return s.substring(s.charAt(i + 1) == '/' ? i + 2 : i + 1, nameEnd).toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static @Nullable String collapse(String s) {
    var text = new StringBuilder(s.length());
    boolean space = false;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '\u200b' || c == '\ufeff' || (c < ' ' && c != '\n' && c != '\t' && c != '\r')) {
        continue;
      }
      if (c <= ' ' || c == '\u00a0' || Character.isSpaceChar(c)) {
        space = true;
      } else {
        if (space && !text.isEmpty()) {
          text.append(' ');
        }
        space = false;
        text.append(c);
      }
    }
    return text.isEmpty() ? null : text.toString();
  }
}
