package cotejo.ingest.feed;

import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Gives a repaired tree the namespace and version that ROME tells formats by. */
final class Shape {

  private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
  private static final Namespace ATOM_03 = Namespace.getNamespace("http://purl.org/atom/ns#");

  private Shape() {}

  /** Whether anything was changed. */
  static boolean fit(Document document) {
    Element root = document.getRootElement();
    if (root.getName().equals("rss") && root.getAttribute("version") == null) {
      root.setAttribute("version", "2.0");
      return true;
    }
    if (root.getName().equals("feed") && root.getNamespaceURI().isEmpty()) {
      move(root, "0.3".equals(root.getAttributeValue("version")) ? ATOM_03 : ATOM);
      return true;
    }
    return false;
  }

  private static void move(Element element, Namespace namespace) {
    if (element.getNamespaceURI().isEmpty()) {
      element.setNamespace(namespace);
    }
    for (Element child : element.getChildren()) {
      move(child, namespace);
    }
  }
}
