package cotejo.ingest.feed;

import cotejo.ingest.feed.ReadAs.Repair;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdom2.Element;
import org.jdom2.IllegalDataException;
import org.jdom2.IllegalNameException;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * The elements that are open while a tree is repaired, and the rules by which tags open and close
 * them.
 */
final class OpenElements {

  /** Elements that hold other elements of a feed. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "rss",
          "rdf",
          "feed",
          "channel",
          "item",
          "items",
          "entry",
          "author",
          "contributor",
          "source",
          "image",
          "textinput",
          "owner",
          "group",
          "skiphours",
          "skipdays",
          "urlset",
          "url",
          "news",
          "publication",
          "cloud",
          "seq",
          "sitemapindex",
          "html",
          "body",
          "head",
          "content",
          "opml",
          "outline");

  /**
   * Elements of text that no other field may stand in; where one does, an end tag was forgotten.
   */
  private static final Set<String> FIELDS =
      Set.of(
          "title",
          "link",
          "description",
          "pubdate",
          "guid",
          "comments",
          "category",
          "summary",
          "updated",
          "published",
          "id",
          "issued",
          "modified",
          "created",
          "creator",
          "date",
          "subject",
          "encoded",
          "name",
          "email",
          "language",
          "copyright",
          "generator",
          "managingeditor",
          "webmaster",
          "lastbuilddate",
          "ttl",
          "docs",
          "subtitle",
          "tagline",
          "rights",
          "origlink",
          "publisher",
          "duration",
          "keywords",
          "explicit",
          "commentrss",
          "loc",
          "lastmod",
          "publication_date");

  /** More elements that never stand in a field. */
  private static final Set<String> CLOSERS =
      Set.of("content", "author", "contributor", "enclosure", "source", "image");

  /** Containers that no item stands in. */
  private static final Set<String> ASIDES =
      Set.of(
          "image", "textinput", "author", "contributor", "owner", "skiphours", "skipdays", "cloud");

  private static final Set<String> ITEMS = Set.of("item", "entry");

  private final Set<Repair> repairs;
  private final Deque<Element> stack = new ArrayDeque<>();
  private @Nullable Element root;
  private boolean done;
  private int nodes;

  OpenElements(Set<Repair> repairs) {
    this.repairs = repairs;
  }

  boolean isDone() {
    return done;
  }

  @Nullable Element root() {
    return root;
  }

  @Nullable Element top() {
    return stack.peek();
  }

  void text(String text) {
    Element top = stack.peek();
    if (top != null && !text.isEmpty()) {
      top.addContent(new org.jdom2.Text(XmlCharacters.onlyAllowed(text)));
      count(1);
    }
  }

  /**
   * Whether what looks like a tag is one here: inside a field only a feed's and HTML's own names
   * are.
   */
  boolean accepts(TagScanner.Tag tag) {
    Element top = stack.peek();
    if (top == null
        || tag.closing()
        || tag.name().indexOf(':') > 0
        || !FIELDS.contains(local(top.getName()))) {
      return true;
    }
    String name = local(tag.name());
    return HtmlNames.isHtml(name)
        || FIELDS.contains(name)
        || CONTAINERS.contains(name)
        || tag.empty();
  }

  /**
   * Whether an element that HTML leaves unclosed stands in a text rather than in a feed's
   * structure.
   */
  boolean isInsideField(String name) {
    Element top = stack.peek();
    boolean structural =
        top != null
            && CONTAINERS.contains(local(top.getName()))
            && !local(top.getName()).equals("content");
    return !(structural && (name.equals("source") || name.equals("link") || name.equals("base")));
  }

  void start(TagScanner.Tag tag, boolean leaf) {
    String name = local(tag.name());
    closeForgotten(name, tag.name());
    if (stack.size() >= StrictXml.DEEPEST) {
      repairs.add(Repair.TAGS);
      return;
    }
    count(1 + tag.attributes().size());
    if (done) {
      return;
    }
    Element element = create(tag);
    Element parent = stack.peek();
    if (parent != null) {
      parent.addContent(element);
    } else {
      root = element;
    }
    bind(element, tag.attributes());
    if (!leaf) {
      stack.push(element);
    } else if (parent == null) {
      done = true;
    }
  }

  /** A document of more nodes than we keep ends where the last one we keep does. */
  private void count(int more) {
    nodes += more;
    if (nodes > StrictXml.MOST_NODES) {
      repairs.add(Repair.TRUNCATED);
      done = true;
    }
  }

  /** A new item ends the one before, and a new field ends a field that takes no elements. */
  private void closeForgotten(String name, String written) {
    Element top = stack.peek();
    if (top == null) {
      return;
    }
    if (ITEMS.contains(name)) {
      for (Element open : stack) {
        if (ITEMS.contains(local(open.getName()))) {
          repairs.add(Repair.TAGS);
          popTo(open);
          return;
        }
      }
      closeAsides();
      return;
    }
    String field = local(top.getName());
    boolean feedsOwn =
        FIELDS.contains(name)
            || CLOSERS.contains(name)
            || ITEMS.contains(name)
            || (written.indexOf(':') > 0
                && Names.commonUri(written.substring(0, written.indexOf(':'))) != null);
    boolean html = written.startsWith("xhtml:") || written.startsWith("h:");
    Element parent = top.getParentElement();
    boolean inStructure = parent != null && CONTAINERS.contains(local(parent.getName()));
    if (FIELDS.contains(field) && feedsOwn && !html && inStructure && !sameInside(field, name)) {
      repairs.add(Repair.TAGS);
      stack.pop();
    }
  }

  /** Items stand beside a channel's picture, person or field, never inside: its end is missing. */
  private void closeAsides() {
    while (stack.size() > 1) {
      String name = local(stack.element().getName());
      if (!ASIDES.contains(name) && !FIELDS.contains(name)) {
        return;
      }
      repairs.add(Repair.TAGS);
      stack.pop();
    }
  }

  /** Podcast categories nest. */
  private static boolean sameInside(String field, String name) {
    return field.equals("category") && name.equals("category");
  }

  private void popTo(Element element) {
    while (!stack.isEmpty() && !stack.pop().equals(element)) {
      // Everything inside ends with it.
    }
  }

  void close(String written) {
    Element match = match(written);
    if (match == null) {
      repairs.add(Repair.TAGS);
      closeMisnamed(written);
      return;
    }
    if (!match.equals(stack.peek())) {
      repairs.add(Repair.TAGS);
    }
    popTo(match);
    if (stack.isEmpty()) {
      done = true;
    }
  }

  /**
   * An end tag with the wrong name still ends a field of plain text. Where one of the two names is
   * misspelt, the other is right.
   */
  private void closeMisnamed(String written) {
    Element top = stack.peek();
    if (top == null) {
      return;
    }
    String opened = local(top.getName());
    String closed = local(written);
    if (isKnown(opened) != isKnown(closed) && Misspelling.is(opened, closed)) {
      if (isKnown(closed)) {
        top.setName(written.substring(written.indexOf(':') + 1));
      }
      stack.pop();
      done = stack.isEmpty();
    } else if (FIELDS.contains(opened) && !HtmlNames.isHtml(closed) && !Markup.hasElements(top)) {
      stack.pop();
    }
  }

  private static boolean isKnown(String name) {
    return FIELDS.contains(name) || CONTAINERS.contains(name) || CLOSERS.contains(name);
  }

  private @Nullable Element match(String written) {
    String name = written.toLowerCase(Locale.ROOT);
    for (Iterator<Element> i = stack.iterator(); i.hasNext(); ) {
      Element open = i.next();
      if (open.getQualifiedName().toLowerCase(Locale.ROOT).equals(name)) {
        return open;
      }
    }
    Element top = stack.peek();
    return top != null && local(top.getName()).equals(local(written)) ? top : null;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  private Element create(TagScanner.Tag tag) {
    int colon = tag.name().indexOf(':');
    String prefix = colon > 0 ? tag.name().substring(0, colon) : "";
    String name = tag.name().substring(colon + 1);
    try {
      return new Element(name, namespace(prefix, tag.attributes()));
    } catch (IllegalNameException e) {
      repairs.add(Repair.TAGS);
      return new Element("x" + name.replaceAll("[^A-Za-z0-9]", ""));
    }
  }

  private Namespace namespace(String prefix, Map<String, String> attributes) {
    String declared = attributes.get(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix);
    Element parent = stack.peek();
    if (declared != null && !(declared.isBlank() && !prefix.isEmpty())) {
      return Namespace.getNamespace(prefix, declared.strip());
    }
    Namespace inherited = parent == null ? null : parent.getNamespace(prefix);
    if (inherited != null) {
      return inherited;
    }
    if (prefix.isEmpty()) {
      return Namespace.NO_NAMESPACE;
    }
    repairs.add(Repair.NAMESPACES);
    String common = Names.commonUri(prefix);
    return Namespace.getNamespace(prefix, common == null ? "urn:undeclared:" + prefix : common);
  }

  private void bind(Element element, Map<String, String> attributes) {
    attributes.forEach(
        (written, value) -> {
          try {
            if (written.startsWith("xmlns:") && !value.isBlank()) {
              element.addNamespaceDeclaration(
                  Namespace.getNamespace(written.substring(6), value.strip()));
            } else if (!written.equals("xmlns") && !written.startsWith("xmlns:")) {
              attribute(element, written, value);
            }
          } catch (IllegalNameException | IllegalDataException e) {
            repairs.add(Repair.TAGS);
          } catch (org.jdom2.IllegalAddException e) {
            repairs.add(Repair.NAMESPACES);
          }
        });
  }

  private void attribute(Element element, String written, String value) {
    int colon = written.indexOf(':');
    if (colon < 0) {
      element.setAttribute(written, value);
      return;
    }
    String prefix = written.substring(0, colon);
    Namespace bound = element.getNamespace(prefix);
    if (bound == null) {
      repairs.add(Repair.NAMESPACES);
      String common = Names.commonUri(prefix);
      bound = Namespace.getNamespace(prefix, common == null ? "urn:undeclared:" + prefix : common);
    }
    element.setAttribute(written.substring(colon + 1), value, bound);
  }
}
