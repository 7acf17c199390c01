package cotejo.ingest.feed;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/**
 * HTML that can be shown on a page of ours: no script, no style, no frame, no form, links absolute.
 */
final class SafeHtml {

  private static final Safelist ALLOWED =
      Safelist.relaxed()
          .addTags(
              "figure",
              "figcaption",
              "hr",
              "del",
              "ins",
              "abbr",
              "time",
              "article",
              "section",
              "aside",
              "main")
          .addAttributes("time", "datetime")
          .addAttributes("img", "srcset")
          .preserveRelativeLinks(false);

  private SafeHtml() {}

  static String clean(String html, @Nullable String base) {
    Document dirty = Jsoup.parseBodyFragment(html, base == null ? "" : base);
    Document clean = new Cleaner(ALLOWED).clean(dirty);
    clean.outputSettings(new OutputSettings().prettyPrint(false));
    return clean.body().html();
  }
}
