package cotejo.alert.web;

import cotejo.alert.web.FeedDocument.Entry;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a feed as Atom (RFC 4287). */
final class AtomWriter {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final XMLStreamWriter xml;

  private AtomWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String write(FeedDocument feed) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      new AtomWriter(xml).feed(feed);
      xml.writeEndDocument();
      xml.close();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML to memory failed", e);
    }
  }

  private void feed(FeedDocument feed) throws XMLStreamException {
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(ATOM);
    xml.writeAttribute("xml:lang", feed.lang().code());
    element("id", feed.page());
    element("title", feed.title());
    element("updated", feed.updated().toString());
    link("self", "application/atom+xml", feed.site().atom(feed.page()));
    link("alternate", "text/html", feed.page());
    if (feed.hub() != null) {
      xml.writeEmptyElement("link");
      xml.writeAttribute("rel", "hub");
      xml.writeAttribute("href", feed.hub().toString());
    }
    author("Cotejo");
    for (Entry entry : feed.entries()) {
      entry(entry);
    }
    xml.writeEndElement();
  }

  private void entry(Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    element("id", entry.id());
    element("title", entry.title());
    element("published", entry.published().toString());
    element("updated", entry.updated().toString());
    author(entry.author());
    link("alternate", "text/html", entry.page());
    if (!entry.external().isEmpty()) {
      link("related", "text/html", entry.external());
    }
    element("summary", entry.summary());
    xml.writeStartElement("content");
    xml.writeAttribute("type", "html");
    xml.writeCharacters(allowed(entry.html()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void author(String name) throws XMLStreamException {
    xml.writeStartElement("author");
    element("name", name);
    xml.writeEndElement();
  }

  private void link(String relation, String type, String address) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", address);
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  /** Without the characters that XML 1.0 (section 2.2) does not allow. */
  private static String allowed(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .forEach(allowed::appendCodePoint);
    return allowed.toString();
  }
}
