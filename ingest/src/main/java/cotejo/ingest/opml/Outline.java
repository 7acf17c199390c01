package cotejo.ingest.opml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One outline of OPML 2.0: a feed when it has an {@code xmlUrl}, else a folder.
 *
 * @param attributes as written, in their order, unknown ones included
 * @param line of the document it was read from, from 1; 0 for one that was made by a program
 */
public record Outline(Map<String, String> attributes, List<Outline> children, int line) {

  public Outline {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  /** A folder of a program's making. */
  public static Outline folder(String text, List<Outline> children) {
    return new Outline(Map.of("text", text), children, 0);
  }

  /** The address of the feed; null for a folder. */
  public @Nullable String xmlUrl() {
    return attribute("xmlUrl");
  }

  /** What a person reads: the text, else the title, else the address. */
  public String label() {
    for (String name : new String[] {"text", "title", "xmlUrl"}) {
      String value = attribute(name);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  /**
   * An attribute by its name, in any case (many programs write {@code xmlurl}); null when missing
   * or blank.
   */
  public @Nullable String attribute(String name) {
    String exact = attributes.get(name);
    if (exact == null) {
      for (Map.Entry<String, String> attribute : attributes.entrySet()) {
        if (attribute.getKey().equalsIgnoreCase(name)) {
          exact = attribute.getValue();
        }
      }
    }
    return exact == null || exact.isBlank() ? null : exact.strip();
  }

  /** All feeds of these outlines with the folders they stand in, in document order. */
  static List<OpmlFeed> feeds(List<Outline> outlines) {
    List<OpmlFeed> feeds = new ArrayList<>();
    collect(outlines, List.of(), feeds);
    return feeds;
  }

  private static void collect(List<Outline> outlines, List<String> folders, List<OpmlFeed> feeds) {
    for (Outline outline : outlines) {
      String address = outline.xmlUrl();
      List<String> inside = folders;
      if (address != null) {
        feeds.add(
            new OpmlFeed(address, outline.label(), outline.attribute("htmlUrl"), folders, outline));
      } else if (!outline.label().isEmpty()) {
        inside = new ArrayList<>(folders);
        inside.add(outline.label());
      }
      collect(outline.children(), List.copyOf(inside), feeds);
    }
  }
}
