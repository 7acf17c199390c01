package cotejo.ingest.feed;

import org.jdom2.Attribute;
import org.jdom2.CDATA;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.EntityRef;
import org.jdom2.Text;

/** What stands inside an element, as HTML source. */
final class Markup {

  private Markup() {}

  static boolean hasElements(Element element) {
    for (Content content : element.getContent()) {
      if (content instanceof Element) {
        return true;
      }
    }
    return false;
  }

  static String inside(Element element) {
    var html = new StringBuilder();
    append(element, html);
    return html.toString();
  }

  private static void append(Element parent, StringBuilder html) {
    for (Content content : parent.getContent()) {
      switch (content) {
        // A CDATA section beside elements holds markup that its author meant to hide from the
        // parser.
        case CDATA cdata -> html.append(cdata.getText());
        case Text text -> escape(text.getText(), html);
        case EntityRef entity -> html.append('&').append(entity.getName()).append(';');
        case Element child -> {
          html.append('<').append(child.getName());
          for (Attribute attribute : child.getAttributes()) {
            html.append(' ').append(attribute.getName()).append("=\"");
            escape(attribute.getValue(), html);
            html.append('"');
          }
          html.append('>');
          if (!HtmlNames.isVoid(child.getName())) {
            append(child, html);
            html.append("</").append(child.getName()).append('>');
          }
        }
        default -> {}
      }
    }
  }

  private static void escape(String text, StringBuilder html) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> html.append("&lt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        default -> html.append(c);
      }
    }
  }
}
