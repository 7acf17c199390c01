package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the headline by vote: a page names itself in its h1, in JSON-LD, for social networks and in
 * the window's title, each with its own additions, and two that agree are rarely both wrong.
 */
final class TitleFinder {
  private static final double SHOWN = 2.0;
  private static final double CRUMB = 0.4;
  private static final double SAID = 1.6;
  private static final double SOCIAL = 1.2;
  private static final double WINDOW = 0.5;
  private static final double OTHER = 0.2;
  private static final List<String> SEPARATORS =
      List.of(
          " | ", " - ", " – ", " — ", " :: ", " • ", " · ", " « ", " » ", " / ", " ‹ ", "ㅣ", "｜",
          " |", "| ", " -- ");

  private static final Pattern PARTS = Pattern.compile("\\s[|–—:·•-]{1,2}\\s");

  /** Shorter parts of a window's title are names of outlets and sections. */
  private static final int LONG_PART = 20;

  /** A headline longer than this is none. */
  private static final int LONGEST = 500;

  /** Names of outlets and sections have fewer words. */
  private static final int SENTENCE = 5;

  private static final int MOST_HEADINGS = 20;
  private static final int LONGEST_OUTLET = 45;

  private final Map<String, Double> votes = new HashMap<>();
  private final Map<String, String> written = new LinkedHashMap<>();
  private final @Nullable String outlet;

  private TitleFinder(@Nullable String outlet) {
    this.outlet = outlet;
  }

  static @Nullable String find(Document page, MetaTags meta, LinkedData data) {
    var finder = new TitleFinder(meta.first("og:site_name", "application-name", "al:ios:app_name"));
    return finder.elect(page, meta, data);
  }

  private @Nullable String elect(Document page, MetaTags meta, LinkedData data) {
    String social = meta.first("og:title");
    String window = Texts.tidy(page.title());
    String machine = data.headline() == null ? "" : data.headline();
    String other =
        meta.first("twitter:title", "sailthru.title", "parsely-title", "dc.title", "title");
    List<String> said = new ArrayList<>();
    for (String one : new @Nullable String[] {machine, social, window}) {
      if (one != null && !one.isEmpty()) said.add(one);
    }
    List<String> shown = new ArrayList<>();
    for (Element heading : page.getElementsByTag("h1")) {
      String text = Texts.tidy(heading.text());
      if (text.isEmpty() || text.length() > LONGEST || shown.contains(text)) continue;
      if (shown.size() >= MOST_HEADINGS) break;
      shown.add(text);
      boolean crumb = Crumbs.endsIn(heading) || Crumbs.leadsHome(heading);
      vote(text, crumb ? CRUMB : SHOWN * support(text, said, page));
      if (crumb) voteForSecondLevel(page, said);
    }
    if (shown.isEmpty()) voteForPart(page, window);
    for (String text : itemprops(page)) vote(text, 0.5);
    List<String> known = new ArrayList<>(shown);
    if (!machine.isEmpty()) known.add(machine);
    if (!machine.isEmpty()) vote(withoutOutlet(machine, shown), SAID);
    if (social != null) vote(withoutOutlet(social, known), SOCIAL);
    if (other != null) vote(withoutOutlet(other, known), OTHER);
    if (!window.isEmpty()) vote(withoutOutlet(window, known), WINDOW);
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(best -> written.get(best.getKey()))
        .orElse(null);
  }

  /**
   * Where the first heading ends a path of links, the headline is a heading of the second level.
   */
  private void voteForSecondLevel(Document page, List<String> said) {
    int seen = 0;
    for (Element heading : page.getElementsByTag("h2")) {
      if (++seen > MOST_HEADINGS) break;
      String text = Texts.fold(heading.text());
      for (String one : said) {
        String folded = Texts.fold(one);
        // The line above the headline often stands inside of it.
        if (folded.length() > 10 && text.endsWith(folded)) {
          vote(one, SHOWN);
          return;
        }
      }
    }
  }

  /** A page without headings shows the headline in bold; the window's title has it among others. */
  private void voteForPart(Document page, String window) {
    String part = "";
    for (String one : PARTS.split(window, -1)) part = one.length() > part.length() ? one : part;
    if (part.length() < LONG_PART) return;
    String folded = Texts.fold(part);
    int seen = 0;
    for (Element element : page.select("h2, h3, h4, b, strong, font")) {
      if (++seen > MOST_HEADINGS) return;
      if (!Texts.fold(element.text()).equals(folded)) continue;
      vote(part, SHOWN);
      return;
    }
  }

  private static List<String> itemprops(Document page) {
    return page.getElementsByAttributeValue("itemprop", "headline").stream()
        .limit(2)
        .map(
            element ->
                Texts.tidy(element.hasAttr("content") ? element.attr("content") : element.text()))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private void vote(String title, double weight) {
    if (title.length() > LONGEST) return;
    String folded = Texts.fold(title);
    if (folded.isEmpty()) return;
    votes.merge(folded, weight, Double::sum);
    written.putIfAbsent(folded, title);
  }

  /** An h1 of which the other titles know nothing names the outlet or the section. */
  private static double support(String heading, List<String> said, Document page) {
    if (said.isEmpty()) return 1;
    double agreement = 0;
    for (String one : said) agreement = Math.max(agreement, overlap(heading, one));
    boolean sole = page.getElementsByTag("h1").size() == 1;
    if (!sole) return agreement >= 0.5 ? 1 : 0.2;
    double least = heading.split(" ", -1).length >= SENTENCE ? 0.2 : 0.35;
    return agreement >= least ? 1 : 0.2;
  }

  /** Share of the words of a that stand in b. */
  static double overlap(String a, String b) {
    if (a.length() > LONGEST || b.length() > LONGEST) return 0;
    List<String> words = List.of(Texts.fold(a).split(" ", -1));
    String other = " " + Texts.fold(b) + " ";
    long shared = words.stream().filter(word -> other.contains(" " + word + " ")).count();
    return (double) shared / Math.max(1, words.size());
  }

  /**
   * Cuts "Headline | Section | Outlet" down: to a title that is known from elsewhere if there is
   * one, else by what looks like an outlet's name.
   */
  private String withoutOutlet(String title, List<String> known) {
    if (title.length() > LONGEST) return title;
    String folded = Texts.fold(title);
    for (String other : known) {
      String start = Texts.fold(other);
      if (start.equals(folded)) return title;
      if (start.length() > 10 && folded.startsWith(start + " ") && isTail(title, other))
        return other;
    }
    String cut = title;
    for (int round = 0; round < 2; round++) {
      int at = lastSeparator(cut);
      if (at < 10 || !isOutlet(cut.substring(at), at, round)) break;
      cut = cut.substring(0, at).strip();
    }
    return cut;
  }

  /** What follows the known title must begin with a separator, not go on as a sentence. */
  private static boolean isTail(String title, String other) {
    if (title.length() <= other.length()) return false;
    for (int i = Math.max(0, other.length() - 2);
        i < Math.min(title.length(), other.length() + 3);
        i++) {
      if ("|-–—:•·«»/‹ㅣ｜,(".indexOf(title.charAt(i)) >= 0) return true;
    }
    return false;
  }

  private static int lastSeparator(String title) {
    int last = -1;
    for (String separator : SEPARATORS) last = Math.max(last, title.lastIndexOf(separator));
    return last;
  }

  private boolean isOutlet(String tail, int before, int round) {
    if (outlet != null && !outlet.isBlank()) {
      if (overlap(outlet, tail) >= 0.5 || overlap(tail, outlet) >= 0.5) return true;
    }
    if (tail.length() > LONGEST_OUTLET) return false;
    boolean bar =
        tail.contains("|") || tail.contains("ㅣ") || tail.contains("｜") || tail.contains("::");
    return bar || (round == 0 && tail.length() * 2 < before && tail.split(" ", -1).length <= 7);
  }
}
