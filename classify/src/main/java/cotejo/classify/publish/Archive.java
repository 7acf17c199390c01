package cotejo.classify.publish;

import cotejo.events.Messages;
import cotejo.events.Rulebook;
import cotejo.events.Rulebook.Role;
import cotejo.events.Topic;
import cotejo.events.Topics;
import cotejo.events.Verdict.RulebookVersion;
import cotejo.service.Kafka;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the topic of rulebooks. Under {@code live} and {@code candidate} stands what is
 * in use; under {@code history/<number>} every rulebook that was ever live, so that compaction
 * keeps it. All publishers share one transactional id: of two at the same moment one is refused,
 * and no number is given twice.
 */
final class Archive {
  private static final String NAME = "cotejo-rules-publish";
  private static final Duration POLL = Duration.ofMillis(200);

  private final Kafka kafka;
  private final InstantSource clock;

  Archive(Kafka kafka, InstantSource clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  /** What is to be published, given what stands there. */
  @FunctionalInterface
  interface Edit {
    /**
     * Decides.
     *
     * @return the files to publish and a note; null to leave all as it is
     */
    @Nullable Draft apply(Shelf shelf);
  }

  /** Files to publish, and why. */
  record Draft(Map<String, String> files, @Nullable String note) {
    Draft {
      files = Map.copyOf(files);
    }
  }

  /** What stands on the topic now. Values that are no rulebooks are passed over. */
  Shelf read() {
    Map<String, Rulebook> newest = new HashMap<>();
    forEach(Topics.RULEBOOKS, (key, rulebook) -> put(newest, key, rulebook));
    TreeMap<Integer, Rulebook> history = new TreeMap<>();
    newest.forEach(
        (key, rulebook) -> {
          if (key.equals(Rulebook.historyKey(rulebook.version().number()))) {
            history.put(rulebook.version().number(), rulebook);
          }
        });
    return new Shelf(newest.get(Role.LIVE.key()), newest.get(Role.CANDIDATE.key()), history);
  }

  private static <T> void put(Map<String, T> newest, String key, @Nullable T value) {
    if (value == null) {
      newest.remove(key);
    } else {
      newest.put(key, value);
    }
  }

  /** Something that is done with each key and value. */
  @FunctionalInterface
  interface Visitor<T> {
    /** A value that is null was deleted. */
    void visit(String key, @Nullable T value);
  }

  /** Goes through a topic from its beginning to its present end. */
  <T> void forEach(Topic<T> topic, Visitor<T> visitor) {
    try (KafkaConsumer<String, byte[]> reader = kafka.reader(NAME)) {
      List<TopicPartition> partitions =
          reader.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
          switch (Messages.read(topic, record.value())) {
            case Messages.Read.Value<T>(T value) -> visitor.visit(record.key(), value);
            case Messages.Read.Tombstone<T> _ -> visitor.visit(record.key(), null);
            case Messages.Read.Unreadable<T> _ -> {
              // The service sets it aside.
            }
          }
        }
      }
    }
  }

  /**
   * Publishes what {@code edit} decides on what stands there, under the next number.
   *
   * @return what was published; null when {@code edit} left all as it is
   * @throws KafkaException when somebody else publishes at the same moment, or the cluster refuses
   */
  @Nullable Rulebook publish(Role role, Edit edit) {
    try (KafkaProducer<String, byte[]> producer = kafka.transactional(NAME, NAME)) {
      producer.initTransactions();
      Shelf shelf = read();
      Draft draft = edit.apply(shelf);
      if (draft == null) {
        return null;
      }
      Instant now = clock.instant();
      Rulebook rulebook =
          new Rulebook(
              new RulebookVersion(shelf.nextNumber(), Rulebook.hashOf(draft.files())),
              draft.files(),
              now,
              draft.note());
      producer.beginTransaction();
      for (ProducerRecord<String, byte[]> message : messages(role, rulebook, shelf, now)) {
        // A send that fails makes the commit fail.
        Future<RecordMetadata> _ = producer.send(message);
      }
      producer.commitTransaction();
      return rulebook;
    }
  }

  private static List<ProducerRecord<String, byte[]>> messages(
      Role role, Rulebook rulebook, Shelf shelf, Instant now) {
    List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
    messages.add(message(role.key(), rulebook, now));
    if (role == Role.LIVE) {
      messages.add(message(Rulebook.historyKey(rulebook.version().number()), rulebook, now));
      Rulebook candidate = shelf.candidate();
      if (candidate != null && candidate.version().hash().equals(rulebook.version().hash())) {
        messages.add(new ProducerRecord<>(Topics.RULEBOOKS.name(), Role.CANDIDATE.key(), null));
      }
    }
    return messages;
  }

  private static ProducerRecord<String, byte[]> message(
      String key, Rulebook rulebook, Instant now) {
    return Messages.write(Topics.RULEBOOKS, null, key, rulebook, "/cotejo/rules", now);
  }
}
