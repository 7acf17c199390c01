package cotejo.ingest.page;

import cotejo.ingest.calendar.DateWords;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds when an article appeared, from the statement most meant for machines to the one most meant
 * for readers: JSON-LD, meta elements, microdata, the line under the headline, time elements, data
 * in scripts, the address.
 */
final class DateFinder {
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "[/_-]((?:19|20)\\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\\d|3[01])(?:[/_.-]|\\d{4,9}[/_.-]|$)");
  private static final Pattern IN_PATH =
      Pattern.compile("/((?:19|20)\\d{2})/([a-z]{3}|\\d{1,2})/(\\d{1,2})/");
  private static final Pattern DAY_FIRST_IN_PATH =
      Pattern.compile("/(\\d{1,2})[/-](\\d{1,2})[/-]((?:19|20)\\d{2})/");
  private static final List<String> DASHES = List.of(" - ", " – ", " — ");

  /** A title whose last part holds more than a date speaks of that day. */
  private static final int LONGEST_END = 30;

  private final Document page;
  private final MetaTags meta;
  private final LinkedData data;
  private final MarkedDates marks;
  private final boolean monthFirst;

  DateFinder(Document page, MetaTags meta, LinkedData data, boolean monthFirst) {
    this.page = page;
    this.meta = meta;
    this.data = data;
    this.marks = new MarkedDates(page, monthFirst);
    this.monthFirst = monthFirst;
  }

  @Nullable PageDate published(Layout layout, PageFacts facts, List<String> addresses) {
    List<PageDate> stated = new ArrayList<>();
    add(stated, read(data.published()));
    add(stated, firstOf(DateNames.PUBLISHED));
    add(stated, marks.microdata());
    var shown = new Datelines(layout, facts, monthFirst).find();
    PageDate seen = shown == null || shown.update() ? null : shown.date();
    PageDate marked = marks.timeElement();
    PageDate scripted = inScript();
    if (!stated.isEmpty()) {
      PageDate again = dateOfRepublication(stated.getFirst(), seen);
      if (again != null) return again;
      var others = new ArrayList<>(stated.subList(1, stated.size()));
      add(others, seen);
      add(others, marked);
      add(others, scripted);
      return LocalClock.refine(stated.getFirst(), others);
    }
    PageDate date = moreExact(seen, marked);
    if (date == null) date = marks.attribute();
    if (date == null) date = scripted;
    if (date == null) date = inTitle();
    if (date == null) date = inAddress(addresses);
    if (date == null && shown != null) date = shown.date();
    if (date == null) date = firstOf(DateNames.MODIFIED);
    if (date == null) date = read(data.modified());
    return date;
  }

  @Nullable PageDate modified() {
    PageDate date = read(data.modified());
    return date == null ? firstOf(DateNames.MODIFIED) : date;
  }

  private static void add(List<PageDate> dates, @Nullable PageDate date) {
    if (date != null) dates.add(date);
  }

  /** What stands under the headline, with the hour of a time element that means the same day. */
  private static @Nullable PageDate moreExact(@Nullable PageDate shown, @Nullable PageDate marked) {
    if (shown == null || marked == null) return shown == null ? marked : shown;
    boolean moreExact = shown.time() == null || marked.offset() != null;
    return marked.day().equals(shown.day()) && marked.time() != null && moreExact ? marked : shown;
  }

  /**
   * A page that shows the day of its last change as its date and does not call it a change has been
   * published again; null when it has not.
   */
  private @Nullable PageDate dateOfRepublication(PageDate stated, @Nullable PageDate seen) {
    PageDate modified = modified();
    if (seen == null || modified == null || !seen.day().isAfter(stated.day())) return null;
    if (seen.time() != null) return LocalClock.meanTheSame(modified, seen) ? modified : null;
    // Zones alone may set a day and its eve apart.
    boolean apart = stated.day().plusDays(1).isBefore(seen.day());
    return apart && seen.day().equals(modified.day()) ? modified : null;
  }

  /** Some pages end their window's title in a date. */
  private @Nullable PageDate inTitle() {
    String social = meta.first("og:title");
    PageDate date = endOf(page.title());
    return date == null && social != null ? endOf(social) : date;
  }

  private @Nullable PageDate endOf(String title) {
    int bar = title.lastIndexOf('|');
    for (String dash : DASHES) bar = Math.max(bar, title.lastIndexOf(dash));
    if (bar < 0) return null;
    String end = title.substring(bar + 1);
    return end.length() > LONGEST_END ? null : WrittenDates.find(end, monthFirst);
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

  private @Nullable PageDate read(@Nullable String value) {
    return value == null ? null : Dates.readAny(value, monthFirst);
  }

  private @Nullable PageDate inScript() {
    for (Element script : page.getElementsByTag("script")) {
      Matcher found = DateNames.IN_SCRIPT.matcher(script.data());
      while (found.find()) {
        PageDate date = read(found.group(1) == null ? found.group(2) : found.group(1));
        if (date != null) return date;
      }
    }
    return null;
  }

  private static @Nullable PageDate inAddress(List<String> addresses) {
    for (String address : addresses) {
      PageDate date = date(IN_ADDRESS.matcher(address), 1, 2, 3);
      if (date == null) date = date(IN_PATH.matcher(address), 1, 2, 3);
      if (date == null) date = date(DAY_FIRST_IN_PATH.matcher(address), 3, 2, 1);
      if (date != null) return date;
    }
    return null;
  }

  private static @Nullable PageDate date(Matcher address, int year, int month, int day) {
    if (!address.find()) return null;
    String named = address.group(month);
    boolean number = Character.isDigit(named.charAt(0));
    Integer known = number ? (Integer) Integer.parseInt(named) : DateWords.month(named);
    return known == null
        ? null
        : Dates.read(address.group(year) + "-" + known + "-" + address.group(day));
  }
}
