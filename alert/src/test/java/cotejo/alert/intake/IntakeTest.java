package cotejo.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.Stores;
import cotejo.alert.Verdicts;
import cotejo.alert.store.Store;
import cotejo.broker.EmbeddedBroker;
import cotejo.events.DeadLetter;
import cotejo.events.Label;
import cotejo.events.Messages;
import cotejo.events.Rulebook;
import cotejo.events.Topics;
import cotejo.events.Verdict;
import cotejo.service.Kafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker. */
class IntakeTest {
  private static final String CLAIM =
      """
      id: no-us-bases
      topic: presence
      statement: {en: No US base exists in Mexico., es: No hay base de EE. UU. en México.}
      misconceptions:
      - {en: There is one., es: Hay una.}
      valid_from: '2001-01-01'
      sources:
      - {title: Basing, publisher: CRS, date: '2024-07-10', url: 'https://record.example/basing'}
      rules: []
      """;

  @TempDir Path folder;

  @Test
  void every_record_is_taken_in_once_or_set_aside_also_after_a_restart() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        Store store = Stores.open(Stores.Kind.SQLITE, folder)) {
      Kafka kafka = new Kafka(broker.bootstrap(), new SimpleMeterRegistry());
      kafka.ensureTopics(3, Duration.ofSeconds(20));
      Verdicts.Piece first = Verdicts.misleading("a");
      try (KafkaProducer<String, byte[]> producer = kafka.producer("test")) {
        send(producer, first.verdict());
        send(producer, first.revised(Label.ACCURATE).at("2026-03-01T13:00:00Z").verdict());
        send(producer, Verdicts.piece("o", Label.OFF_TOPIC).verdict());
        var _ =
            producer.send(
                new ProducerRecord<>(Topics.VERDICTS.name(), "k", bytes("{\"articleId\"")));
        var _ = producer.send(new ProducerRecord<>(Topics.VERDICTS.name(), "gone", null));
        send(producer, rulebook());
        producer.flush();
      }

      SimpleMeterRegistry books = take(store, kafka, 6);

      assertThat(outcome(books, "kept")).isEqualTo(3);
      assertThat(outcome(books, "unreadable")).isEqualTo(1);
      assertThat(outcome(books, "tombstone")).isEqualTo(1);
      assertThat(outcome(books, "rulebook")).isEqualTo(1);
      assertThat(store.verdicts().versions(first.id())).hasSize(2);
      assertThat(store.claims().find("no-us-bases"))
          .hasValueSatisfying(
              claim -> {
                assertThat(claim.topic()).isEqualTo("presence");
                assertThat(claim.validFrom()).isEqualTo("2001-01-01");
                assertThat(claim.misconceptions()).hasSize(1);
              });
      assertThat(deadLetters(kafka))
          .singleElement()
          .satisfies(letter -> assertThat(letter.value()).isEqualTo(bytes("{\"articleId\"")));

      try (KafkaProducer<String, byte[]> producer = kafka.producer("test")) {
        send(producer, Verdicts.accurate("later").verdict());
      }
      SimpleMeterRegistry again = take(store, kafka, 1);
      assertThat(outcome(again, "kept")).isEqualTo(1);
      assertThat(outcome(again, "known")).isZero();
    }
  }

  private static SimpleMeterRegistry take(Store store, Kafka kafka, int records) {
    SimpleMeterRegistry books = new SimpleMeterRegistry();
    try (KafkaConsumer<String, byte[]> consumer = kafka.consumer("alert", "alert");
        KafkaProducer<String, byte[]> producer = kafka.producer("alert-dead")) {
      Intake intake = new Intake(store, InstantSource.system(), consumer, producer, books);
      intake.subscribe();
      Instant giveUp = Instant.now().plusSeconds(60);
      while (books.get("cotejo.alert.records.read").counter().count() < records
          && Instant.now().isBefore(giveUp)) {
        intake.round();
      }
      intake.round();
      intake.round();
      assertThat(books.get("cotejo.alert.records.read").counter().count()).isEqualTo(records);
      double sum =
          books.get("cotejo.alert.records").counters().stream().mapToDouble(c -> c.count()).sum();
      assertThat(sum).as("read = the sum of what became of it").isEqualTo(records);
      assertThat(books.get("cotejo.alert.lag").timer().count())
          .as("each new verdict is timed")
          .isEqualTo((long) outcome(books, "kept"));
      assertThat(intake.caughtUpAt()).isAfter(Instant.EPOCH);
    }
    return books;
  }

  private static double outcome(SimpleMeterRegistry books, String outcome) {
    return books.get("cotejo.alert.records").tag("outcome", outcome).counter().count();
  }

  private static List<DeadLetter> deadLetters(Kafka kafka) {
    List<DeadLetter> letters = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> reader = kafka.reader("test")) {
      List<TopicPartition> all =
          reader.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      reader.assign(all);
      reader.seekToBeginning(all);
      Instant giveUp = Instant.now().plusSeconds(20);
      while (letters.isEmpty() && Instant.now().isBefore(giveUp)) {
        reader
            .poll(Duration.ofMillis(500))
            .forEach(
                record -> {
                  if (Messages.read(Topics.DEAD_LETTERS, record.value())
                      instanceof Messages.Read.Value<DeadLetter>(var letter)) {
                    letters.add(letter);
                  }
                });
      }
    }
    return letters;
  }

  private static void send(KafkaProducer<String, byte[]> producer, Verdict verdict) {
    var _ =
        producer.send(
            Messages.write(
                Topics.VERDICTS, null, verdict.articleId(), verdict, "/test", Instant.now()));
  }

  private static void send(KafkaProducer<String, byte[]> producer, Rulebook rulebook) {
    var _ =
        producer.send(
            Messages.write(Topics.RULEBOOKS, null, "live", rulebook, "/test", Instant.now()));
  }

  private static Rulebook rulebook() {
    Map<String, String> files = Map.of("claims/no-us-bases.yaml", CLAIM);
    return new Rulebook(
        new Verdict.RulebookVersion(4, Rulebook.hashOf(files)), files, Instant.EPOCH, null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
