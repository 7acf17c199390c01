package cotejo.ingest.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the root element, taken off: junk and the document type declaration. Entities
 * that the declaration defines as plain text are kept for the repair pass; nothing external is ever
 * read and no entity is expanded in another.
 *
 * @param body the document from its XML declaration or first tag on
 * @param entities replacement text by entity name
 */
record Prolog(String body, Map<String, String> entities) {

  /** Enough for every document type of RSS; an entity bomb needs more or longer ones. */
  private static final int MOST_ENTITIES = 300;

  private static final int LONGEST_ENTITY = 200;

  private static final Pattern START =
      Pattern.compile(
          "<\\?xml\\b|<!DOCTYPE|<!--|< ?(?:[A-Za-z][\\w.-]*:)?(?:rss|rdf|feed|channel|urlset|sitemapindex|opml|entry|item|html)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ROOT =
      Pattern.compile(
          "<(?:[A-Za-z][\\w.-]*:)?(?:rss|rdf|feed|channel|urlset)\\b[^<]*>",
          Pattern.CASE_INSENSITIVE);

  /** The root of a feed that some program wrapped into a page. */
  private static final Pattern FEED_IN_PAGE =
      Pattern.compile(
          "<rss\\b[^<>]*>|<rdf:RDF\\b[^<>]*>|<feed\\b[^<>]*xmlns[^<>]*>", Pattern.CASE_INSENSITIVE);

  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern ENTITY =
      Pattern.compile("<!ENTITY\\s+([\\w.:-]+)\\s+(?:\"([^\"]*)\"|'([^']*)')\\s*>");

  static Prolog of(String text, Set<ReadAs.Repair> repairs) {
    String body = withoutJunk(text, repairs);
    Matcher doctype = DOCTYPE.matcher(body);
    if (!doctype.find()) {
      return new Prolog(body, Map.of());
    }
    Matcher root = ROOT.matcher(body);
    if (root.find() && root.start() < doctype.start()) {
      return new Prolog(body, Map.of());
    }
    int end = end(body, doctype.end());
    String declaration = body.substring(doctype.start(), end);
    return new Prolog(
        body.substring(0, doctype.start()) + body.substring(end), entities(declaration));
  }

  private static String withoutJunk(String text, Set<ReadAs.Repair> repairs) {
    int first = 0;
    while (first < text.length() && (text.charAt(first) <= ' ' || text.charAt(first) == '\ufeff')) {
      first++;
    }
    Matcher wrapped = FEED_IN_PAGE.matcher(text);
    if (text.regionMatches(true, first, "<html", 0, 5) && wrapped.find(first)) {
      repairs.add(ReadAs.Repair.LEADING_JUNK);
      return text.substring(wrapped.start());
    }
    Matcher start = START.matcher(text);
    if (!start.find(first) || start.start() == first) {
      return text.substring(first);
    }
    int from = start.start();
    if (text.startsWith("<!--", from)) {
      // A server's own note before the document; the declaration may still follow.
      Matcher declared = Pattern.compile("<\\?xml\\b|<(?:rss|feed|rdf:RDF)\\b").matcher(text);
      from = declared.find(from) ? declared.start() : from;
    }
    repairs.add(ReadAs.Repair.LEADING_JUNK);
    return text.substring(from);
  }

  /**
   * Behind the greater-than sign that closes the declaration, the internal subset in brackets
   * included.
   */
  private static int end(String body, int from) {
    int depth = 0;
    char quote = 0;
    for (int i = from; i < body.length(); i++) {
      char c = body.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      } else if (c == '>' && depth <= 0) {
        return i + 1;
      }
    }
    int close = body.indexOf('>', from);
    return close < 0 ? body.length() : close + 1;
  }

  private static Map<String, String> entities(String declaration) {
    Map<String, String> entities = new HashMap<>();
    Matcher entity = ENTITY.matcher(declaration);
    while (entity.find() && entities.size() < MOST_ENTITIES) {
      String value = entity.group(2) == null ? entity.group(3) : entity.group(2);
      if (value.length() <= LONGEST_ENTITY) {
        entities.putIfAbsent(entity.group(1), References.resolve(value, Map.of()));
      }
    }
    return entities;
  }
}
