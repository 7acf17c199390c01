package cotejo.events;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas that go with the messages, from the class path; nothing is fetched. */
final class Schemas {
  private static final String BASE = "https://cotejo.example/schema/";

  private final SchemaRegistry registry;

  Schemas() {
    Map<String, String> all = new HashMap<>();
    for (Topic<?> topic : Topics.ALL) {
      all.put(BASE + fileOf(topic), resource("schema/" + fileOf(topic)));
    }
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(all));
  }

  static String fileOf(Topic<?> topic) {
    String type = topic.eventType();
    return type.substring("cotejo.".length(), type.length() - ".v1".length()) + ".schema.json";
  }

  static JsonNode tree(Topic<?> topic) {
    return Messages.JSON.readTree(resource("schema/" + fileOf(topic)));
  }

  /** What the schema holds against a message, in words; empty when nothing. */
  List<String> complaints(Topic<?> topic, JsonNode message) {
    Schema schema = registry.getSchema(SchemaLocation.of(BASE + fileOf(topic)));
    List<Error> errors =
        schema.validate(
            message,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    return errors.stream().map(Error::toString).toList();
  }

  static String resource(String name) {
    try (InputStream in = Topics.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name + " beside Topics");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
