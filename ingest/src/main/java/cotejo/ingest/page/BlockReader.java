package cotejo.ingest.page;

import cotejo.ingest.html.BlockNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a page into blocks of text and the boxes around them, in one pass in the order of the page.
 */
final class BlockReader implements NodeFilter {
  private static final Set<String> SKIPPED =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "math",
          "iframe",
          "object",
          "embed",
          "canvas",
          "audio",
          "video",
          "map",
          "select",
          "option",
          "button",
          "textarea",
          "input",
          "head",
          "datalist",
          "dialog",
          "amp-ad",
          "amp-analytics",
          "amp-consent",
          "amp-sidebar",
          "nav",
          "menu",
          "progress",
          "meter",
          "picture",
          "source",
          "track",
          "link",
          "meta");
  private static final Set<String> OTHER_BOXES =
      Set.of("body", "details", "dir", "hgroup", "html", "legend", "noscript", "summary", "title");
  private static final int MOST_BLOCKS = 20_000;
  private static final int LONGEST_LINK = 800;

  private final Vocabulary vocabulary = Vocabulary.standard();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();
  private @Nullable Box current;
  private int inLink;
  private int linkStart;
  private int inStrong;
  private final StringBuilder text = new StringBuilder();
  private int length;
  private int linked;
  private int strong;
  private boolean space;

  static BlockList read(Element body) {
    var reader = new BlockReader();
    body.filter(reader);
    for (Box box = reader.current; box != null; box = box.parent) box.end = reader.blocks.size();
    return new BlockList(reader.blocks, reader.boxes);
  }

  @Override
  public FilterResult head(Node node, int depth) {
    switch (node) {
      case TextNode words -> append(words.getWholeText());
      case Element element -> {
        return open(element);
      }
      default -> {}
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) close(element);
    return FilterResult.CONTINUE;
  }

  private FilterResult open(Element element) {
    String tag = element.normalName();
    if (blocks.size() > MOST_BLOCKS) return FilterResult.STOP;
    if (SKIPPED.contains(tag)) {
      if (current != null && tag.equals("input") && takesMail(element)) current.asksForMail = true;
      return FilterResult.SKIP_ENTIRELY;
    }
    if (tag.equals("br")) {
      lineBreak();
      return FilterResult.CONTINUE;
    }
    if (isInline(tag)) {
      if (vocabulary.isHidden(element) || vocabulary.isBesideTheText(element))
        return FilterResult.SKIP_ENTIRELY;
      if (tag.equals("a") && inLink++ == 0) linkStart = blocks.size();
      if (isEmphasis(tag)) inStrong++;
      return FilterResult.CONTINUE;
    }
    flush();
    Box box =
        new Box(
            element, current, blocks.size(), vocabulary.marks(element), vocabulary.hints(element));
    boxes.add(box);
    current = box;
    return FilterResult.CONTINUE;
  }

  private static boolean takesMail(Element input) {
    return input.attr("type").equalsIgnoreCase("email")
        || input.attr("name").equalsIgnoreCase("email");
  }

  private void close(Element element) {
    String tag = element.normalName();
    if (tag.equals("a")) closeLink();
    else if (isEmphasis(tag)) inStrong = Math.max(0, inStrong - 1);
    Box box = current;
    if (box == null || tag.equals("br") || isInline(tag)) return;
    flush();
    box.end = blocks.size();
    current = box.parent;
    if (box.asksForMail && box.end == box.first && current != null) current.asksForMail = true;
  }

  /** A link around half the page is one that nobody closed: what it holds is text. */
  private void closeLink() {
    inLink = Math.max(0, inLink - 1);
    if (inLink > 0) return;
    int held = 0;
    for (int i = linkStart; i < blocks.size(); i++) held += blocks.get(i).length();
    if (held < LONGEST_LINK) return;
    for (int i = linkStart; i < blocks.size(); i++) blocks.set(i, blocks.get(i).unlinked());
  }

  /** Everything but the boxes of HTML and custom elements, which are as a rule made of boxes. */
  static boolean isInline(String tag) {
    return !BlockNames.contains(tag) && !OTHER_BOXES.contains(tag) && tag.indexOf('-') < 0;
  }

  private static boolean isEmphasis(String tag) {
    return tag.equals("b") || tag.equals("strong") || tag.equals("em") || tag.equals("i");
  }

  /** One break is a line, two are a paragraph. */
  private void lineBreak() {
    int end = text.length();
    if (end > 0 && text.charAt(end - 1) == '\n') flush();
    else if (end > 0) {
      text.append('\n');
      space = false;
    }
  }

  private void append(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (isSpace(c)) {
        space = true;
      } else if (c >= ' ' && c != '\u200b' && c != '\u00ad' && c != '\ufeff' && c != '\u2060') {
        if (space && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') text.append(' ');
        space = false;
        text.append(c);
        count(c);
      }
    }
  }

  private static boolean isSpace(char c) {
    return c <= ' '
        || c == '\u00a0'
        || (c >= '\u2000' && c <= '\u200a')
        || c == '\u3000'
        || c == '\u202f';
  }

  private void count(char c) {
    int weight = c < 0x2e80 ? 1 : (c & 1) == 0 ? 2 : 3;
    length += weight;
    if (inLink > 0) linked += weight;
    if (inStrong > 0) strong += weight;
  }

  private void flush() {
    Box box = current;
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) <= ' ') end--;
    if (end > 0 && box != null) {
      blocks.add(new Block(text.substring(0, end), length, linked, strong, box));
    }
    text.setLength(0);
    length = 0;
    linked = 0;
    strong = 0;
    space = false;
  }
}
