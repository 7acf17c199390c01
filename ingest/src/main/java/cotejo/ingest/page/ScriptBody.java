package cotejo.ingest.page;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds a body that a page carries as data for a script to show: HTML inside of strings, escaped
 * once or twice. Asked only where the page itself shows nothing.
 */
final class ScriptBody {
  private static final int LEAST = 500;
  private static final int LONGEST = 2_000_000;
  private static final int WIDEST_GAP = 1_500;
  private static final Set<String> TEXT = Set.of("p", "h2", "h3", "h4", "li", "blockquote");

  private ScriptBody() {}

  /** The longest body that a script holds; empty when none does. */
  static String find(Document page, PageFacts facts) {
    String best = "";
    for (Element script : page.getElementsByTag("script")) {
      String data = script.data();
      if (data.length() < LEAST || data.length() > LONGEST || !hasParagraph(data)) continue;
      String text = read(paragraphs(unescape(unescape(data))), facts);
      if (text.length() > best.length()) best = text;
    }
    return best;
  }

  private static boolean hasParagraph(String data) {
    return data.contains("\\u003cp") || data.contains("\\u003Cp") || data.contains("<p");
  }

  private static String read(String html, PageFacts facts) {
    if (html.isEmpty()) return "";
    var layout = Layout.of(BlockReader.read(HtmlDocument.parse(html, "").body()));
    Box box = new BodyFinder(layout).find();
    if (box == null) return "";
    List<Block> kept = new BodyText(layout, facts).of(box);
    return Texts.join(kept.stream().filter(block -> TEXT.contains(block.tag())).toList());
  }

  /** The run of paragraphs with the most text, with what stands between them. */
  private static String paragraphs(String html) {
    String best = "";
    int start = -1;
    int end = -1;
    for (int open = html.indexOf("<p"); open >= 0; open = html.indexOf("<p", open + 2)) {
      int close = html.indexOf("</p>", open);
      if (close < 0) break;
      if (start < 0 || open - end > WIDEST_GAP) start = open;
      end = Math.max(end, close + 4);
      if (end - start > best.length()) best = html.substring(start, end);
    }
    return best;
  }

  /** One level of JavaScript's string escapes. */
  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) return text;
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char next = text.charAt(++i);
      if (next == 'u' && i + 4 < text.length() && isHex(text, i + 1)) {
        plain.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
        i += 4;
      } else {
        plain.append(next == 'n' || next == 'r' || next == 't' ? ' ' : next);
      }
    }
    return plain.toString();
  }

  private static boolean isHex(String text, int from) {
    for (int i = from; i < from + 4; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) return false;
    }
    return true;
  }
}
