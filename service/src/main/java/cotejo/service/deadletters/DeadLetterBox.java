package cotejo.service.deadletters;

import cotejo.events.DeadLetter;
import cotejo.events.Messages;
import cotejo.events.Topics;
import cotejo.service.DeadLetters;
import cotejo.service.Kafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * What lies on the topic of dead letters. A letter is open until it has been replayed; then a
 * message without a value under the same key says so, written in the transaction that sends the
 * record back.
 */
final class DeadLetterBox {
  private static final String NAME = "cotejo-dead-letters";
  private static final Duration POLL = Duration.ofMillis(200);

  private final Kafka kafka;

  DeadLetterBox(Kafka kafka) {
    this.kafka = kafka;
  }

  /**
   * What lies there now.
   *
   * @param open the letters not replayed yet by their ids, those of one partition in the order of
   *     failure
   * @param foreign a sentence for each message that is no letter, naming its place; it stays where
   *     it is
   */
  record Contents(Map<String, DeadLetter> open, List<String> foreign) {}

  Contents read() {
    Contents contents = new Contents(new LinkedHashMap<>(), new ArrayList<>());
    try (KafkaConsumer<String, byte[]> reader = kafka.reader(NAME)) {
      List<TopicPartition> partitions =
          reader.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L))) {
        reader.poll(POLL).forEach(record -> take(record, contents));
      }
    }
    return contents;
  }

  private static void take(ConsumerRecord<String, byte[]> record, Contents contents) {
    switch (Messages.read(Topics.DEAD_LETTERS, record.value())) {
      case Messages.Read.Value<DeadLetter>(DeadLetter letter) ->
          contents.open().put(letter.id(), letter);
      case Messages.Read.Tombstone<DeadLetter> _ -> contents.open().remove(record.key());
      case Messages.Read.Unreadable<DeadLetter>(var _, var detail) ->
          contents
              .foreign()
              .add(
                  "%s/%d/%d is no dead letter and is left alone: %s"
                      .formatted(record.topic(), record.partition(), record.offset(), detail));
    }
  }

  /**
   * Sends records back to their topics, key, headers and bytes as they were, all of them or none.
   *
   * @throws IllegalArgumentException when a letter does not hold all of its record
   * @throws KafkaException when the cluster refuses, for instance because somebody else replays now
   */
  void replay(List<DeadLetter> letters) {
    List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
    for (DeadLetter letter : letters) {
      messages.add(original(letter));
      messages.add(new ProducerRecord<>(Topics.DEAD_LETTERS.name(), letter.id(), null));
    }
    try (KafkaProducer<String, byte[]> producer = kafka.transactional(NAME, NAME)) {
      producer.initTransactions();
      producer.beginTransaction();
      for (ProducerRecord<String, byte[]> message : messages) {
        // A send that fails makes the commit fail.
        Future<RecordMetadata> _ = producer.send(message);
      }
      producer.commitTransaction();
    }
  }

  private static ProducerRecord<String, byte[]> original(DeadLetter letter) {
    if (letter.headers().containsKey(DeadLetters.CUT_HEADER)) {
      throw new IllegalArgumentException(
          "%s was too long to be kept whole and cannot be replayed".formatted(letter.id()));
    }
    byte[] key = letter.key();
    var message =
        new ProducerRecord<>(
            letter.topic(),
            letter.partition(),
            key == null ? null : new String(key, StandardCharsets.UTF_8),
            letter.value());
    letter
        .headers()
        .forEach(
            (name, value) ->
                message
                    .headers()
                    .add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
    message
        .headers()
        .add(new RecordHeader("cotejo_replay_of", letter.id().getBytes(StandardCharsets.UTF_8)));
    return message;
  }
}
