package cotejo.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The schemas say what the records say: every component, its type, whether it may be null. */
class SchemaTest {
  private static final Map<Class<?>, String> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, "string"),
          Map.entry(int.class, "integer"),
          Map.entry(long.class, "integer"),
          Map.entry(Integer.class, "integer"),
          Map.entry(double.class, "number"),
          Map.entry(boolean.class, "boolean"),
          Map.entry(URI.class, "string/uri"),
          Map.entry(Instant.class, "string/date-time"),
          Map.entry(LocalDate.class, "string/date"),
          Map.entry(Duration.class, "string/duration"),
          Map.entry(byte[].class, "string/base64"));

  private final Set<Class<?>> done = new HashSet<>();

  static Iterable<Topic<?>> topics() {
    return Topics.ALL;
  }

  @ParameterizedTest
  @MethodSource("topics")
  void a_schema_names_every_component_with_its_type_and_nothing_else(Topic<?> topic) {
    JsonNode root = Schemas.tree(topic);

    holdsRecord(topic.type(), root, root, topic.type().getSimpleName());
  }

  private void holdsRecord(Class<?> type, JsonNode schema, JsonNode root, String where) {
    if (!done.add(type)) {
      return;
    }
    List<String> components =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    assertThat(schema.path("type").asString()).as(where).isEqualTo("object");
    assertThat(schema.path("properties").propertyNames())
        .as("the properties of %s", where)
        .containsExactlyInAnyOrderElementsOf(components);
    assertThat(schema.path("required").valueStream().map(JsonNode::asString))
        .as("what %s requires", where)
        .isSubsetOf(components);
    for (RecordComponent component : type.getRecordComponents()) {
      String place = where + "." + component.getName();
      JsonNode property = schema.path("properties").path(component.getName());
      boolean nullable = nullable(component.getAnnotatedType());
      assertThat(allowsNull(property)).as("%s may be null", place).isEqualTo(nullable);
      holdsType(component.getGenericType(), property, root, place);
    }
  }

  private void holdsType(Type type, JsonNode schema, JsonNode root, String where) {
    switch (type) {
      case ParameterizedType generic when generic.getRawType() == Map.class -> {
        assertThat(words(schema)).as(where).containsExactly("object");
        holdsType(
            generic.getActualTypeArguments()[1],
            schema.path("additionalProperties"),
            root,
            where + "{}");
      }
      case ParameterizedType generic -> {
        assertThat(words(schema)).as(where).containsExactly("array");
        assertThat(schema.path("uniqueItems").asBoolean(false))
            .as("%s is a set", where)
            .isEqualTo(generic.getRawType() == Set.class);
        holdsType(generic.getActualTypeArguments()[0], schema.path("items"), root, where + "[]");
      }
      case Class<?> plain when PLAIN.containsKey(plain) ->
          assertThat(words(schema)).as(where).containsExactly(PLAIN.get(plain));
      case Class<?> constants when constants.isEnum() ->
          assertThat(words(resolved(schema, root)))
              .as(where)
              .containsExactlyInAnyOrderElementsOf(constants(constants));
      case Class<?> nested when nested.isRecord() -> {
        JsonNode owner = owner(schema, root);
        holdsRecord(nested, resolved(schema, root), owner, nested.getSimpleName());
      }
      default -> throw new AssertionError(where + " has a type the schemas do not know: " + type);
    }
  }

  /** Both places where the annotation can stand: before the type, before an array's brackets. */
  private static boolean nullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static boolean allowsNull(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray()
        ? type.valueStream().anyMatch(word -> word.asString().equals("null"))
        : schema
            .path("oneOf")
            .valueStream()
            .anyMatch(one -> one.path("type").asString("").equals("null"));
  }

  private static Set<String> words(JsonNode schema) {
    Set<String> words = new TreeSet<>();
    if (schema.has("enum")) {
      schema.path("enum").valueStream().forEach(word -> words.add(word.asString()));
      return words;
    }
    JsonNode type = schema.path("type");
    String word =
        type.isArray()
            ? type.valueStream()
                .map(JsonNode::asString)
                .filter(one -> !one.equals("null"))
                .findFirst()
                .orElse("?")
            : type.asString("?");
    String format = schema.path("format").asString(schema.path("contentEncoding").asString(""));
    words.add(format.isEmpty() ? word : word + "/" + format);
    return words;
  }

  private static Set<String> constants(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Object constant : type.getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      try {
        JsonProperty written = type.getField(name).getAnnotation(JsonProperty.class);
        names.add(written == null ? name : written.value());
      } catch (NoSuchFieldException e) {
        throw new AssertionError(e);
      }
    }
    return names;
  }

  private static String reference(JsonNode schema) {
    return schema.has("$ref")
        ? schema.path("$ref").asString()
        : schema.path("oneOf").path(0).path("$ref").asString("");
  }

  private static JsonNode owner(JsonNode schema, JsonNode root) {
    String reference = reference(schema);
    String file = reference.substring(0, Math.max(0, reference.indexOf('#')));
    return file.isEmpty() ? root : Messages.JSON.readTree(Schemas.resource("schema/" + file));
  }

  private static JsonNode resolved(JsonNode schema, JsonNode root) {
    String reference = reference(schema);
    return reference.isEmpty()
        ? schema
        : owner(schema, root).at(reference.substring(reference.indexOf('#') + 1));
  }
}
