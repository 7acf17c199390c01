package cotejo.ingest.page;

import cotejo.ingest.text.Language;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads an article off its web page. Safe for several threads; the same page gives the same answer.
 */
public final class ArticlePage {
  private ArticlePage() {}

  /**
   * Reads a page as it came from the network.
   *
   * @param page the bytes as sent, decompressed
   * @param contentType the HTTP header, whose charset is honoured; null when unknown
   * @param url where the page was fetched from, after redirects; null when unknown
   */
  public static Extraction read(byte[] page, @Nullable String contentType, @Nullable URI url) {
    return read(HtmlDocument.parse(page, contentType, base(url)));
  }

  /** Reads a page that is already text. */
  public static Extraction read(String html, @Nullable URI url) {
    return read(HtmlDocument.parse(html, base(url)));
  }

  private static String base(@Nullable URI url) {
    return url == null ? "" : url.toString();
  }

  private static Extraction read(Document page) {
    var meta = MetaTags.of(page);
    var data = LinkedData.of(page, meta);
    String title = TitleFinder.find(page, meta, data);
    List<String> authors = AuthorFinder.find(page, meta, data);
    var facts = PageFacts.of(title, authors, meta, data);
    var layout = Layout.of(BlockReader.read(page.body()));
    var body = BodyJudge.choose(layout, facts, () -> ScriptBody.find(page, facts));
    var addresses = addresses(page, meta, data);
    var languages = declaredLanguages(page, meta, data);
    var dates = new DateFinder(page, meta, data, isAmerican(languages));
    PageDate published = dates.published(layout, facts, withUrl(addresses, page));
    boolean isArticle = data.isArticle() || "article".equalsIgnoreCase(meta.first("og:type"));
    return new Extraction(
        KindJudge.judge(layout, title, body.text(), data.free(), published != null, isArticle),
        isAmp(page) && body.method() != Extraction.Method.NONE
            ? Extraction.Method.AMP
            : body.method(),
        title,
        body.text(),
        authors,
        published,
        dates.modified(),
        Language.of(body.text(), languages),
        data.section() != null ? data.section() : meta.first("article:section", "section"),
        addresses);
  }

  private static boolean isAmp(Document page) {
    Element root = page.firstElementChild();
    return root != null && (root.hasAttr("amp") || root.hasAttr("\u26a1"));
  }

  /** English that is not said to be British, Irish, Australian and so on is taken for American. */
  private static boolean isAmerican(List<String> languages) {
    for (String language : languages) {
      String tag = language.toLowerCase(Locale.ROOT).replace('_', '-');
      if (tag.startsWith("en-")) return tag.startsWith("en-us");
    }
    return languages.isEmpty() || languages.getFirst().toLowerCase(Locale.ROOT).startsWith("en");
  }

  private static List<String> withUrl(List<String> addresses, Document page) {
    var all = new ArrayList<>(addresses);
    all.add(page.baseUri());
    return all;
  }

  private static List<String> declaredLanguages(Document page, MetaTags meta, LinkedData data) {
    var tags = new ArrayList<String>();
    Element root = page.firstElementChild();
    if (root != null) add(tags, root.attr("lang"));
    add(tags, data.lang());
    add(tags, meta.first("og:locale", "content-language", "language", "dc.language"));
    return tags;
  }

  private static List<String> addresses(Document page, MetaTags meta, LinkedData data) {
    var addresses = new ArrayList<String>();
    for (Element link : page.getElementsByTag("link")) {
      if (link.attr("rel").equalsIgnoreCase("canonical"))
        add(addresses, link.absUrl("href").isEmpty() ? link.attr("href") : link.absUrl("href"));
    }
    add(addresses, meta.first("og:url"));
    add(addresses, data.url());
    return addresses;
  }

  private static void add(List<String> list, @Nullable String value) {
    if (value != null && !value.isBlank() && !list.contains(value)) list.add(value);
  }
}
