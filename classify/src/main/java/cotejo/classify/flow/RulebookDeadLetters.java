package cotejo.classify.flow;

import cotejo.events.DeadLetter;
import cotejo.service.DeadLetters;
import cotejo.service.Kafka;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets a bad rulebook aside once, though every copy of the service meets it, and meets it again at
 * every start. A transactional id that all copies share lets one of them write at a time, and an
 * offset committed with the dead letter tells the others that it is done.
 */
final class RulebookDeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(RulebookDeadLetters.class);
  private static final String NAME = "cotejo-classify-rulebooks";
  private static final int ATTEMPTS = 5;

  private final Kafka kafka;
  private final DeadLetters deadLetters;

  RulebookDeadLetters(Kafka kafka, DeadLetters deadLetters) {
    this.kafka = kafka;
    this.deadLetters = deadLetters;
  }

  void setAside(ConsumerRecord<String, byte[]> record, DeadLetter.Reason reason, String detail) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        if (write(record, reason, detail)) {
          deadLetters.counted(record, reason, detail);
        }
        return;
      } catch (KafkaException e) {
        // Another copy has taken the id over, or Kafka does not answer.
        LOG.atWarn().addKeyValue("detail", e.toString()).log("rulebook not set aside yet");
      }
    }
    LOG.atError()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("detail", detail)
        .log("bad rulebook passed over, and dead-letters could not be written");
  }

  /** False when another copy has done it. */
  private boolean write(
      ConsumerRecord<String, byte[]> record, DeadLetter.Reason reason, String detail) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    try (KafkaProducer<String, byte[]> producer =
            kafka.transactional(NAME, NAME, Duration.ofSeconds(10));
        KafkaConsumer<String, byte[]> group = kafka.consumer(NAME, NAME)) {
      producer.initTransactions();
      OffsetAndMetadata done = group.committed(Set.of(partition)).get(partition);
      if (done != null && done.offset() > record.offset()) {
        return false;
      }
      producer.beginTransaction();
      Future<RecordMetadata> _ = producer.send(deadLetters.message(record, reason, detail));
      producer.sendOffsetsToTransaction(
          Map.of(partition, new OffsetAndMetadata(record.offset() + 1)), group.groupMetadata());
      producer.commitTransaction();
      return true;
    }
  }
}
