package cotejo.ingest.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the headline as the page shows it: the h1 that the page's other titles agree with. */
final class TitleFinder {
  private TitleFinder() {}

  static @Nullable String find(Document page, MetaTags meta, LinkedData data) {
    String social = meta.first("og:title", "twitter:title", "title", "dc.title", "sailthru.title");
    String window = Texts.tidy(page.title());
    var said = new ArrayList<String>();
    for (String one : new @Nullable String[] {social, data.headline(), window}) {
      if (one != null && !one.isEmpty()) said.add(one);
    }
    String shown = shown(page, said);
    if (shown != null) return shown;
    if (data.headline() != null && !data.headline().isEmpty()) return data.headline();
    if (social != null) return withoutOutlet(social, meta);
    return window.isEmpty() ? null : withoutOutlet(window, meta);
  }

  private static @Nullable String shown(Document page, List<String> said) {
    String best = null;
    double most = 0;
    List<Element> headings = page.getElementsByTag("h1");
    for (Element heading : headings) {
      String text = Texts.tidy(heading.text());
      if (text.isEmpty()) continue;
      double agreement = said.isEmpty() ? 0.5 : 0;
      for (String one : said) agreement = Math.max(agreement, overlap(text, one));
      if (agreement > most) {
        most = agreement;
        best = text;
      }
    }
    return most >= 0.5 || (headings.size() == 1 && most > 0.3) ? best : null;
  }

  /** Share of the words of a that stand in b. */
  static double overlap(String a, String b) {
    List<String> words = List.of(Texts.fold(a).split(" ", -1));
    String other = " " + Texts.fold(b) + " ";
    long shared = words.stream().filter(word -> other.contains(" " + word + " ")).count();
    return (double) shared / Math.max(1, words.size());
  }

  /** Cuts "Headline | Outlet" at its last separator. */
  static String withoutOutlet(String title, MetaTags meta) {
    String site = meta.first("og:site_name", "application-name");
    for (String separator :
        List.of(" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " « ", " » ")) {
      int at = title.lastIndexOf(separator);
      if (at < 10) continue;
      String tail = title.substring(at + separator.length());
      boolean outlet = site != null && overlap(tail, site) > 0.3;
      if (outlet || separator.equals(" | ") || (tail.length() < 25 && tail.length() < at)) {
        return title.substring(0, at).strip();
      }
    }
    return title;
  }
}
