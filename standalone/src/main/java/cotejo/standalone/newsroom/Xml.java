package cotejo.standalone.newsroom;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML elements, indented, in the order in which they are told. */
final class Xml {
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * @param attributes name, value, name, value ...
   */
  Xml open(String name, String... attributes) {
    start(name, attributes).append(">\n");
    open.push(name);
    return this;
  }

  Xml leaf(String name, String text, String... attributes) {
    start(name, attributes);
    if (text.isEmpty()) {
      out.append("/>\n");
    } else {
      out.append('>').append(escaped(text)).append("</").append(name).append(">\n");
    }
    return this;
  }

  /** Text that the reader should see as markup, kept together in a CDATA section. */
  Xml data(String name, String text, String... attributes) {
    start(name, attributes)
        .append("><![CDATA[")
        .append(text.replace("]]>", "]]]]><![CDATA[>"))
        .append("]]></")
        .append(name)
        .append(">\n");
    return this;
  }

  Xml close() {
    String name = open.pop();
    out.append("  ".repeat(open.size())).append("</").append(name).append(">\n");
    return this;
  }

  String text() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }

  private StringBuilder start(String name, String... attributes) {
    out.append("  ".repeat(open.size())).append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
    return out;
  }
}
