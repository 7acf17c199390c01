package cotejo.ingest.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Dates that elements of the page carry: microdata, time elements, attributes of a page's own. */
final class MarkedDates {
  private static final Pattern TEASER =
      Pattern.compile(
          "(?i)related|sidebar|comment|recomm|teaser|most-?read|latest|trending|widget|card|promo|carousel|relacionad|popular");
  private static final List<String> VALUES =
      List.of("datetime", "content", "title", "data-datetime", "data-date", "data-time");

  /** Names under which templates hand an article's date to their scripts. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "data-(?:[a-z]+-)?(?:publish(?:ed)?(?:-?(?:at|on|date|time|datetime|dt))?|pub-?date|publication-?(?:date|time)|deploy-?(?:dt|date)|post-?date|article-?date|fecha(?:-?publicacion)?)");

  private final Document page;
  private final boolean monthFirst;

  MarkedDates(Document page, boolean monthFirst) {
    this.page = page;
    this.monthFirst = monthFirst;
  }

  /** The first date that an element's own attribute calls one of publication. */
  @Nullable PageDate attribute() {
    for (Element element : page.getElementsByAttributeStarting("data-")) {
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        if (name.length() > 40 || !ATTRIBUTE.matcher(name).matches()) continue;
        PageDate date = Dates.readAny(attribute.getValue(), monthFirst);
        if (date != null && !isInTeaser(element)) return date;
      }
    }
    return null;
  }

  /** What microdata call the day of publication, outside of teasers if there is one. */
  @Nullable PageDate microdata() {
    PageDate inTeaser = null;
    for (Element element : page.getElementsByAttributeValue("itemprop", "datePublished")) {
      PageDate date = of(element);
      if (date != null && !isInTeaser(element)) return date;
      if (inTeaser == null) inTeaser = date;
    }
    return inTeaser;
  }

  private @Nullable PageDate of(Element element) {
    for (String name : VALUES) {
      PageDate date = element.hasAttr(name) ? Dates.readAny(element.attr(name), monthFirst) : null;
      if (date != null) return date;
    }
    return Dates.readAny(element.text(), monthFirst);
  }

  /**
   * Time elements of the article: one that is marked as its date, else the first after the
   * headline, else the first, outside of teasers and of quoted posts.
   */
  @Nullable PageDate timeElement() {
    PageDate first = null;
    PageDate after = null;
    boolean headline = false;
    for (Element element : page.select("h1, time")) {
      if (element.normalName().equals("h1")) {
        headline = true;
        continue;
      }
      String names =
          (element.className() + " " + element.attr("itemprop")).toLowerCase(Locale.ROOT);
      boolean marked =
          element.hasAttr("pubdate") || names.contains("publish") || names.contains("entry-date");
      if (after != null && !marked) continue;
      PageDate date = isInTeaser(element) ? null : of(element);
      boolean update = names.contains("modif") || (names.contains("updated") && !marked);
      if (date == null || update) continue;
      if (marked) return date;
      if (first == null) first = date;
      if (headline && after == null) after = date;
    }
    return after == null ? first : after;
  }

  private static boolean isInTeaser(Element time) {
    Element box = time;
    for (int up = 0; up < 6 && box != null; up++, box = box.parent()) {
      switch (box.normalName()) {
        case "aside", "nav", "li", "footer", "blockquote", "a" -> {
          return true;
        }
        case "body", "html", "main" -> {
          return false;
        }
        default -> {
          if (box.hasAttr("class") && TEASER.matcher(box.className()).find()) return true;
        }
      }
    }
    return false;
  }
}
