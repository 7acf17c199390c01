package cotejo.ingest.feed;

import java.util.Locale;
import org.jsoup.parser.Parser;
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
    String text = html.indexOf('<') < 0 ? html : withoutTags(html);
    if (text.indexOf('&') >= 0) {
      text = Parser.unescapeEntities(text, false);
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
    for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
      int end = nameEnd(text, i);
      if (end > 0 && HtmlNames.isHtml(tagName(text, i, end)) && text.indexOf('>', end) > 0) {
        return true;
      }
      if (text.startsWith("<!--", i)) {
        return true;
      }
    }
    for (int i = text.indexOf('&'); i >= 0; i = text.indexOf('&', i + 1)) {
      int semicolon = text.indexOf(';', i);
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

  private static String withoutTags(String html) {
    var text = new StringBuilder(html.length());
    int i = 0;
    while (i < html.length()) {
      int tag = html.indexOf('<', i);
      if (tag < 0) {
        return text.append(html, i, html.length()).toString();
      }
      text.append(html, i, tag);
      i = skip(html, tag, text);
    }
    return text.toString();
  }

  /** Skips what starts with the less-than sign at i, and returns where the text goes on. */
  private static int skip(String html, int i, StringBuilder text) {
    if (html.startsWith("<!--", i)) {
      int end = html.indexOf("-->", i + 4);
      int sign = html.indexOf('>', i + 4);
      return end >= 0 ? end + 3 : sign < 0 ? html.length() : sign + 1;
    }
    if (html.startsWith("<![CDATA[", i)) {
      return i + 9;
    }
    int nameEnd = nameEnd(html, i);
    boolean instruction = html.startsWith("<!", i) || html.startsWith("<?", i);
    if (nameEnd < 0 && !instruction) {
      text.append('<');
      return i + 1;
    }
    int close = tagEnd(html, instruction ? i + 2 : nameEnd);
    if (close < 0) {
      // A tag that never closes is the cut-off end of a teaser.
      return html.length();
    }
    if (instruction) {
      return close + 1;
    }
    String name = tagName(html, i, nameEnd);
    if (HtmlNames.isBlock(name)) {
      text.append(' ');
    }
    if (HtmlNames.isDropped(name) && html.charAt(i + 1) != '/' && html.charAt(close - 1) != '/') {
      int end = closing(html, name, close);
      return end < 0 ? close + 1 : end;
    }
    return close + 1;
  }

  /**
   * Behind the end tag of an element whose start tag closes at {@code from}; -1 when there is none.
   */
  private static int closing(String html, String name, int from) {
    for (int i = html.indexOf("</", from); i >= 0; i = html.indexOf("</", i + 2)) {
      if (html.regionMatches(true, i + 2, name, 0, name.length())) {
        int end = html.indexOf('>', i);
        return end < 0 ? html.length() : end + 1;
      }
    }
    return -1;
  }

  /** Where the name of the tag at i ends; -1 when no tag starts there. */
  private static int nameEnd(String s, int i) {
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

  private static String tagName(String s, int i, int nameEnd) {
    return s.substring(s.charAt(i + 1) == '/' ? i + 2 : i + 1, nameEnd).toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /**
   * The greater-than sign that closes a tag, those inside quoted attribute values left aside; -1
   * when there is none.
   */
  private static int tagEnd(String s, int from) {
    int plain = s.indexOf('>', from);
    if (plain < 0) {
      return -1;
    }
    char quote = 0;
    for (int i = from; i < s.length(); i++) {
      char c = s.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        }
      } else if (c == '>') {
        return i;
      } else if ((c == '"' || c == '\'') && i > from && s.charAt(i - 1) == '=') {
        quote = c;
      }
    }
    return plain;
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
