package cotejo.classify.flow;

import cotejo.service.Kafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes messages and the offsets they come from in one transaction (KIP-447: the consumer group's
 * generation fences a copy that has lost its partitions). After a failure that leaves a transaction
 * in doubt, a new producer under the same id decides it before it begins its own.
 */
final class Output implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Output.class);

  /** A transaction lasts milliseconds; readers wait this long for one whose writer was killed. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Kafka kafka;
  private final String id = "cotejo-classify-" + UUID.randomUUID();
  private @Nullable KafkaProducer<String, byte[]> producer;
  private boolean initialised;

  Output(Kafka kafka) {
    this.kafka = kafka;
  }

  /** The transactional id, this copy's alone. */
  String id() {
    return id;
  }

  /** Writes all or nothing. */
  void commit(
      List<ProducerRecord<String, byte[]>> messages,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata group) {
    KafkaProducer<String, byte[]> ready = ready();
    try {
      ready.beginTransaction();
      for (ProducerRecord<String, byte[]> message : messages) {
        // A send that fails makes the commit fail.
        Future<RecordMetadata> _ = ready.send(message);
      }
      ready.sendOffsetsToTransaction(offsets, group);
      ready.commitTransaction();
    } catch (KafkaException | IllegalStateException e) {
      abandon(ready);
      throw e;
    }
  }

  private KafkaProducer<String, byte[]> ready() {
    KafkaProducer<String, byte[]> current = producer;
    if (current == null) {
      current = kafka.transactional(id, id, TIMEOUT);
      producer = current;
      initialised = false;
    }
    if (!initialised) {
      try {
        current.initTransactions();
      } catch (org.apache.kafka.common.errors.TimeoutException e) {
        throw e; // the same producer may try again
      } catch (KafkaException | IllegalStateException e) {
        drop(current);
        throw e;
      }
      initialised = true;
    }
    return current;
  }

  private void abandon(KafkaProducer<String, byte[]> failed) {
    try {
      failed.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      LOG.atWarn().addKeyValue("detail", e.toString()).log("producer given up, a new one follows");
      drop(failed);
    }
  }

  private void drop(KafkaProducer<String, byte[]> failed) {
    producer = null;
    failed.close(Duration.ZERO);
  }

  @Override
  public void close() {
    KafkaProducer<String, byte[]> current = producer;
    if (current != null) {
      current.close(Duration.ofSeconds(2));
    }
  }
}
