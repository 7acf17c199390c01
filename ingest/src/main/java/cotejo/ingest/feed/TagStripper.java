package cotejo.ingest.feed;

import java.util.HashSet;
import java.util.Set;

/** Takes the tags out of one piece of HTML, in time linear in its length however broken it is. */
final class TagStripper {

  private final String html;
  private final StringBuilder text;

  /** Ends that were looked for and are not in the rest: they are not looked for again. */
  private final Set<String> missing = new HashSet<>();

  TagStripper(String html) {
    this.html = html;
    this.text = new StringBuilder(html.length());
  }

  /** The text between the tags, references not resolved; script, style and the like left out. */
  String text() {
    int i = 0;
    while (i < html.length()) {
      int tag = html.indexOf('<', i);
      if (tag < 0) {
        return text.append(html, i, html.length()).toString();
      }
      text.append(html, i, tag);
      i = skip(tag);
    }
    return text.toString();
  }

  /** Skips what starts with the less-than sign at i, and returns where the text goes on. */
  private int skip(int i) {
    if (html.startsWith("<!--", i)) {
      int end = find("-->", i + 4);
      int sign = end < 0 ? html.indexOf('>', i + 4) : -1;
      return end >= 0 ? end + 3 : sign < 0 ? html.length() : sign + 1;
    }
    if (html.startsWith("<![CDATA[", i)) {
      return i + 9;
    }
    int nameEnd = HtmlText.nameEnd(html, i);
    boolean instruction = html.startsWith("<!", i) || html.startsWith("<?", i);
    if (nameEnd < 0 && !instruction) {
      text.append('<');
      return i + 1;
    }
    int close = tagEnd(instruction ? i + 2 : nameEnd);
    if (close < 0) {
      // A tag that never closes is the cut-off end of a teaser.
      return html.length();
    }
    if (instruction) {
      return close + 1;
    }
    String name = HtmlText.tagName(html, i, nameEnd);
    if (HtmlNames.isBlock(name)) {
      text.append(' ');
    }
    if (HtmlNames.isDropped(name) && html.charAt(i + 1) != '/' && html.charAt(close - 1) != '/') {
      int end = closing(name, close);
      return end < 0 ? close + 1 : end;
    }
    return close + 1;
  }

  private int find(String end, int from) {
    if (missing.contains(end)) {
      return -1;
    }
    int found = html.indexOf(end, from);
    if (found < 0) {
      missing.add(end);
    }
    return found;
  }

  /**
   * Behind the end tag of an element whose start tag closes at {@code from}; -1 when there is none.
   */
  private int closing(String name, int from) {
    if (missing.contains(name)) {
      return -1;
    }
    for (int i = html.indexOf("</", from); i >= 0; i = html.indexOf("</", i + 2)) {
      if (html.regionMatches(true, i + 2, name, 0, name.length())) {
        int end = html.indexOf('>', i);
        return end < 0 ? html.length() : end + 1;
      }
    }
    missing.add(name);
    return -1;
  }

  /**
   * The greater-than sign that closes a tag, those inside quoted attribute values left aside; -1
   * when there is none.
   */
  private int tagEnd(int from) {
    int plain = html.indexOf('>', from);
    if (plain < 0) {
      return -1;
    }
    char quote = 0;
    for (int i = from; i < html.length(); i++) {
      char c = html.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        }
      } else if (c == '>') {
        return i;
      } else if ((c == '"' || c == '\'') && i > from && html.charAt(i - 1) == '=') {
        quote = c;
      }
    }
    return plain;
  }
}
