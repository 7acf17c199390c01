package cotejo.alert.web;

import cotejo.alert.web.view.Lang;
import cotejo.alert.web.view.Page;
import cotejo.alert.web.view.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts pages together: the site's frame around a template, rendered and answered. */
final class Frame {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Frame.class.getClassLoader(), "cotejo.alert.web.pages");
  private final WebConfig config;
  private final Page.Site site;

  Frame(WebConfig config, Assets assets) {
    this.config = config;
    this.site =
        new Page.Site(
            config.publicUrl(), config.zone(), assets.path("style.css"), assets.path("icon.svg"));
  }

  WebConfig config() {
    return config;
  }

  /** The language in the request's path; an unknown one is an address that does not exist. */
  Lang lang(Context request) {
    return Lang.of(request.pathParam("lang")).orElseThrow(NotFoundResponse::new);
  }

  /** The language of the path, or the visitor's choice where the path has none. */
  Lang langOrAccepted(Context request) {
    String path = request.path();
    String first = path.length() > 2 ? path.substring(1, 3) : "";
    return (path.length() == 3 || path.startsWith("/", 3) ? Lang.of(first) : Lang.of(null))
        .orElseGet(() -> Lang.accepted(request.header("Accept-Language")));
  }

  /** A page in the making. */
  Draft draft(Context request, Lang lang, String section) {
    return new Draft(this, request, lang, section);
  }

  /** Says {@code key} without a page. */
  static String say(Lang lang, String key, Object... values) {
    return Words.in(lang).say(key, values);
  }

  private String render(String template, Page page, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("page", page);
    TemplateOutput output = new StringOutput(16_384);
    templates.render(template + ".jte", all, output);
    return output.toString();
  }

  /** Collects what a page's frame needs, then renders and answers. */
  static final class Draft {
    private final Frame frame;
    private final Context request;
    private final Lang lang;
    private final String section;
    private String heading = "";
    private String description = "";
    private @Nullable String feeds;
    private @Nullable String jsonLd;
    private boolean listed = true;
    private boolean kept = true;

    private Draft(Frame frame, Context request, Lang lang, String section) {
      this.frame = frame;
      this.request = request;
      this.lang = lang;
      this.section = section;
    }

    Draft heading(String text) {
      heading = text;
      return this;
    }

    Draft description(String text) {
      description = text;
      return this;
    }

    Draft feeds(String page) {
      feeds = page;
      return this;
    }

    Draft jsonLd(@Nullable String json) {
      jsonLd = json;
      return this;
    }

    /** Not for search engines. */
    Draft unlisted() {
      listed = false;
      return this;
    }

    /** Nor for any cache, because it is one person's. */
    Draft personal() {
      kept = false;
      return unlisted();
    }

    /** Says {@code key} in the page's language. */
    String say(String key, Object... values) {
      return Frame.say(lang, key, values);
    }

    /** The page as it stands now, for the way it writes dates. */
    Page page() {
      String description = this.description.isEmpty() ? say("footer.what") : this.description;
      return new Page(
          frame.site,
          lang,
          pathAfterLanguage(),
          section,
          heading,
          description,
          feeds,
          jsonLd,
          listed);
    }

    private String pathAfterLanguage() {
      String path = request.path();
      String rest = path.startsWith("/" + lang.code()) ? path.substring(3) : "";
      String query = kept ? request.queryString() : null;
      return query == null || query.isEmpty() ? rest : rest + "?" + query;
    }

    /** Renders {@code template} with {@code values} and answers the request. */
    void answer(String template, Map<String, Object> values) {
      String html = frame.render(template, page(), values);
      request.contentType("text/html; charset=utf-8").header("Content-Language", lang.code());
      if (kept && request.statusCode() == 200) {
        Answers.cacheable(request, html, null);
      } else {
        request.header("Cache-Control", "no-store").result(html);
      }
    }
  }
}
