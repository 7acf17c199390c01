package cotejo.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages as earlier versions wrote them still read. A file {@code golden/<topic>.v1.json} is
 * never changed; when a record gains a component, {@code <topic>.v1.2.json} joins it, and the
 * schema lists the new property without requiring it.
 */
class GoldenTest {
  private static final Schemas SCHEMAS = new Schemas();

  static Iterable<Topic<?>> topics() {
    return Topics.ALL;
  }

  @ParameterizedTest
  @MethodSource("topics")
  void every_version_written_so_far_still_reads(Topic<?> topic) throws Exception {
    for (Path file : files(topic)) {
      assertThat(Messages.read(topic, Files.readAllBytes(file)))
          .as(file.getFileName().toString())
          .isInstanceOf(Messages.Read.Value.class);
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void the_schema_accepts_every_version_and_what_is_written_today(Topic<?> topic) throws Exception {
    for (Path file : files(topic)) {
      JsonNode message = Messages.JSON.readTree(file);
      assertThat(SCHEMAS.complaints(topic, message)).as(file.getFileName().toString()).isEmpty();
    }
    JsonNode today = Messages.JSON.valueToTree(Samples.of(topic));
    assertThat(SCHEMAS.complaints(topic, today)).as("written today").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void the_newest_golden_file_says_what_is_written_today(Topic<?> topic) throws Exception {
    JsonNode newest = Messages.JSON.readTree(files(topic).getLast());
    JsonNode today = Messages.JSON.valueToTree(Samples.of(topic));

    assertThat(places(newest))
        .as("a record changed: write its next golden file, and its schema")
        .isEqualTo(places(today));
    assertThat(Messages.read(topic, Files.readAllBytes(files(topic).getLast())))
        .isEqualTo(new Messages.Read.Value<>(Samples.of(topic)));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void the_schema_refuses_a_message_without_a_field_it_requires(Topic<?> topic) throws Exception {
    JsonNode required = Schemas.tree(topic).path("required");
    assertThat(required.size()).isPositive();
    for (JsonNode field : required) {
      ObjectNode message = (ObjectNode) Messages.JSON.readTree(files(topic).getFirst());
      message.remove(field.asString());
      assertThat(SCHEMAS.complaints(topic, message)).as("without %s", field).isNotEmpty();
    }
  }

  private static List<Path> files(Topic<?> topic) throws IOException, URISyntaxException {
    URL folder = GoldenTest.class.getResource("/golden");
    assertThat(folder).isNotNull();
    try (Stream<Path> all = Files.list(Path.of(folder.toURI()))) {
      List<Path> files =
          all.filter(file -> file.getFileName().toString().startsWith(topic.name() + ".v"))
              .sorted(
                  Comparator.comparingInt((Path file) -> file.getFileName().toString().length())
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      assertThat(files).as("golden files of " + topic.name()).isNotEmpty();
      return files;
    }
  }

  /** The fields that occur in a message, as paths; what stands in a map is data, not a field. */
  private static Set<String> places(JsonNode message) {
    Set<String> places = new TreeSet<>();
    collect("", message, places);
    return places;
  }

  private static void collect(String where, JsonNode node, Set<String> places) {
    if (node.isArray()) {
      node.forEach(one -> collect(where + "[]", one, places));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                places.add(where + "/" + field.getKey());
                collect(where + "/" + field.getKey(), field.getValue(), places);
              });
    }
  }
}
