package cotejo.standalone;

import cotejo.events.Messages;
import cotejo.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Looks at topics from outside, with clients of its own: what stands there and is committed. */
final class Tap implements AutoCloseable {
  private final KafkaConsumer<String, byte[]> reader;
  private final KafkaProducer<String, byte[]> writer;

  Tap(String bootstrap) {
    reader =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrap,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    writer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Every committed record of a topic; not yet compacted ones too. */
  List<ConsumerRecord<String, byte[]>> records(Topic<?> topic) {
    List<TopicPartition> partitions =
        reader.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(topic.name(), info.partition()))
            .toList();
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
      reader.poll(Duration.ofMillis(100)).forEach(all::add);
    }
    return all;
  }

  /** The values that can be read, in the order of each partition. */
  <T> List<T> values(Topic<T> topic) {
    List<T> values = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records(topic)) {
      if (Messages.read(topic, record.value()) instanceof Messages.Read.Value<T>(T value)) {
        values.add(value);
      }
    }
    return values;
  }

  /** The newest value of each key. */
  <T> Collection<T> newest(Topic<T> topic) {
    Map<String, T> newest = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> record : records(topic)) {
      if (Messages.read(topic, record.value()) instanceof Messages.Read.Value<T>(T value)) {
        newest.put(record.key(), value);
      }
    }
    return newest.values();
  }

  /** Writes bytes as they are; answers where they stand. */
  RecordMetadata write(Topic<?> topic, String key, byte[] value) throws InterruptedException {
    try {
      return writer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
