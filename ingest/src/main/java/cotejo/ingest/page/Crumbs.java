package cotejo.ingest.page;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Tells a heading that ends the path of links to a page (Home, Politics, Headline for search
 * engines) from the headline that readers see.
 */
final class Crumbs {
  private static final int HIGHEST = 5;
  private static final Pattern FRONT =
      Pattern.compile("(?i)(?:https?://[^/]+)?(?:\\.?/)?(?:(?:index|default|home)\\.\\w+)?");

  private Crumbs() {}

  static boolean endsIn(Element heading) {
    if (isNamed(heading)) return true;
    Element box = heading.parent();
    for (int up = 0; up < HIGHEST && box != null; up++, box = box.parent()) {
      if (box.normalName().equals("nav") || isNamed(box)) return true;
      if (box.normalName().equals("article") || box.normalName().equals("header")) return false;
    }
    return false;
  }

  /** A heading that is a link to the front page is the outlet's name. */
  static boolean leadsHome(Element heading) {
    Element link = heading.selectFirst("a[href]");
    if (link == null || !link.text().strip().equals(heading.text().strip())) return false;
    return FRONT.matcher(link.attr("href").strip()).matches();
  }

  private static boolean isNamed(Element element) {
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey();
      if (key.contains("breadcrumb")) return true;
      if (!key.equals("class") && !key.equals("id")) continue;
      for (String word : NameParts.of(attribute.getValue())) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith("crumb") || lower.startsWith("breadc") || lower.startsWith("seo"))
          return true;
      }
    }
    return false;
  }
}
