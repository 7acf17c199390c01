package cotejo.alert.intake;

import cotejo.alert.store.ClaimRecord;
import cotejo.alert.store.Store;
import cotejo.events.DeadLetter;
import cotejo.events.Messages;
import cotejo.events.Rulebook;
import cotejo.events.Topic;
import cotejo.events.Topics;
import cotejo.events.Verdict;
import cotejo.service.DeadLetters;
import cotejo.service.Health;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jdbi.v3.core.Handle;

/**
 * Reads verdicts and rulebooks. What is learnt and the offset it was learnt from are one database
 * transaction; on assignment the consumer goes to where the database says. A copy that was fenced
 * off and comes late changes nothing: its records are behind the position.
 */
public final class Intake {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration SEND = Duration.ofSeconds(10);

  private final Store store;
  private final InstantSource clock;
  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final DeadLetters deadLetters;
  private final IntakeBooks books;
  private volatile Instant caughtUpAt = Instant.EPOCH;

  /** Takes the clients over, but does not close them. */
  public Intake(
      Store store,
      InstantSource clock,
      KafkaConsumer<String, byte[]> consumer,
      KafkaProducer<String, byte[]> producer,
      MeterRegistry metrics) {
    this.store = store;
    this.clock = clock;
    this.consumer = consumer;
    this.producer = producer;
    this.deadLetters = new DeadLetters("alert", clock, metrics);
    this.books = new IntakeBooks(metrics);
    store.claims().all().forEach(claim -> books.knows(claim.id()));
  }

  /** UTC, our clock: at this moment everything on the topics had been read. */
  public Instant caughtUpAt() {
    return caughtUpAt;
  }

  /** The worker: reads until told to stop; {@link #wakeup} ends a wait. */
  public void run(Health.Worker health, BooleanSupplier stopping) {
    subscribe();
    while (!stopping.getAsBoolean()) {
      try {
        round();
        health.wellNow();
      } catch (WakeupException e) {
        // Only to look at "stopping" again.
      }
    }
  }

  /** Ends a wait for records, from another thread. */
  public void wakeup() {
    consumer.wakeup();
  }

  void subscribe() {
    consumer.subscribe(
        List.of(Topics.RULEBOOKS.name(), Topics.VERDICTS.name()),
        new ConsumerRebalanceListener() {
          @Override
          public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

          @Override
          public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(Intake.this::seek);
          }
        });
  }

  private void seek(TopicPartition partition) {
    OptionalLong next = store.positions().next(partition.topic(), partition.partition());
    if (next.isPresent()) {
      consumer.seek(partition, next.getAsLong());
    } else {
      consumer.seekToBeginning(List.of(partition));
    }
  }

  /** One poll and what follows from it. */
  void round() {
    Instant asked = clock.instant();
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    if (!records.isEmpty()) {
      take(records);
    }
    boolean all =
        !consumer.assignment().isEmpty()
            && consumer.assignment().stream()
                .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
    if (all) {
      caughtUpAt = asked;
    }
  }

  private sealed interface Taken {
    record OneVerdict(Verdict verdict) implements Taken {}

    record OneRulebook(List<ClaimRecord> claims) implements Taken {}

    record Nothing(IntakeBooks.Outcome why) implements Taken {}

    record Unreadable(DeadLetter.Reason reason, String detail) implements Taken {}
  }

  private record Entry(ConsumerRecord<String, byte[]> record, Taken taken) {}

  private void take(ConsumerRecords<String, byte[]> records) {
    List<Entry> entries = new ArrayList<>();
    records.forEach(record -> entries.add(new Entry(record, read(record))));
    setAside(entries);
    List<Runnable> afterwards = new ArrayList<>();
    store
        .database()
        .change(
            handle -> {
              afterwards.clear();
              Instant mark = store.verdicts().lockCutMark(handle);
              Instant now = clock.instant();
              entries.forEach(entry -> afterwards.add(keep(handle, entry, mark, now)));
            });
    afterwards.forEach(Runnable::run);
  }

  /** The dead letters are on their topic before the offset moves past what they are about. */
  private void setAside(List<Entry> entries) {
    List<Future<?>> sent = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.taken() instanceof Taken.Unreadable(var reason, var detail)
          && !isBehind(entry.record())) {
        ProducerRecord<String, byte[]> message =
            deadLetters.message(entry.record(), reason, detail);
        sent.add(producer.send(message));
      }
    }
    for (Future<?> one : sent) {
      try {
        one.get(SEND.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while a record was being set aside", e);
      } catch (ExecutionException | TimeoutException e) {
        throw new IllegalStateException("the topic of dead letters cannot be written", e);
      }
    }
  }

  private boolean isBehind(ConsumerRecord<String, byte[]> record) {
    OptionalLong next = store.positions().next(record.topic(), record.partition());
    return next.isPresent() && record.offset() < next.getAsLong();
  }

  /** Keeps one record and answers what to count once the transaction is through. */
  private Runnable keep(Handle handle, Entry entry, Instant mark, Instant now) {
    ConsumerRecord<String, byte[]> record = entry.record();
    OptionalLong next = store.positions().next(handle, record.topic(), record.partition());
    if (next.isPresent() && record.offset() < next.getAsLong()) {
      return () -> {};
    }
    store.positions().advance(handle, record.topic(), record.partition(), record.offset() + 1);
    return switch (entry.taken()) {
      case Taken.OneVerdict(var verdict) -> {
        boolean fresh = store.verdicts().keep(handle, verdict, mark, now);
        store.claims().learn(handle, verdict);
        yield counting(
            fresh ? () -> books.kept(verdict, now) : () -> books.count(IntakeBooks.Outcome.KNOWN));
      }
      case Taken.OneRulebook(var claims) -> {
        store.claims().publish(handle, claims);
        yield counting(
            () -> {
              claims.forEach(claim -> books.knows(claim.id()));
              books.count(IntakeBooks.Outcome.RULEBOOK);
            });
      }
      case Taken.Nothing(var why) -> counting(() -> books.count(why));
      case Taken.Unreadable(var reason, var detail) ->
          counting(
              () -> {
                deadLetters.counted(record, reason, detail);
                books.count(IntakeBooks.Outcome.UNREADABLE);
              });
    };
  }

  private Runnable counting(Runnable outcome) {
    return () -> {
      books.readOne();
      outcome.run();
    };
  }

  private static Taken read(ConsumerRecord<String, byte[]> record) {
    if (record.topic().equals(Topics.VERDICTS.name())) {
      return read(Topics.VERDICTS, record, Taken.OneVerdict::new);
    }
    boolean live = Rulebook.Role.LIVE.name().toLowerCase(Locale.ROOT).equals(record.key());
    return live
        ? read(Topics.RULEBOOKS, record, Intake::claims)
        : new Taken.Nothing(IntakeBooks.Outcome.RULEBOOK);
  }

  private static <T> Taken read(
      Topic<T> topic,
      ConsumerRecord<String, byte[]> record,
      java.util.function.Function<T, Taken> use) {
    return switch (Messages.read(topic, record.value())) {
      case Messages.Read.Value<T>(var value) -> use.apply(value);
      case Messages.Read.Tombstone<T>() -> new Taken.Nothing(IntakeBooks.Outcome.TOMBSTONE);
      case Messages.Read.Unreadable<T>(var reason, var detail) ->
          new Taken.Unreadable(reason, detail);
    };
  }

  private static Taken claims(Rulebook rulebook) {
    try {
      return new Taken.OneRulebook(ClaimFiles.read(rulebook.files(), rulebook.version().number()));
    } catch (IllegalArgumentException e) {
      return new Taken.Unreadable(DeadLetter.Reason.BAD_FIELD, e.getMessage());
    }
  }
}
