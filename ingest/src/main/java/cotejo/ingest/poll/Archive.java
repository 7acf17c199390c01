package cotejo.ingest.poll;

import cotejo.events.Article;
import cotejo.events.Messages;
import cotejo.events.Topics;
import cotejo.service.Kafka;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Finds an article again where it was published. */
final class Archive {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Kafka kafka;

  Archive(Kafka kafka) {
    this.kafka = kafka;
  }

  /** How a place is written: {@code partition/offset}. */
  static String place(int partition, long offset) {
    return partition + "/" + offset;
  }

  /** The article {@code id} at {@code place}; null when it is not there any more. */
  @Nullable Article read(String place, @Nullable String id) {
    int slash = place.indexOf('/');
    int partition = Integer.parseInt(place.substring(0, slash));
    long offset = Long.parseLong(place.substring(slash + 1));
    TopicPartition where = new TopicPartition(Topics.ARTICLES.name(), partition);
    try (KafkaConsumer<String, byte[]> reader = kafka.visitor("ingest-archive")) {
      reader.assign(Set.of(where));
      reader.seek(where, offset);
      for (ConsumerRecord<String, byte[]> record : reader.poll(PATIENCE).records(where)) {
        if (record.offset() == offset
            && record.key().equals(id)
            && Messages.read(Topics.ARTICLES, record.value())
                instanceof Messages.Read.Value<Article>(Article article)) {
          return article;
        }
        break;
      }
      return null;
    } catch (KafkaException e) {
      return null;
    }
  }
}
