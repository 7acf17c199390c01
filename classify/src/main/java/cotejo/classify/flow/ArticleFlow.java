package cotejo.classify.flow;

import cotejo.classify.flow.Outcome.Rejection;
import cotejo.classify.flow.VerdictTable.Last;
import cotejo.events.DeadLetter;
import cotejo.events.Messages;
import cotejo.events.Topic;
import cotejo.events.Topics;
import cotejo.service.DeadLetters;
import cotejo.service.Health;
import cotejo.service.Kafka;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads articles, writes verdicts. Of a batch first everything is decided, then all of it is
 * written in one transaction with the offsets; what fails is rewound to the last offsets that were
 * committed and read again.
 */
final class ArticleFlow implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArticleFlow.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration REST_AFTER_FAILURE = Duration.ofMillis(500);

  private final ClassifyConfig config;
  private final Editions editions;
  private final DeadLetters deadLetters;
  private final ClassifyBooks books;
  private final Health.Worker health;
  private final InstantSource clock;
  private final KafkaConsumer<String, byte[]> consumer;
  private final LastVerdicts lasts;
  private final Output output;
  private final Set<Integer> unread = new HashSet<>();
  private final AtomicLong waitingSince = new AtomicLong();
  private boolean rewind;

  ArticleFlow(
      ClassifyConfig config,
      Kafka kafka,
      Editions editions,
      DeadLetters deadLetters,
      ClassifyBooks books,
      Health.Worker health,
      InstantSource clock) {
    this.config = config;
    this.editions = editions;
    this.deadLetters = deadLetters;
    this.books = books;
    this.health = health;
    this.clock = clock;
    this.consumer = kafka.consumer("cotejo-classify", config.group());
    this.lasts = new LastVerdicts(kafka);
    this.output = new Output(kafka);
    books.behind(this::behindSeconds);
  }

  /** Runs until told to stop. */
  void run(BooleanSupplier stopping) throws InterruptedException {
    consumer.subscribe(List.of(Topics.ARTICLES.name()), new Assignment());
    while (!stopping.getAsBoolean()) {
      try {
        round(stopping);
        health.wellNow();
      } catch (WakeupException _) {
        // told to stop
      } catch (KafkaException | IllegalStateException e) {
        rewind = true;
        health.trouble("the last batch of articles failed and is read again: " + e.getMessage());
        LOG.atWarn().addKeyValue("detail", e.toString()).log("batch failed, reading it again");
        Thread.sleep(REST_AFTER_FAILURE);
      }
    }
  }

  /** Ends a wait for messages; the one method that another thread may call. */
  void wakeup() {
    consumer.wakeup();
  }

  private void round(BooleanSupplier stopping) {
    if (rewind) {
      rewindToCommitted();
      rewind = false;
    }
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    if (!records.isEmpty()) {
      rewind = true;
      for (TopicPartition partition : records.partitions()) {
        if (unread.contains(partition.partition())) {
          lasts.read(partition.partition(), stopping, health::wellNow);
          unread.remove(partition.partition());
        }
      }
      Iterator<ConsumerRecord<String, byte[]>> rest = records.iterator();
      while (rest.hasNext() && !stopping.getAsBoolean()) {
        part(rest, stopping);
        health.wellNow();
      }
      rewind = rest.hasNext();
    }
    noteWaiting(records);
  }

  /** Decides and commits as many records as a second allows. */
  private void part(Iterator<ConsumerRecord<String, byte[]>> records, BooleanSupplier stopping) {
    Batch batch = new Batch();
    long began = System.nanoTime();
    while (records.hasNext() && System.nanoTime() - began < 1_000_000_000L) {
      if (stopping.getAsBoolean()) {
        return;
      }
      decide(records.next(), batch);
    }
    output.commit(batch.messages(), batch.offsets(), consumer.groupMetadata());
    batch.steps().forEach(this::settle);
  }

  private void decide(ConsumerRecord<String, byte[]> record, Batch batch) {
    Instant now = clock.instant();
    long began = System.nanoTime();
    Outcome outcome =
        Decision.decide(
            record.key(),
            record.value(),
            new Decision.Reader(editions.live(), editions.candidate(), config.maxText()),
            article -> batch.last(record.partition(), article, lasts.of(record.partition())),
            now);
    long nanos = System.nanoTime() - began;
    ProducerRecord<String, byte[]> message = message(record, outcome, now);
    if (message != null && tooLarge(message)) {
      outcome =
          new Outcome.Rejected(
              Rejection.FAILED,
              "its verdict has %d bytes, more than a message may have"
                  .formatted(message.value().length));
      message = message(record, outcome, now);
    }
    batch.add(record, outcome, message, nanos);
  }

  private static boolean tooLarge(ProducerRecord<String, byte[]> message) {
    return message.value() != null && message.value().length > Topic.MAX_MESSAGE_BYTES - 64 * 1024;
  }

  private @Nullable ProducerRecord<String, byte[]> message(
      ConsumerRecord<String, byte[]> record, Outcome outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Published(var made) ->
          Messages.write(
              Topics.VERDICTS,
              record.partition(),
              made.verdict().articleId(),
              made.verdict(),
              "/cotejo/classify",
              now);
      case Outcome.Unchanged _ -> null;
      case Outcome.Tombstone(String articleId) ->
          new ProducerRecord<>(
              Topics.VERDICTS.name(),
              record.partition(),
              now.toEpochMilli(),
              articleId,
              null,
              List.of());
      case Outcome.Rejected(Rejection why, String detail) -> {
        DeadLetter.Reason reason = reason(why);
        yield reason == null ? null : deadLetters.message(record, reason, detail);
      }
    };
  }

  private static DeadLetter.@Nullable Reason reason(Rejection why) {
    return switch (why) {
      case NOT_JSON -> DeadLetter.Reason.NOT_JSON;
      case BAD_FIELD -> DeadLetter.Reason.BAD_FIELD;
      case FAILED -> DeadLetter.Reason.FAILED;
      case SUPERSEDED -> null;
    };
  }

  /** What follows once the transaction is through. */
  private void settle(Batch.Step step) {
    VerdictTable table = lasts.of(step.record().partition());
    books.count(step.outcome());
    switch (step.outcome()) {
      case Outcome.Published(var made) -> remember(table, made, step.nanos());
      case Outcome.Unchanged(var made) -> remember(table, made, step.nanos());
      case Outcome.Tombstone(String articleId) -> table.remove(articleId);
      case Outcome.Rejected(Rejection why, String detail) -> {
        DeadLetter.Reason reason = reason(why);
        if (reason != null) {
          deadLetters.counted(step.record(), reason, detail);
        }
      }
    }
  }

  private void remember(VerdictTable table, Outcome.Made made, long nanos) {
    table.put(made.verdict().articleId(), new Last(made.verdict().revision(), made.meaning()));
    books.took(nanos);
  }

  private void rewindToCommitted() {
    Set<TopicPartition> assigned = consumer.assignment();
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(assigned);
    for (TopicPartition partition : assigned) {
      OffsetAndMetadata offset = committed.get(partition);
      if (offset == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, offset);
      }
      // A commit in doubt may have gone through: what was written must be known.
      unread.add(partition.partition());
    }
  }

  private void noteWaiting(ConsumerRecords<String, byte[]> records) {
    long oldest = 0;
    for (TopicPartition partition : records.partitions()) {
      OptionalLong lag = consumer.currentLag(partition);
      if (lag.isPresent() && lag.getAsLong() > 0) {
        long last = records.records(partition).getLast().timestamp();
        oldest = oldest == 0 ? last : Math.min(oldest, last);
      }
    }
    waitingSince.set(oldest);
  }

  private double behindSeconds() {
    long since = waitingSince.get();
    return since == 0 ? 0 : Math.max(0, clock.millis() - since) / 1000.0;
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    lasts.close();
    output.close();
  }

  private final class Assignment implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // Nothing is in hand between two rounds.
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> unread.add(partition.partition()));
      LOG.atInfo().addKeyValue("partitions", partitions).log("partitions assigned");
    }
  }
}
