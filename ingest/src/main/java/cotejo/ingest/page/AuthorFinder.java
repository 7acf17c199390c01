package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds who wrote an article: as JSON-LD, meta elements or microdata say, else in the byline; the
 * outlet itself is no author.
 */
final class AuthorFinder {
  private static final int MOST = 12;
  private static final int LONGEST = 400;
  private static final Pattern LEAD_IN =
      Pattern.compile(
          "^(?i)(?:(?:written|reported|posted|published|story|words|text|redacción|escrito|publicado) )?(?:by|von|por|par|di|od|av|af|door|autor(?:es)?|author|texto?)\\b:?\\s+");
  private static final Pattern BETWEEN =
      Pattern.compile("\\s*[,;|/•·]\\s+|\\s+(?:and|und|y|e|et|with|con|mit|&)\\s+");
  private static final Pattern ROLE =
      Pattern.compile(
          "(?i)\\s+(?:기자|특파원|staff writer|correspondent|reporter|editor|redacción|special to .*)$|\\s*\\([^)]*\\)$|\\s+[|–-]\\s+.*$");
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}][\\p{L}.'’-]*(?: [\\p{L}.'’\"“”-]+){1,4}");

  private AuthorFinder() {}

  static List<String> find(Document page, MetaTags meta, LinkedData data) {
    String outlet = meta.first("og:site_name", "application-name", "publisher");
    List<String> found = names(data.authors(), outlet);
    if (found.isEmpty()) found = names(namesIn(page), outlet);
    for (String name :
        List.of(
            "author",
            "article:author",
            "byl",
            "sailthru.author",
            "parsely-author",
            "dc.creator",
            "dcterms.creator",
            "cxenseparse:author",
            "article:author_name")) {
      if (found.isEmpty()) found = names(meta.all(name), outlet);
    }
    if (found.isEmpty()) found = names(texts(page, "itemprop", "author"), outlet);
    if (found.isEmpty()) found = names(texts(page, "rel", "author"), outlet);
    if (found.isEmpty()) found = names(bylines(page), outlet);
    return found;
  }

  /** Names that microdata give a person; joined texts of an author's box hold more than names. */
  private static List<String> namesIn(Document page) {
    return page.select("[itemprop=author] [itemprop=name]").stream()
        .limit(6)
        .map(name -> name.hasAttr("content") ? name.attr("content") : name.text())
        .filter(text -> text.length() < 100)
        .toList();
  }

  private static List<String> texts(Document page, String key, String value) {
    return page.getElementsByAttributeValue(key, value).stream()
        .limit(6)
        .map(Element::text)
        .filter(text -> text.length() < 100)
        .toList();
  }

  /** Short texts of boxes called bylines; one is enough, since the next may belong to a teaser. */
  private static List<String> bylines(Document page) {
    for (Element element : page.getElementsByAttributeValueMatching("class", BYLINE)) {
      String text = Texts.tidy(element.text());
      if (text.isEmpty() || text.length() > 120) continue;
      String cut =
          text.split(" [|•·–-] |\\s{2,}|\\s(?:on|el|am|le) (?=\\p{Lu}|\\d)|\\d", 2)[0].strip();
      if (NAME.matcher(LEAD_IN.matcher(cut).replaceFirst("").strip()).matches())
        return List.of(cut);
    }
    return List.of();
  }

  private static final Pattern BYLINE =
      Pattern.compile(
          "(?i)\\b(?:byline|author[-_]?name|autor[-_]?nombre|article[-_]author|post[-_]author|firma|entry-author)\\b");

  private static List<String> names(List<String> raw, @Nullable String outlet) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String one : raw) {
      for (String name : parts(one)) {
        boolean outletItself = outlet != null && Texts.fold(name).equals(Texts.fold(outlet));
        if (isName(name) && !outletItself && names.size() < MOST)
          names.putIfAbsent(Texts.fold(name), name);
      }
    }
    return List.copyOf(names.values());
  }

  private static List<String> parts(String raw) {
    if (raw.length() > LONGEST) return List.of();
    String text = LEAD_IN.matcher(Texts.tidy(raw)).replaceFirst("").strip();
    var parts = new ArrayList<String>();
    for (String part : BETWEEN.split(text, -1))
      parts.add(ROLE.matcher(part.strip()).replaceFirst("").strip());
    boolean several = parts.stream().filter(part -> NAME.matcher(part).matches()).count() > 1;
    if (several) return parts.stream().filter(part -> NAME.matcher(part).matches()).toList();
    return parts.size() > 1 && NAME.matcher(parts.getFirst()).matches()
        ? List.of(parts.getFirst())
        : List.of(ROLE.matcher(text).replaceFirst("").strip());
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() < 80
        && name.indexOf('@') < 0
        && !name.startsWith("http")
        && !name.startsWith(",")
        && Character.isLetter(name.codePointAt(0))
        && !name.matches("(?i).*\\.(?:com|de|org|net|es|mx|co\\.uk)$");
  }
}
