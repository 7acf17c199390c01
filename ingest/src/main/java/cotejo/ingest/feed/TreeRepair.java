package cotejo.ingest.feed;

import cotejo.ingest.feed.ReadAs.Repair;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is nearly XML into a tree, and notes what was wrong. It never fails: a bare less-than
 * sign is text, a missing end tag is implied by what follows, and what is cut off ends where the
 * document does.
 */
final class TreeRepair {

  private final String text;
  private final Map<String, String> entities;
  private final Set<Repair> repairs;
  private final OpenElements open;
  private final int lastTagEnd;

  /** Ends that were looked for and are not in the rest: they are not looked for again. */
  private final Set<String> missing = new HashSet<>();

  private final StringBuilder pending = new StringBuilder();
  private int i;

  private TreeRepair(String text, Map<String, String> entities, Set<Repair> repairs) {
    this.text = text;
    this.entities = entities;
    this.repairs = repairs;
    this.open = new OpenElements(repairs);
    this.lastTagEnd = text.lastIndexOf('>');
  }

  /** Null when the text holds no element. */
  static @Nullable Document parse(Prolog prolog, Set<Repair> repairs) {
    String allowed = XmlCharacters.onlyAllowed(prolog.body());
    if (allowed.length() < prolog.body().length()) {
      repairs.add(Repair.CONTROL_CHARACTERS);
    }
    return new TreeRepair(allowed, prolog.entities(), repairs).document();
  }

  private @Nullable Document document() {
    while (i < text.length() && !open.isDone()) {
      int less = text.indexOf('<', i);
      if (less < 0) {
        characters(text.length());
        break;
      }
      characters(less);
      markup();
    }
    flush();
    if (open.isDone()) {
      if (!text.substring(i).replaceAll("(?s)<!--.*?-->|<\\?.*?\\?>", "").isBlank()) {
        repairs.add(Repair.TRAILING_JUNK);
      }
    } else {
      repairs.add(Repair.TRUNCATED);
    }
    Element root = open.root();
    return root == null ? null : new Document(root);
  }

  private void characters(int end) {
    if (end > i) {
      pending.append(text, i, end);
    }
    i = end;
  }

  /** Puts the text so far into the open element, its references resolved. */
  private void flush() {
    if (pending.isEmpty()) {
      return;
    }
    String raw = pending.toString();
    pending.setLength(0);
    open.text(resolved(raw));
  }

  private String resolved(String raw) {
    if (raw.indexOf('&') < 0) {
      return raw;
    }
    if (raw.replaceAll("&(?:amp|lt|gt|quot|apos|#\\d+|#x[0-9a-fA-F]+);", "").indexOf('&') >= 0) {
      repairs.add(Repair.ENTITIES);
    }
    return References.resolve(raw, entities);
  }

  private void markup() {
    if (text.startsWith("<![CDATA[", i)) {
      cdata();
    } else if (text.startsWith("<!--", i)) {
      skipTo("-->", i + 4);
    } else if (text.startsWith("<?", i)) {
      skipTo("?>", i + 2);
    } else if (text.startsWith("<!", i)) {
      skipTo(">", i + 2);
    } else {
      tag();
    }
  }

  private void skipTo(String end, int from) {
    int found = find(end, from);
    if (found < 0) {
      repairs.add(Repair.TAGS);
      int sign = text.indexOf('>', from);
      i = sign < 0 ? text.length() : sign + 1;
    } else {
      i = found + end.length();
    }
  }

  private int find(String end, int from) {
    if (missing.contains(end)) {
      return -1;
    }
    int found = text.indexOf(end, from);
    if (found < 0) {
      missing.add(end);
    }
    return found;
  }

  private void cdata() {
    flush();
    int start = i + 9;
    int end = find("]]>", start);
    if (end < 0 && open.top() != null) {
      repairs.add(Repair.TAGS);
      end = text.indexOf("</" + open.top().getQualifiedName() + ">", start);
      end = end < 0 ? text.length() : end;
      open.text(text.substring(start, end));
      i = end;
      return;
    }
    int stop = end < 0 ? text.length() : end;
    open.text(text.substring(start, stop));
    i = Math.min(text.length(), stop + 3);
  }

  private void tag() {
    TagScanner.Tag tag = TagScanner.at(text, i);
    if (tag == null || !open.accepts(tag)) {
      if (tag == null && i > lastTagEnd) {
        // The cut-off beginning of a tag.
        i = text.length();
        return;
      }
      repairs.add(Repair.TAGS);
      pending.append("&lt;");
      i++;
      return;
    }
    flush();
    i = tag.end();
    if (!tag.clean()) {
      repairs.add(Repair.TAGS);
    }
    if (tag.closing()) {
      open.close(tag.name());
    } else {
      tag.attributes().replaceAll((name, value) -> resolved(value).replaceAll("[\\r\\n\\t]", " "));
      boolean leaf =
          tag.empty()
              || (HtmlNames.isVoid(tag.name())
                  && open.isInsideField(tag.name().toLowerCase(Locale.ROOT)));
      open.start(tag, leaf);
    }
  }
}
