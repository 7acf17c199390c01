package cotejo.standalone.newsroom;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Fills the page layouts, which stand in {@code jte/newsroom}. */
final class Pages {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

  String index(Newsroom.Press press, URI base) {
    return render("index.jte", Map.of("press", press, "base", base));
  }

  String front(Edition edition, URI base) {
    return render("front.jte", Map.of("front", FrontPage.of(edition, "", base)));
  }

  String section(Edition edition, String section, URI base) {
    return render("front.jte", Map.of("front", FrontPage.of(edition, section, base)));
  }

  String article(Edition edition, Edition.Printed article, URI base) {
    String layout = edition.outlet().layout().name().toLowerCase(Locale.ROOT);
    return render(
        "article-" + layout + ".jte", Map.of("page", new ArticlePage(edition, article, base)));
  }

  String amp(Edition edition, Edition.Printed article, URI base) {
    return render("amp.jte", Map.of("page", new ArticlePage(edition, article, base)));
  }

  private String render(String template, Map<String, Object> values) {
    StringOutput out = new StringOutput(16_384);
    engine.render(template, values, out);
    return out.toString();
  }
}
