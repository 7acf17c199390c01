package cotejo.ingest.opml;

import java.util.List;
import java.util.Map;

/** Writes OPML 2.0, two blanks a level, so that a list can be kept under version control. */
final class OpmlWriter {

  private OpmlWriter() {}

  static String write(Opml opml) {
    var xml =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n");
    opml.head()
        .forEach(
            (name, value) ->
                xml.append("    <")
                    .append(name)
                    .append('>')
                    .append(escape(value))
                    .append("</")
                    .append(name)
                    .append(">\n"));
    xml.append("  </head>\n  <body>\n");
    append(opml.outlines(), "    ", xml);
    return xml.append("  </body>\n</opml>\n").toString();
  }

  private static void append(List<Outline> outlines, String indent, StringBuilder xml) {
    for (Outline outline : outlines) {
      xml.append(indent).append("<outline");
      if (!outline.attributes().containsKey("text")) {
        attribute("text", outline.label(), xml);
      }
      for (Map.Entry<String, String> attribute : outline.attributes().entrySet()) {
        attribute(attribute.getKey(), attribute.getValue(), xml);
      }
      if (outline.children().isEmpty()) {
        xml.append("/>\n");
      } else {
        xml.append(">\n");
        append(outline.children(), indent + "  ", xml);
        xml.append(indent).append("</outline>\n");
      }
    }
  }

  private static void attribute(String name, String value, StringBuilder xml) {
    xml.append(' ').append(name).append("=\"").append(escape(value)).append('"');
  }

  private static String escape(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        // White space in attributes would come back as blanks (XML 1.0, section 3.3.3).
        case '\n', '\t', '\r' -> escaped.append("&#").append((int) c).append(';');
        default -> {
          if (c >= ' ' && c < '\ufffe') {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.toString();
  }
}
