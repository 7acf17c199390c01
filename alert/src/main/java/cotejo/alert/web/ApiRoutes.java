package cotejo.alert.web;

import cotejo.alert.store.ArticleRow;
import cotejo.alert.store.ArticleStore;
import cotejo.alert.store.ArticleStore.OutletRow;
import cotejo.alert.store.EditionStore.EditionRow;
import cotejo.alert.store.Store;
import cotejo.alert.store.StoredVerdict;
import cotejo.alert.web.view.Pager;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The read API; {@code /web/openapi.json} describes it. */
final class ApiRoutes {
  private static final String BASE = "/api/v1";
  private static final int MOST = 200;

  private final Frame frame;
  private final Store store;
  private final InstantSource clock;
  private final String description;

  ApiRoutes(Frame frame, Store store, InstantSource clock) {
    this.frame = frame;
    this.store = store;
    this.clock = clock;
    this.description =
        text("/web/openapi.json").replace("{publicUrl}", frame.config().publicUrl().toString());
  }

  void mount(RoutesConfig routes) {
    Answers.on(routes, BASE + "/openapi.json", this::describe);
    Answers.on(routes, BASE + "/digests", this::digests);
    Answers.on(
        routes,
        BASE + "/digests/latest",
        request -> ApiAnswers.json(request, found(store.editions().latest())));
    Answers.on(
        routes,
        BASE + "/digests/{id}",
        request -> ApiAnswers.json(request, found(store.editions().find(request.pathParam("id")))));
    Answers.on(routes, BASE + "/articles", this::articles);
    Answers.on(routes, BASE + "/articles/{id}", this::article);
    Answers.on(
        routes, BASE + "/claims", request -> ApiAnswers.json(request, items(store.claims().all())));
    Answers.on(
        routes,
        BASE + "/claims/{id}",
        request -> ApiAnswers.json(request, found(store.claims().find(request.pathParam("id")))));
    Answers.on(routes, BASE + "/claims/{id}/mentions", this::mentions);
    Answers.on(
        routes,
        BASE + "/outlets",
        request ->
            ApiAnswers.json(
                request, items(store.articles().outlets().stream().map(ApiRoutes::row).toList())));
    Answers.on(
        routes,
        BASE + "/outlets/{slug}",
        request ->
            ApiAnswers.json(
                request, row(found(store.articles().outlet(request.pathParam("slug"))))));
    routes.options(BASE + "/*", ApiRoutes::preflight);
  }

  private static <T> T found(java.util.Optional<T> value) {
    return value.orElseThrow(NotFoundResponse::new);
  }

  private static Map<String, Object> items(List<?> items) {
    return Map.of("items", items);
  }

  private void describe(Context request) {
    request.header("Access-Control-Allow-Origin", "*").contentType("application/json");
    Answers.cacheable(request, description, null);
  }

  private static void preflight(Context request) {
    request
        .status(204)
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
        .header("Access-Control-Allow-Headers", "If-None-Match, If-Modified-Since")
        .header("Access-Control-Expose-Headers", "ETag, Link")
        .header("Access-Control-Max-Age", "86400");
  }

  /** One page of a list, and where the next one is: in the body and as a Link (RFC 8288). */
  private void page(Context request, List<?> found, int limit, int page) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("items", found.size() > limit ? found.subList(0, limit) : found);
    if (found.size() > limit && page < Pager.LAST) {
      String next = frame.config().publicUrl() + request.path() + query(request, page + 1);
      body.put("next", next);
      request.header("Link", "<" + next + ">; rel=\"next\"");
    }
    request.header("Access-Control-Expose-Headers", "ETag, Link");
    ApiAnswers.json(request, body);
  }

  private static String query(Context request, int page) {
    StringBuilder query = new StringBuilder("?page=" + page);
    request
        .queryParamMap()
        .forEach(
            (name, values) -> {
              if (!name.equals("page") && !values.isEmpty()) {
                query
                    .append('&')
                    .append(encoded(name))
                    .append('=')
                    .append(encoded(values.getFirst()));
              }
            });
    return query.toString();
  }

  private static String encoded(String part) {
    return java.net.URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  private static int limit(Context request) {
    return bounded(request, "limit", 50, MOST);
  }

  private static int pageNumber(Context request) {
    return bounded(request, "page", 1, Pager.LAST);
  }

  private static int bounded(Context request, String name, int otherwise, int most) {
    try {
      return Params.number(request, name, otherwise, 1, most);
    } catch (NotFoundResponse e) {
      throw new BadRequestResponse(name + " must be a whole number from 1 to " + most);
    }
  }

  private void digests(Context request) {
    int limit = limit(request);
    int page = pageNumber(request);
    List<EditionRow> found =
        store
            .editions()
            .list(
                Instant.EPOCH, clock.instant().plusSeconds(86_400), limit + 1, (page - 1) * limit);
    page(request, found, limit, page);
  }

  private void articles(Context request) {
    if (request.queryParam("label") != null && Params.label(request, "label") == null) {
      throw new BadRequestResponse("label must be misleading, accurate or unverified");
    }
    int limit = limit(request);
    int page = pageNumber(request);
    ArticleStore.Filter filter =
        new ArticleStore.Filter(
            Params.label(request, "label"),
            Params.text(request, "outlet", 100),
            Params.text(request, "claim", 100),
            null,
            Params.text(request, "lang", 3),
            Params.text(request, "q", 200),
            instant(request, "from"),
            instant(request, "to"));
    List<Map<String, Object>> found =
        store.articles().list(filter, limit + 1, (page - 1) * limit).stream()
            .map(ApiRoutes::row)
            .toList();
    page(request, found, limit, page);
  }

  private static @org.jspecify.annotations.Nullable Instant instant(Context request, String name) {
    String value = Params.text(request, name, 40);
    try {
      return value == null ? null : Instant.parse(value);
    } catch (java.time.DateTimeException e) {
      throw new BadRequestResponse(name + " must be an instant such as 2026-03-01T06:00:00Z");
    }
  }

  private void article(Context request) {
    List<StoredVerdict> versions = store.verdicts().versions(request.pathParam("id"));
    if (versions.isEmpty()) {
      throw new NotFoundResponse();
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("current", versions.getLast().verdict());
    body.put("versions", versions);
    ApiAnswers.json(request, body);
  }

  private void mentions(Context request) {
    String claim = found(store.claims().find(request.pathParam("id"))).id();
    int limit = limit(request);
    int page = pageNumber(request);
    List<Map<String, Object>> found =
        store.articles().uses(claim, limit + 1, (page - 1) * limit).stream()
            .map(
                use -> {
                  Map<String, Object> mention = new LinkedHashMap<>();
                  mention.put("stance", use.stance());
                  mention.put("quote", use.quote());
                  mention.put("article", row(use.article()));
                  return mention;
                })
            .toList();
    page(request, found, limit, page);
  }

  private static Map<String, Object> row(ArticleRow article) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", article.articleId());
    row.put("label", article.label());
    row.put("confidence", article.confidence());
    row.put("title", article.title());
    row.put("url", article.url());
    row.put("outlet", article.outlet());
    row.put("outletSlug", article.outletSlug());
    row.put("lang", article.lang());
    row.put("publishedAt", article.publishedAt());
    row.put("classifiedAt", article.classifiedAt());
    row.put("deleted", article.deleted());
    return row;
  }

  private static Map<String, Object> row(OutletRow outlet) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("slug", outlet.slug());
    row.put("name", outlet.name());
    row.put("misleading", outlet.count(cotejo.events.Label.MISLEADING));
    row.put("accurate", outlet.count(cotejo.events.Label.ACCURATE));
    row.put("unverified", outlet.count(cotejo.events.Label.UNVERIFIED));
    return row;
  }

  private static String text(String resource) {
    try (InputStream bytes = ApiRoutes.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IllegalStateException(resource + " is missing from the program");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
