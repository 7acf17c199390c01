package cotejo.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

  static Iterable<Topic<?>> topics() {
    return Topics.ALL;
  }

  @ParameterizedTest
  @MethodSource("topics")
  <T> void what_is_written_is_what_is_read(Topic<T> topic) {
    T value = topic.type().cast(Samples.of(topic));

    ProducerRecord<String, byte[]> message =
        Messages.write(topic, null, "key", value, "/cotejo/test", Samples.NOON);

    assertThat(Messages.read(topic, message.value())).isEqualTo(new Messages.Read.Value<>(value));
    assertThat(new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
        .isEqualTo(topic.eventType());
  }

  @Test
  void a_message_that_is_not_json_names_the_place() {
    var read = Messages.read(Topics.ARTICLES, bytes("{\"id\": oops}"));

    assertThat(read)
        .isInstanceOfSatisfying(
            Messages.Read.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.reason()).isEqualTo(DeadLetter.Reason.NOT_JSON);
              assertThat(unreadable.detail()).contains("line 1");
            });
  }

  @Test
  void a_message_with_a_bad_field_names_the_field() {
    String json =
        new String(Messages.JSON.writeValueAsBytes(Samples.article()), StandardCharsets.UTF_8)
            .replace("\"revision\":2", "\"revision\":0");

    var read = Messages.read(Topics.ARTICLES, bytes(json));

    assertThat(read)
        .isInstanceOfSatisfying(
            Messages.Read.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.reason()).isEqualTo(DeadLetter.Reason.BAD_FIELD);
              assertThat(unreadable.detail()).contains("revision is 0");
            });
  }

  @Test
  void a_field_that_a_later_version_added_is_ignored() {
    String json =
        new String(Messages.JSON.writeValueAsBytes(Samples.feed()), StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{\"addedLater\":1,");

    assertThat(Messages.read(Topics.FEEDS, bytes(json)))
        .isEqualTo(new Messages.Read.Value<>(Samples.feed()));
  }

  @Test
  void a_misleading_verdict_without_a_false_assertion_does_not_exist() {
    Verdict verdict = Samples.verdict();

    assertThatThrownBy(
            () ->
                new Verdict(
                    verdict.articleId(),
                    1,
                    verdict.url(),
                    verdict.outlet(),
                    verdict.title(),
                    verdict.lang(),
                    null,
                    verdict.fetchedAt(),
                    null,
                    Label.MISLEADING,
                    0.9,
                    verdict.mentions(),
                    verdict.topic(),
                    verdict.disputed(),
                    false,
                    false,
                    verdict.rulebook(),
                    verdict.classifiedAt()))
        .hasMessageContaining("misleading without a sentence");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
