package cotejo.alert.web;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** JSON Schema (draft 2020-12, which OpenAPI 3.1 uses) by a library that others wrote. */
final class Validator {
  private static final String DOCUMENT = "https://cotejo.example/test/document.json";

  private final SchemaRegistry registry;

  private Validator(String document) {
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(DOCUMENT, document)));
  }

  /** With the schemas within {@code document}. */
  static Validator of(String document) {
    return new Validator(document);
  }

  /** With a schema that lies beside the tests. */
  static Validator resource(String name) {
    try (InputStream in = Validator.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      return new Validator(text.replaceFirst("\"\\$id\": *\"[^\"]*\",", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the schema at {@code pointer} holds against {@code value}.
   *
   * @param pointer a JSON Pointer into the document; empty for the whole
   */
  List<String> complaints(String pointer, JsonNode value) {
    Schema schema = registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer));
    return schema
        .validate(
            value,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
