package cotejo.classify.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schemas that an editor's tool completes and checks with say what the loader says. */
class RulebookSchemaTest {
  private static final String BASE = "https://cotejo.example/rulebook/";

  private static String resource(String name) {
    try (InputStream in =
        RulebookSchemaTest.class.getResourceAsStream("/cotejo/rulebook/schema/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the schema cannot be read: " + name, e);
    }
  }

  private static Schema schema(String name) {
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemas(
                    Map.of(
                        BASE + "lexicon.schema.json", resource("lexicon.schema.json"),
                        BASE + "claim.schema.json", resource("claim.schema.json"))));
    return registry.getSchema(SchemaLocation.of(BASE + name));
  }

  private static JsonNode json(String yaml) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return JsonMapper.shared().valueToTree(tree);
  }

  private static List<String> errors(Schema schema, String yaml) {
    List<String> out = new ArrayList<>();
    for (Error error : schema.validate(json(yaml))) {
      out.add(error.toString());
    }
    return out;
  }

  @Test
  void every_bundled_file_satisfies_its_schema() {
    Schema lexicon = schema("lexicon.schema.json");
    Schema claim = schema("claim.schema.json");
    Rulebook.bundled()
        .files()
        .forEach(
            (path, yaml) ->
                assertThat(errors(path.startsWith("claims/") ? claim : lexicon, yaml))
                    .describedAs(path)
                    .isEmpty());
  }

  @Test
  void what_the_loader_refuses_the_schema_refuses() {
    assertThat(errors(schema("lexicon.schema.json"), "concept:\n  a:\n    en: b\n")).isNotEmpty();
    assertThat(errors(schema("claim.schema.json"), "id: a\ntopic: b\n")).isNotEmpty();
  }
}
