package cotejo.ingest.opml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OPML 2.0 document.
 *
 * @param head the elements of the head by name, in their order: title, dateCreated, ownerName ...
 * @param problems outlines that were left out, one sentence each with file and line; the rest was
 *     read
 */
public record Opml(Map<String, String> head, List<Outline> outlines, List<String> problems) {

  public Opml {
    head = Collections.unmodifiableMap(new LinkedHashMap<>(head));
    outlines = List.copyOf(outlines);
    problems = List.copyOf(problems);
  }

  /** A document to be written. */
  public static Opml of(String title, List<Outline> outlines) {
    return new Opml(Map.of("title", title), outlines, List.of());
  }

  /**
   * Reads a document.
   *
   * @param file its name, for messages
   * @throws OpmlException when it is not well-formed XML or not OPML
   */
  public static Opml read(byte[] document, String file) throws OpmlException {
    return new OpmlReader(file).read(document);
  }

  /** All feeds in document order. */
  public List<OpmlFeed> feeds() {
    return Outline.feeds(outlines);
  }

  /** The document as text with an XML declaration for UTF-8. */
  public String write() {
    return OpmlWriter.write(this);
  }
}
