package cotejo.service.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.broker.EmbeddedBroker;
import cotejo.events.DeadLetter;
import cotejo.events.Topics;
import cotejo.service.DeadLetters;
import cotejo.service.Kafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DeadLettersCommandTest {
  private record Ran(int exit, String out, String err) {}

  @Test
  void a_record_set_aside_is_listed_shown_and_sent_back_once(@TempDir Path folder)
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      Kafka kafka = new Kafka(broker.bootstrap(), new SimpleMeterRegistry());
      kafka.ensureTopics(2, Duration.ofSeconds(20));
      assertThat(run(broker, "list").out()).contains("Nothing is set aside.");

      var bad =
          new ConsumerRecord<>(
              Topics.ARTICLES.name(), 1, 7, "the key", bytes("{\"id\": \"ñ\", oops"));
      var other = new ConsumerRecord<>(Topics.VERDICTS.name(), 0, 3, "k", bytes("[]"));
      bad.headers().add("ce_type", bytes("cotejo.article.v1"));
      DeadLetters letters =
          new DeadLetters("classify", InstantSource.system(), new SimpleMeterRegistry());
      try (KafkaProducer<String, byte[]> writer = kafka.producer("test")) {
        writer.send(letters.setAside(bad, DeadLetter.Reason.NOT_JSON, "no JSON here")).get();
        writer.send(letters.setAside(other, DeadLetter.Reason.BAD_FIELD, "no verdict")).get();
      }

      assertThat(run(broker, "list").out())
          .contains("articles/1/7", "classify", "not-json", "no JSON here", "2 set aside.");
      assertThat(run(broker, "list", "--topic", "verdicts", "--json").out().lines())
          .singleElement()
          .asString()
          .contains("\"id\":\"verdicts/0/3\"");
      assertThat(run(broker, "show", "articles/1/7").out())
          .contains("{\"id\": \"ñ\", oops", "the key", "ce_type: cotejo.article.v1");
      assertThat(run(broker, "replay", "articles/1/8"))
          .satisfies(
              ran -> {
                assertThat(ran.exit()).isEqualTo(1);
                assertThat(ran.err()).contains("No record is set aside under articles/1/8");
              });

      assertThat(run(broker, "replay", "articles/1/7").exit()).isZero();

      ConsumerRecord<String, byte[]> back = only(kafka, new TopicPartition("articles", 1));
      assertThat(back.key()).isEqualTo("the key");
      assertThat(back.value()).isEqualTo(bad.value());
      assertThat(back.headers().lastHeader("ce_type").value())
          .isEqualTo(bytes("cotejo.article.v1"));
      assertThat(back.headers().lastHeader("cotejo_replay_of").value())
          .isEqualTo(bytes("articles/1/7"));
      assertThat(run(broker, "list").out()).doesNotContain("articles/1/7").contains("1 set aside.");
      assertThat(run(broker, "replay", "--all").out()).contains("1 replayed.");
      assertThat(run(broker, "list").out()).contains("Nothing is set aside.");
    }
  }

  @Test
  void a_message_that_is_no_letter_is_named_and_hides_none(@TempDir Path folder) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      Kafka kafka = new Kafka(broker.bootstrap(), new SimpleMeterRegistry());
      kafka.ensureTopics(1, Duration.ofSeconds(20));
      var bad = new ConsumerRecord<>(Topics.ARTICLES.name(), 0, 4, "k", bytes("oops"));
      DeadLetters letters =
          new DeadLetters("classify", InstantSource.system(), new SimpleMeterRegistry());
      try (KafkaProducer<String, byte[]> writer = kafka.producer("test")) {
        writer
            .send(new ProducerRecord<>(Topics.DEAD_LETTERS.name(), 0, "x", bytes("{\"id\": 7}")))
            .get();
        writer.send(letters.setAside(bad, DeadLetter.Reason.NOT_JSON, "no JSON here")).get();
      }

      Ran ran = run(broker, "list");

      assertThat(ran.exit()).isZero();
      assertThat(ran.err()).contains("dead-letters/0/0 is no dead letter and is left alone: ");
      assertThat(ran.out()).contains("articles/0/4", "1 set aside.");
    }
  }

  private static ConsumerRecord<String, byte[]> only(Kafka kafka, TopicPartition partition) {
    try (KafkaConsumer<String, byte[]> reader = kafka.reader("test-reader")) {
      reader.assign(List.of(partition));
      reader.seekToBeginning(List.of(partition));
      while (true) {
        var records = reader.poll(Duration.ofSeconds(10)).records(partition);
        if (!records.isEmpty()) {
          assertThat(records).hasSize(1);
          return records.getFirst();
        }
      }
    }
  }

  private static Ran run(EmbeddedBroker broker, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--set";
    all[arguments.length + 1] = "kafka.bootstrap=" + broker.bootstrap();
    int exit =
        new CommandLine(new DeadLettersCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all);
    return new Ran(exit, out.toString(), err.toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
