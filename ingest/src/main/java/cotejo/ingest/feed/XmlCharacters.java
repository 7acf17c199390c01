package cotejo.ingest.feed;

/** The characters that XML 1.0 allows (production 2). */
final class XmlCharacters {

  private XmlCharacters() {}

  /** The text without characters that XML forbids; the same instance when there are none. */
  static String onlyAllowed(String text) {
    int i = firstForbidden(text);
    if (i < 0) {
      return text;
    }
    var kept = new StringBuilder(text.length());
    kept.append(text, 0, i);
    for (; i < text.length(); i++) {
      if (isAllowed(text, i)) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  private static int firstForbidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isAllowed(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isAllowed(String text, int i) {
    char c = text.charAt(i);
    if (c < ' ') {
      return c == '\n' || c == '\t' || c == '\r';
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c < '\ufffe';
  }
}
