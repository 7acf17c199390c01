package cotejo.standalone.newsroom;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What an article's page shows, besides the article itself. */
record ArticlePage(Edition edition, Edition.Printed article, URI base) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ZoneId ZONE = ZoneId.of("America/Mexico_City");
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("MMMM d, yyyy, h:mm a", Locale.US).withZone(ZONE);
  private static final DateTimeFormatter SPANISH =
      DateTimeFormatter.ofPattern("d 'de' MMMM 'de' yyyy, HH:mm", Locale.forLanguageTag("es-MX"))
          .withZone(ZONE);

  Outlet outlet() {
    return article.outlet();
  }

  Story story() {
    return article.story();
  }

  String title() {
    return article.text().title();
  }

  List<String> paragraphs() {
    return article.text().paragraphs();
  }

  String address() {
    return base + article.path();
  }

  String picture() {
    return "/" + outlet().slug() + "/img/" + story().slug() + ".svg";
  }

  /** Chooses the outlet's language. */
  String say(String english, String spanish) {
    return outlet().spanish() ? spanish : english;
  }

  String date(Instant moment) {
    return date(moment, outlet().spanish());
  }

  static String date(Instant moment, boolean spanish) {
    return (spanish ? SPANISH : ENGLISH).format(moment);
  }

  List<Edition.Printed> related() {
    return edition.beside(article, 3);
  }

  List<Edition.Printed> mostRead() {
    return edition.newest(12).stream()
        .filter(other -> !other.path().equals(article.path()))
        .sorted((a, b) -> Integer.compare(a.text().title().hashCode(), b.text().title().hashCode()))
        .limit(5)
        .toList();
  }

  List<Filler.Comment> comments() {
    return Filler.comments(story().slug(), outlet().spanish());
  }

  Filler.Ad ad(int place) {
    return Filler.ad(story().slug(), place, outlet().spanish());
  }

  int minutes() {
    return Math.max(1, article.text().body().split("\\s+", -1).length / 200);
  }

  /** The article for machines (schema.org/NewsArticle), safe inside a script element. */
  String jsonLd(boolean asGraph) {
    Map<String, Object> it = new LinkedHashMap<>();
    if (!asGraph) {
      it.put("@context", "https://schema.org");
    }
    it.put("@type", "NewsArticle");
    it.put("mainEntityOfPage", Map.of("@type", "WebPage", "@id", address()));
    it.put("headline", title());
    it.put("description", story().summary());
    it.put("datePublished", article.published().toString());
    it.put("dateModified", article.changed().toString());
    it.put("inLanguage", outlet().language());
    it.put("articleSection", story().section());
    it.put("image", List.of(base + picture()));
    it.put("author", List.of(Map.of("@type", "Person", "name", story().byline())));
    it.put("publisher", Map.of("@type", "NewsMediaOrganization", "name", outlet().name()));
    Object whole = it;
    if (asGraph) {
      Map<String, Object> graph = new LinkedHashMap<>();
      graph.put("@context", "https://schema.org");
      graph.put(
          "@graph",
          List.of(
              Map.of("@type", "WebSite", "name", outlet().name(), "url", base + outlet().home()),
              Map.of(
                  "@type",
                  "BreadcrumbList",
                  "itemListElement",
                  List.of(Map.of("@type", "ListItem", "position", 1, "name", story().section()))),
              it));
      whole = graph;
    }
    return JSON.writeValueAsString(whole).replace("</", "<\\/");
  }
}
