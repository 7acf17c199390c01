package cotejo.ingest.poll;

import cotejo.events.Article;
import cotejo.events.FeedState;
import cotejo.events.Messages;
import cotejo.events.Topics;
import cotejo.service.Kafka;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes articles, feed states and an offset in one transaction. The offset goes in under the
 * group's generation, so a copy that was put out of the group cannot commit (KIP-447).
 */
final class Committer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final String SOURCE = "/cotejo/ingest";

  /** A vanished copy's transaction holds its successor up for no longer than this. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final Duration CLOSING = Duration.ofSeconds(2);

  /** How a transaction ended. */
  enum Outcome {
    COMMITTED,
    /** Nothing of it counts; it may be tried again. */
    ABORTED,
    /** Nobody knows; states must be read again from the topic. */
    UNKNOWN
  }

  /** One feed's part of a transaction: its partition, new state and articles. */
  record Part(int partition, FeedState state, List<Article> articles) {}

  private final Kafka kafka;
  private final String transactionalId = "cotejo-ingest-" + UUID.randomUUID();
  private @Nullable KafkaProducer<String, byte[]> producer;

  Committer(Kafka kafka) {
    this.kafka = kafka;
  }

  /**
   * Commits all parts or none.
   *
   * @param letters records for the topic of dead letters
   * @param placed takes each state as it was written, with its articles' places
   */
  Outcome commit(
      List<Part> parts,
      List<ProducerRecord<String, byte[]>> letters,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata group,
      Instant now,
      Map<String, FeedState> placed) {
    KafkaProducer<String, byte[]> open;
    try {
      open = producer();
    } catch (KafkaException e) {
      LOG.atWarn()
          .addKeyValue("reason", String.valueOf(e.getMessage()))
          .log("no transaction can be begun");
      reset();
      return Outcome.ABORTED;
    }
    try {
      open.beginTransaction();
      for (ProducerRecord<String, byte[]> letter : letters) {
        send(open, letter);
      }
      Map<String, String> places = articles(open, parts, now);
      for (Part part : parts) {
        FeedState state = Memory.placed(part.state(), places);
        placed.put(state.feedId(), state);
        send(
            open,
            Messages.write(
                Topics.FEED_STATE, part.partition(), state.feedId(), state, SOURCE, now));
      }
      open.sendOffsetsToTransaction(offsets, group);
    } catch (KafkaException | ExecutionException e) {
      return abort(open, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return abort(open, e);
    }
    return end(open);
  }

  /** A record that does not arrive makes the commit fail, so nobody waits for it here. */
  private static void send(
      KafkaProducer<String, byte[]> open, ProducerRecord<String, byte[]> record) {
    var _ = open.send(record);
  }

  private static Map<String, String> articles(
      KafkaProducer<String, byte[]> open, List<Part> parts, Instant now)
      throws ExecutionException, InterruptedException {
    Map<String, Future<RecordMetadata>> sent = new LinkedHashMap<>();
    for (Part part : parts) {
      for (Article article : part.articles()) {
        sent.put(
            article.id(),
            open.send(Messages.write(Topics.ARTICLES, null, article.id(), article, SOURCE, now)));
      }
    }
    Map<String, String> places = new HashMap<>();
    if (!sent.isEmpty()) {
      open.flush();
    }
    for (Map.Entry<String, Future<RecordMetadata>> one : sent.entrySet()) {
      RecordMetadata where = one.getValue().get();
      places.put(one.getKey(), Archive.place(where.partition(), where.offset()));
    }
    return places;
  }

  private Outcome end(KafkaProducer<String, byte[]> open) {
    boolean asked = false;
    try {
      try {
        open.commitTransaction();
      } catch (TimeoutException e) {
        asked = true;
        open.commitTransaction();
      }
      return Outcome.COMMITTED;
    } catch (KafkaException e) {
      if (!asked) {
        return abort(open, e);
      }
      // The commit may have gone through. A producer that begins anew under the same id makes the
      // cluster finish what is open, and then the topic tells.
      LOG.atWarn().log("Kafka does not say whether a transaction was committed");
      reset();
      return Outcome.UNKNOWN;
    }
  }

  private Outcome abort(KafkaProducer<String, byte[]> open, Exception why) {
    LOG.atInfo().addKeyValue("reason", String.valueOf(why.getMessage())).log("transaction aborted");
    try {
      open.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      reset();
    }
    return Outcome.ABORTED;
  }

  private KafkaProducer<String, byte[]> producer() {
    KafkaProducer<String, byte[]> open = producer;
    if (open == null) {
      open = kafka.transactional("ingest-output", transactionalId, TIMEOUT);
      producer = open;
      open.initTransactions();
    }
    return open;
  }

  private void reset() {
    KafkaProducer<String, byte[]> old = producer;
    producer = null;
    if (old != null) {
      old.close(Duration.ZERO);
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(CLOSING);
    }
  }
}
