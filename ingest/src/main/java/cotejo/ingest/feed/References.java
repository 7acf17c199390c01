package cotejo.ingest.feed;

import java.util.Map;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Character and entity references of XML and HTML, well formed or not; what is none stays as it is.
 */
final class References {

  private static final int LONGEST_NAME = 32;

  private References() {}

  static String resolve(String text, Map<String, String> declared) {
    int i = text.indexOf('&');
    if (i < 0) {
      return text;
    }
    var resolved = new StringBuilder(text.length());
    int from = 0;
    while (i >= 0) {
      resolved.append(text, from, i);
      int end = nameEnd(text, i + 1);
      String value = end < 0 ? null : value(text, i + 1, end, declared);
      if (value == null) {
        resolved.append('&');
        from = i + 1;
      } else {
        resolved.append(value);
        from = end < text.length() && text.charAt(end) == ';' ? end + 1 : end;
      }
      i = text.indexOf('&', from);
    }
    return resolved.append(text, from, text.length()).toString();
  }

  private static int nameEnd(String text, int from) {
    int i = from;
    if (i < text.length() && text.charAt(i) == '#') {
      i++;
    }
    int limit = Math.min(text.length(), i + LONGEST_NAME);
    int start = i;
    while (i < limit
        && (Character.isLetterOrDigit(text.charAt(i)) || ".-_:".indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    return i == start ? -1 : i;
  }

  private static @Nullable String value(
      String text, int from, int end, Map<String, String> declared) {
    String name = text.substring(from, end);
    boolean closed = end < text.length() && text.charAt(end) == ';';
    if (name.charAt(0) == '#') {
      return character(name);
    }
    String own = closed ? declared.get(name) : null;
    if (own != null) {
      return own;
    }
    // "&copy=1" in an address is no copyright sign: without its semicolon a reference must stand
    // alone.
    if (!closed && end < text.length() && text.charAt(end) == '=') {
      return null;
    }
    boolean known = closed || Entities.isBaseNamedEntity(name);
    String html = known ? Entities.getByName(name) : "";
    return html.isEmpty() ? null : html;
  }

  /** What HTML makes of a number: windows-1252 for 128 to 159, nothing for what is no character. */
  private static @Nullable String character(String name) {
    boolean hexadecimal = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
    String digits = name.substring(hexadecimal ? 2 : 1);
    if (digits.isEmpty() || !digits.matches(hexadecimal ? "[0-9a-fA-F]+" : "[0-9]+")) {
      return null;
    }
    int point =
        digits.length() > 8
            ? -1
            : (int) Math.min(Long.parseLong(digits, hexadecimal ? 16 : 10), 0x110000L);
    if (point >= 0x80 && point < 0xA0) {
      return String.valueOf(Utf8Repair.windows1252(point));
    }
    boolean valid = Character.isValidCodePoint(point) && (point < 0xD800 || point > 0xDFFF);
    return valid ? XmlCharacters.onlyAllowed(Character.toString(point)) : "";
  }
}
