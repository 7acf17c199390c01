package cotejo.ingest.opml;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads OPML without document type declarations and without entities of its own. */
final class OpmlReader {

  /** Folders nest a few levels deep; a document that goes on is an attack. */
  private static final int DEEPEST = 50;

  private final String file;
  private final Map<String, String> head = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  OpmlReader(String file) {
    this.file = file;
  }

  Opml read(byte[] document) throws OpmlException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
      xml.nextTag();
      if (!xml.getLocalName().equalsIgnoreCase("opml")) {
        throw new OpmlException(
            file, line(xml.getLocation()), "the root is <" + xml.getLocalName() + ">, not <opml>");
      }
      List<Outline> outlines = new ArrayList<>();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName().toLowerCase(Locale.ROOT)) {
            case "head" -> head(xml);
            case "outline" -> add(outline(xml, 1), outlines);
            default -> {}
          }
        }
      }
      return new Opml(head, outlines, problems);
    } catch (XMLStreamException e) {
      throw new OpmlException(file, line(e.getLocation()), "not well-formed XML: " + sentence(e));
    }
  }

  private void head(XMLStreamReader xml) throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.END_ELEMENT
        || !xml.getLocalName().equalsIgnoreCase("head")) {
      if (xml.isStartElement()) {
        head.put(xml.getLocalName(), xml.getElementText().strip());
      }
    }
  }

  private @Nullable Outline outline(XMLStreamReader xml, int depth)
      throws XMLStreamException, OpmlException {
    int line = line(xml.getLocation());
    if (depth > DEEPEST) {
      throw new OpmlException(file, line, "outlines nest more than " + DEEPEST + " deep");
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    List<Outline> children = new ArrayList<>();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        add(outline(xml, depth + 1), children);
      }
    }
    return checked(new Outline(attributes, children, line));
  }

  private static void add(@Nullable Outline outline, List<Outline> outlines) {
    if (outline != null) {
      outlines.add(outline);
    }
  }

  private @Nullable Outline checked(Outline outline) {
    String address = outline.xmlUrl();
    String type = outline.attribute("type");
    if (address == null && type != null && type.equalsIgnoreCase("rss")) {
      return problem(outline, "the feed \"" + outline.label() + "\" has no xmlUrl");
    }
    if (address != null && !address.toLowerCase(Locale.ROOT).matches("https?://[^/\\s]+.*")) {
      return problem(outline, "xmlUrl is \"" + address + "\", which is no http or https address");
    }
    return outline;
  }

  private @Nullable Outline problem(Outline outline, String sentence) {
    problems.add("%s, line %d: %s".formatted(file, outline.line(), sentence));
    return null;
  }

  private static int line(@Nullable Location location) {
    return location == null ? 1 : Math.max(1, location.getLineNumber());
  }

  private static String sentence(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    return at < 0 ? message : message.substring(at + 9);
  }
}
