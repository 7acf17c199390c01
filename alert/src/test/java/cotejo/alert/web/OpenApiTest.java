package cotejo.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.events.Label;
import cotejo.events.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The API's description held against what is answered, field by field and parameter by parameter.
 */
class OpenApiTest {
  @TempDir static Path folder;
  private static Site site;
  private static SampleNews news;
  private static String text = "";
  private static JsonNode described = Messages.JSON.createObjectNode();

  @BeforeAll
  static void open() {
    site = Site.open(folder);
    news = SampleNews.fill(site.store);
    BusyDay.fill(site);
    text = site.get("/api/v1/openapi.json").body();
    described = Messages.JSON.readTree(text);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static String filled(String path) {
    return path.replace("/digests/{id}", "/digests/" + BusyDay.DIGEST)
        .replace("/articles/{id}", "/articles/" + news.first(Label.MISLEADING).articleId())
        .replace("/claims/{id}", "/claims/" + SampleNews.ARRESTS)
        .replace("{slug}", "frontera-diaria");
  }

  private static void eachPath(BiConsumer<String, JsonNode> use) {
    described
        .get("paths")
        .properties()
        .forEach(p -> use.accept(p.getKey(), p.getValue().get("get")));
  }

  private static String pointer(String path, int status, String type) {
    return "/paths/%s/get/responses/%d/content/%s/schema"
        .formatted(path.replace("/", "~1"), status, type.replace("/", "~1"));
  }

  @Test
  void an_independent_validator_finds_every_answer_as_described() {
    Validator validator = Validator.of(text);
    eachPath(
        (path, get) -> {
          JsonNode answer = Messages.JSON.readTree(site.get(filled(path)).body());
          assertThat(validator.complaints(pointer(path, 200, "application/json"), answer))
              .as(path)
              .isEmpty();
        });
  }

  @Test
  void an_answer_with_a_wrong_type_would_be_found() {
    var wrong = Messages.JSON.readTree("{\"items\": [{\"id\": 7}], \"next\": null}");
    assertThat(
            Validator.of(text)
                .complaints(pointer("/api/v1/digests", 200, "application/json"), wrong))
        .isNotEmpty();
  }

  @Test
  void nothing_is_answered_that_is_not_described() {
    eachPath(
        (path, get) -> {
          if (!path.endsWith("openapi.json")) {
            JsonNode schema =
                described.at("/paths/" + pointer(path, 200, "application/json").substring(7));
            List<String> unknown = new ArrayList<>();
            walk(schema, Messages.JSON.readTree(site.get(filled(path)).body()), "", unknown);
            assertThat(unknown.stream().distinct()).as(path).isEmpty();
          }
        });
  }

  private static void walk(JsonNode schema, JsonNode value, String at, List<String> unknown) {
    JsonNode known =
        schema.has("$ref") ? described.at(schema.get("$ref").asString().substring(1)) : schema;
    if (value.isArray()) {
      value.forEach(one -> walk(known.path("items"), one, at + "[]", unknown));
    } else if (value.isObject() && !known.has("additionalProperties")) {
      value
          .properties()
          .forEach(
              field -> {
                String here = at + "/" + field.getKey();
                JsonNode property = known.path("properties").path(field.getKey());
                if (property.isMissingNode()) {
                  unknown.add(here);
                } else {
                  walk(property, field.getValue(), here, unknown);
                }
              });
    }
  }

  @Test
  void every_parameter_is_minded_as_described() {
    eachPath(
        (path, get) -> {
          for (JsonNode parameter : get.get("parameters")) {
            String name = parameter.get("name").asString();
            JsonNode schema = parameter.get("schema");
            if (parameter.get("in").asString().equals("path")) {
              assertThat(path).contains("{" + name + "}");
              assertThat(site.get(path.replace("{" + name + "}", "none")).statusCode())
                  .as(path)
                  .isEqualTo(404);
              continue;
            }
            for (String bad : outside(schema)) {
              var answer = site.get(filled(path) + "?" + name + "=" + bad);
              assertThat(answer.statusCode()).as("%s %s=%s", path, name, bad).isEqualTo(400);
              assertThat(
                      Validator.of(text)
                          .complaints(
                              pointer(path, 400, "application/problem+json"),
                              Messages.JSON.readTree(answer.body())))
                  .isEmpty();
            }
          }
        });
  }

  /** Values that the parameter's schema does not allow. */
  private static List<String> outside(JsonNode schema) {
    List<String> bad = new ArrayList<>();
    if (schema.has("maximum")) {
      bad.add(Long.toString(schema.get("maximum").asLong() + 1));
      bad.add(Long.toString(schema.get("minimum").asLong() - 1));
      bad.add("many");
    }
    if (schema.has("enum")) {
      bad.add("something-else");
    }
    if (schema.path("format").asString("").equals("date-time")) {
      bad.add("yesterday");
    }
    return bad;
  }

  @Test
  void the_description_itself_is_whole() {
    Set<String> operations = new HashSet<>();
    eachPath(
        (path, get) -> {
          assertThat(operations.add(get.get("operationId").asString())).as(path).isTrue();
          get.get("responses")
              .properties()
              .forEach(
                  response ->
                      assertThat(response.getValue().path("description").asString(""))
                          .as("%s %s", path, response.getKey())
                          .isNotBlank());
          assertThat(get.at("/responses/304").isMissingNode()).as(path).isFalse();
        });
    assertThat(described.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(
            ref -> assertThat(described.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
    assertThat(StreamSupport.stream(described.get("servers").spliterator(), false))
        .extracting(server -> server.get("url").asString())
        .containsExactly(Site.PUBLIC.toString());
  }
}
