package cotejo.ingest.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** The children of one element by their {@linkplain Names names}. */
final class Fields {

  private final Element element;
  private final Map<String, List<Element>> children = new HashMap<>();

  Fields(Element element) {
    this.element = element;
    for (Content content : element.getContent()) {
      if (content instanceof Element child) {
        children.computeIfAbsent(Names.of(child), name -> new ArrayList<>(2)).add(child);
      }
    }
  }

  Element element() {
    return element;
  }

  List<Element> all(String name) {
    return children.getOrDefault(name, List.of());
  }

  /** The first child with one of these names, in the order of the names. */
  @Nullable Element first(String... names) {
    for (String name : names) {
      List<Element> found = children.get(name);
      if (found != null) {
        return found.getFirst();
      }
    }
    return null;
  }

  /** The text of the first child with one of these names that has any. */
  @Nullable String text(String... names) {
    for (String name : names) {
      for (Element child : all(name)) {
        String text = child.getValue().strip();
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return null;
  }
}
