package cotejo.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.events.Label;
import cotejo.events.Messages;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ApiTest {
  @TempDir static Path folder;
  private static Site site;
  private static SampleNews news;

  @BeforeAll
  static void open() {
    site = Site.open(folder);
    news = SampleNews.fill(site.store);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static JsonNode json(String path) {
    var answer = site.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Messages.JSON.readTree(answer.body());
  }

  @Test
  void the_description_names_exactly_the_routes_that_are_served() {
    JsonNode described = json("/api/v1/openapi.json");
    assertThat(described.get("openapi").asString()).startsWith("3.1");
    Set<String> documented = new TreeSet<>(described.get("paths").propertyNames());
    assertThat(documented).isEqualTo(site.routes("GET", "/api/"));
  }

  @Test
  void every_described_answer_has_the_fields_that_are_required() {
    JsonNode described = json("/api/v1/openapi.json");
    Map<String, String> values =
        Map.of(
            "/digests/{id}",
            "daily-2026-03-02",
            "/articles/{id}",
            news.first(Label.MISLEADING).articleId(),
            "/claims/{id}",
            SampleNews.BASES,
            "/outlets/{slug}",
            "frontera-diaria");
    for (Map.Entry<String, JsonNode> path : described.get("paths").properties()) {
      String address = path.getKey();
      for (Map.Entry<String, String> value : values.entrySet()) {
        String stem = value.getKey().replaceAll("\\{.*", "");
        address = address.replaceAll(stem + "\\{\\w+}", stem + value.getValue());
      }
      JsonNode schema = path.getValue().at("/get/responses/200/content/application~1json/schema");
      assertThat(missing(described, schema, json(address))).as(address).isEmpty();
    }
  }

  private static List<String> missing(JsonNode document, JsonNode schema, JsonNode value) {
    JsonNode resolved =
        schema.has("$ref") ? document.at(schema.get("$ref").asString().substring(1)) : schema;
    List<String> missing = new ArrayList<>();
    if (resolved.has("required")) {
      for (JsonNode name : resolved.get("required")) {
        if (!value.has(name.asString())) {
          missing.add(name.asString());
        }
      }
    }
    if (resolved.has("properties")) {
      for (Map.Entry<String, JsonNode> property : resolved.get("properties").properties()) {
        if (value.has(property.getKey()) && !value.get(property.getKey()).isNull()) {
          missing.addAll(missing(document, property.getValue(), value.get(property.getKey())));
        }
      }
    }
    if (resolved.has("items") && value.isArray()) {
      value.forEach(item -> missing.addAll(missing(document, resolved.get("items"), item)));
    }
    return missing;
  }

  @Test
  void pages_of_a_list_hold_every_article_once() {
    Set<String> ids = new HashSet<>();
    int listed = 0;
    String path = "/api/v1/articles?limit=20&outlet=the-border-ledger";
    while (path != null) {
      JsonNode page = json(path);
      for (JsonNode item : page.get("items")) {
        ids.add(item.get("id").asString());
        listed++;
      }
      URI next = page.has("next") ? URI.create(page.get("next").asString()) : null;
      path = next == null ? null : next.getPath() + "?" + next.getQuery();
    }
    assertThat(listed).isEqualTo(ids.size()).isEqualTo(43);
  }

  @Test
  void any_site_may_read_and_nobody_may_write() {
    assertThat(site.get("/api/v1/claims").headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("*");
    var preflight =
        site.send(
            site.request("/api/v1/articles")
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
        .hasValue("GET, HEAD, OPTIONS");
    assertThat(site.post("/api/v1/articles", "a=b", "203.0.113.250").statusCode())
        .isBetween(404, 405);
  }

  @Test
  void errors_are_problem_documents() {
    var answer = site.get("/api/v1/articles?limit=9000");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(site.get("/api/v1/claims/none").statusCode()).isEqualTo(404);
    assertThat(site.get("/api/v1/articles?from=yesterday").statusCode()).isEqualTo(400);
  }
}
