package cotejo.ingest.poll;

import cotejo.events.Messages;
import cotejo.events.Topic;
import cotejo.service.Kafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Everything that was committed to a topic, in order of arrival. */
final class TopicTail<T> implements AutoCloseable {
  private final Topic<T> topic;
  private final KafkaConsumer<String, byte[]> reader;
  private final List<T> all = new ArrayList<>();

  TopicTail(String bootstrap, Topic<T> topic) {
    this.topic = topic;
    this.reader = new Kafka(bootstrap, new SimpleMeterRegistry()).visitor("tail-" + topic.name());
    Set<TopicPartition> partitions =
        reader.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(topic.name(), info.partition()))
            .collect(Collectors.toSet());
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
  }

  List<T> read() {
    reader
        .poll(Duration.ofMillis(100))
        .forEach(
            record -> {
              if (Messages.read(topic, record.value()) instanceof Messages.Read.Value<T>(T value)) {
                all.add(value);
              }
            });
    return List.copyOf(all);
  }

  @Override
  public void close() {
    reader.close();
  }
}
