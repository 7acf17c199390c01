package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds when an article appeared, from the statement most meant for machines to the one most meant
 * for readers: JSON-LD, meta elements, microdata and time elements, the line under the headline,
 * data in scripts, the address.
 */
final class DateFinder {
  private static final String[] PUBLISHED = {
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "article:publish_time",
    "datepublished",
    "og:published_time",
    "og:pubdate",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish_time",
    "published",
    "publication_date",
    "publicationdate",
    "date_published",
    "parsely-pub-date",
    "sailthru.date",
    "published-date",
    "publisheddate",
    "published_at",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "cxenseparse:recs:articlepublishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "dc.created",
    "displaydate",
    "date",
    "iso-8601-publish-date",
    "originalpublicationdate",
    "article_date_original",
    "ptime",
    "rnews:datepublished",
    "citation_date",
    "citation_publication_date",
    "bt:pubdate",
    "created",
    "datecreated",
    "article.created",
    "date.created",
    "timestamp",
    "vr:published_time",
    "shareaholic:article_published_time",
    "blogcatalog:date",
    "article:post_date",
    "gentime",
    "eomportal-lastupdate",
    "pub_date",
    "post_date",
    "firstpublished",
    "first_published",
    "sortdate",
    "weibo:article:create_at",
    "dateline"
  };
  private static final String[] MODIFIED = {
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:modified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "modified",
    "date_modified",
    "updated_time",
    "lastmodified",
    "last_modified",
    "revised"
  };
  private static final Pattern IN_SCRIPT =
      Pattern.compile(
          "(?i)\\\\?[\"']?(?:first_?publication_?date|(?:date|first|time|original)?_?-?publish(?:ed)?_?-?(?:at|on|date|time|datetime|dateutc)?|pub_?date|publication_?date|datepublished|created_?(?:at|date)|date_?created|createtime|display_?date)\\\\?[\"']?\\s*:\\s*\\\\?[\"']([^\"'\\\\]{8,40})");
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "[/_-]((?:19|20)\\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\\d|3[01])(?:[/_.-]|\\d{4,9}[/_.-]|$)");
  private static final int NEAR_HEADLINE = 14;
  private static final int LONGEST_LINE = 160;

  private final Document page;
  private final MetaTags meta;
  private final LinkedData data;
  private final boolean monthFirst;

  DateFinder(Document page, MetaTags meta, LinkedData data, boolean monthFirst) {
    this.page = page;
    this.meta = meta;
    this.data = data;
    this.monthFirst = monthFirst;
  }

  @Nullable PageDate published(Layout layout, PageFacts facts, List<String> addresses) {
    List<PageDate> stated = new ArrayList<>();
    add(stated, Dates.read(data.published()));
    add(stated, firstOf(PUBLISHED));
    add(stated, microdata());
    if (!stated.isEmpty()) return withZone(stated);
    PageDate date = moreExact(nearHeadline(layout, facts), timeElement());
    if (date == null) date = inScript();
    if (date == null) date = inAddress(addresses);
    if (date == null) date = firstOf(MODIFIED);
    if (date == null) date = Dates.read(data.modified());
    return date;
  }

  @Nullable PageDate modified() {
    PageDate date = Dates.read(data.modified());
    return date == null ? firstOf(MODIFIED) : date;
  }

  private static void add(List<PageDate> dates, @Nullable PageDate date) {
    if (date != null) dates.add(date);
  }

  /**
   * The first, unless another says the same more exactly: with an hour, or in the outlet's own zone
   * instead of UTC.
   */
  private static PageDate withZone(List<PageDate> stated) {
    PageDate first = stated.getFirst();
    for (PageDate other : stated) {
      if (first.time() == null && other.time() != null && other.day().equals(first.day()))
        return other;
      var zone = first.offset();
      boolean utc = zone != null && zone.getTotalSeconds() == 0;
      boolean local = other.offset() != null && other.offset().getTotalSeconds() != 0;
      if (utc && local && other.approximate().equals(first.approximate())) return other;
      boolean sameClock = first.time() != null && first.time().equals(other.time());
      if (zone == null && sameClock && other.offset() != null) return other;
    }
    return first;
  }

  /** What stands under the headline, with the hour of a time element that means the same day. */
  private static @Nullable PageDate moreExact(@Nullable PageDate shown, @Nullable PageDate marked) {
    if (shown == null || marked == null) return shown == null ? marked : shown;
    return marked.day().equals(shown.day()) && marked.time() != null ? marked : shown;
  }

  private @Nullable PageDate firstOf(String[] names) {
    for (String name : names) {
      for (String value : meta.all(name)) {
        PageDate date = read(value);
        if (date != null) return date;
      }
    }
    return null;
  }

  private @Nullable PageDate read(String value) {
    PageDate date = Dates.read(value);
    return date == null ? WrittenDates.find(value, monthFirst) : date;
  }

  private @Nullable PageDate microdata() {
    for (Element element : page.getElementsByAttributeValue("itemprop", "datePublished")) {
      PageDate date = of(element);
      if (date != null) return date;
    }
    return null;
  }

  private @Nullable PageDate of(Element element) {
    for (String name : List.of("datetime", "content", "title", "data-datetime", "data-date")) {
      PageDate date = Dates.read(element.attr(name));
      if (date != null) return date;
    }
    return read(element.text());
  }

  /**
   * Time elements of the article: one that is marked as its date, else the first outside of
   * teasers.
   */
  private @Nullable PageDate timeElement() {
    PageDate first = null;
    for (Element time : page.getElementsByTag("time")) {
      PageDate date = of(time);
      if (date == null) continue;
      String names = (time.className() + " " + time.attr("itemprop")).toLowerCase(Locale.ROOT);
      if (time.hasAttr("pubdate") || names.contains("publish") || names.contains("entry-date"))
        return date;
      if (first == null && !isInTeaser(time)) first = date;
    }
    return first;
  }

  private static boolean isInTeaser(Element time) {
    Element box = time;
    for (int up = 0; up < 6 && box != null; up++, box = box.parent()) {
      String tag = box.normalName();
      if (tag.equals("aside") || tag.equals("nav") || tag.equals("li") || tag.equals("footer"))
        return true;
      String name = box.className();
      if (name.contains("related") || name.contains("sidebar") || name.contains("comment"))
        return true;
    }
    return false;
  }

  private @Nullable PageDate nearHeadline(Layout layout, PageFacts facts) {
    int title = -1;
    for (int i = 0; i < layout.blocks.size(); i++) {
      Block block = layout.blocks.get(i);
      if (block.isHeading() && facts.isTitle(Texts.fold(block.text()))) title = i;
    }
    if (title < 0) return null;
    for (int distance = 1; distance <= NEAR_HEADLINE; distance++) {
      PageDate below = line(layout, title + distance);
      if (below != null) return below;
      PageDate above = distance > 4 ? null : line(layout, title - distance);
      if (above != null) return above;
    }
    return null;
  }

  private @Nullable PageDate line(Layout layout, int i) {
    if (i < 0 || i >= layout.blocks.size()) return null;
    Block block = layout.blocks.get(i);
    if (block.length() > LONGEST_LINE || layout.isMarked(i, Boilerplate.COMMENTS)) return null;
    return WrittenDates.find(block.text(), monthFirst);
  }

  private @Nullable PageDate inScript() {
    for (Element script : page.getElementsByTag("script")) {
      Matcher found = IN_SCRIPT.matcher(script.data());
      while (found.find()) {
        PageDate date = read(found.group(1));
        if (date != null) return date;
      }
    }
    return null;
  }

  private static @Nullable PageDate inAddress(List<String> addresses) {
    for (String address : addresses) {
      Matcher found = IN_ADDRESS.matcher(address);
      if (!found.find()) continue;
      PageDate date = Dates.read(found.group(1) + "-" + found.group(2) + "-" + found.group(3));
      if (date != null) return date;
    }
    return null;
  }
}
