package cotejo.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/** The AsyncAPI document says what {@link Topics} says. */
class AsyncApiTest {
  private static final JsonNode DOCUMENT =
      Messages.JSON.valueToTree(
          new Load(LoadSettings.builder().build())
              .loadFromString(Schemas.resource("asyncapi.yaml")));

  static Iterable<Topic<?>> topics() {
    return Topics.ALL;
  }

  @Test
  void it_has_a_channel_for_every_topic_and_no_other() {
    assertThat(DOCUMENT.path("asyncapi").asString()).startsWith("3.");
    assertThat(DOCUMENT.path("channels").propertyNames())
        .containsExactlyInAnyOrderElementsOf(Topics.ALL.stream().map(Topic::name).toList());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void a_channel_is_set_up_as_its_topic_is(Topic<?> topic) {
    JsonNode channel = DOCUMENT.path("channels").path(topic.name());
    Map<String, String> configuration = new TreeMap<>();
    channel
        .at("/bindings/kafka/topicConfiguration")
        .properties()
        .forEach(
            entry ->
                configuration.put(
                    entry.getKey(),
                    entry.getValue().isArray()
                        ? String.join(
                            ",", entry.getValue().valueStream().map(JsonNode::asString).toList())
                        : entry.getValue().asString()));

    assertThat(channel.path("address").asString()).isEqualTo(topic.name());
    assertThat(configuration).isEqualTo(topic.configuration());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void a_message_has_its_type_key_and_schema(Topic<?> topic) {
    String name = topic.type().getSimpleName();
    JsonNode message = DOCUMENT.path("components").path("messages").path(name);

    assertThat(DOCUMENT.path("channels").path(topic.name()).path("messages").propertyNames())
        .containsExactly(name);
    assertThat(message.path("title").asString()).isEqualTo(topic.eventType());
    assertThat(message.at("/bindings/kafka/key/description").asString()).isEqualTo(topic.key());
    assertThat(message.at("/payload/schema/$ref").asString())
        .isEqualTo("schema/" + Schemas.fileOf(topic));
  }

  @Test
  void every_writer_and_reader_has_its_operation_and_nobody_else() {
    TreeSet<String> expected = new TreeSet<>();
    for (Topic<?> topic : Topics.ALL) {
      expected.add("%s.send.%s".formatted(topic.writer(), topic.name()));
      topic
          .readers()
          .forEach(reader -> expected.add("%s.receive.%s".formatted(last(reader), topic.name())));
    }

    assertThat(new TreeSet<>(DOCUMENT.path("operations").propertyNames())).isEqualTo(expected);
    DOCUMENT
        .path("operations")
        .properties()
        .forEach(
            operation ->
                assertThat(operation.getKey())
                    .contains("." + operation.getValue().path("action").asString() + "."));
  }

  private static String last(String reader) {
    return reader.substring(reader.lastIndexOf(' ') + 1);
  }

  @Test
  void every_reference_within_the_document_leads_somewhere() {
    DOCUMENT.findValues("$ref").stream()
        .map(JsonNode::asString)
        .filter(reference -> reference.startsWith("#/"))
        .forEach(
            reference ->
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void the_headers_are_those_that_messages_carry() {
    var written =
        Messages.write(Topics.FEEDS, null, "key", Samples.feed(), "/cotejo/test", Samples.NOON);
    TreeSet<String> headers = new TreeSet<>();
    written.headers().forEach(header -> headers.add(header.key()));

    assertThat(
            new TreeSet<>(
                Objects.requireNonNull(
                        DOCUMENT.at("/components/messageTraits/CloudEvent/headers/properties"))
                    .propertyNames()))
        .isEqualTo(headers);
  }
}
