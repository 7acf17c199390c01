package cotejo.ingest.feed;

import java.io.IOException;
import java.io.StringReader;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.JDOMFactory;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.SAXHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/**
 * Well-formed XML to a tree, without document type declarations, so that no entity can name a file
 * or grow.
 */
final class StrictXml {

  /** Deepest nesting we read; real feeds with XHTML content stay under 60. */
  static final int DEEPEST = 200;

  /**
   * Most elements and attributes we keep of one document: at 100 to 150 bytes each, 60 MB. A feed
   * of 2,000 entries with XHTML content has fewer; what a document has more is not read.
   */
  static final int MOST_NODES = 400_000;

  private final ConcurrentLinkedQueue<SAXBuilder> idle = new ConcurrentLinkedQueue<>();

  /** The document, or null when it is not well formed or nests too deeply. */
  @Nullable Document parse(String xml) {
    SAXBuilder builder = idle.poll();
    if (builder == null) {
      builder = hardened();
    }
    try {
      Document document = builder.build(new StringReader(xml));
      idle.offer(builder);
      return document;
    } catch (JDOMException | IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static SAXBuilder hardened() {
    var builder = new SAXBuilder();
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
    builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    builder.setExpandEntities(false);
    builder.setSAXHandlerFactory(DepthLimited::new);
    return builder;
  }

  private static final class DepthLimited extends SAXHandler {
    private int depth;
    private int nodes;

    DepthLimited(JDOMFactory factory) {
      super(factory);
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes)
        throws SAXException {
      if (++depth > DEEPEST) {
        throw new SAXException("more than " + DEEPEST + " elements deep");
      }
      nodes += 1 + attributes.getLength();
      checkNodes();
      super.startElement(uri, local, qualified, attributes);
    }

    @Override
    public void startCDATA() {
      nodes++;
      super.startCDATA();
    }

    private void checkNodes() throws SAXException {
      if (nodes > MOST_NODES) {
        throw new SAXException("more than " + MOST_NODES + " elements and attributes");
      }
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
      depth--;
      super.endElement(uri, local, qualified);
    }

    @Override
    public void startDocument() {
      depth = 0;
      nodes = 0;
      super.startDocument();
    }
  }
}
