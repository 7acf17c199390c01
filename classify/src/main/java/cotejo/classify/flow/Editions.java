package cotejo.classify.flow;

import cotejo.classify.rules.RulebookException;
import cotejo.classify.verdict.Edition;
import cotejo.events.DeadLetter;
import cotejo.events.Messages;
import cotejo.events.Rulebook;
import cotejo.events.Topics;
import cotejo.service.Health;
import cotejo.service.Kafka;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rulebooks in use, followed on their topic by every copy for itself. Until one is published
 * the rulebook in the program is live; one that does not load is set aside and the one before it
 * stays.
 */
final class Editions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Editions.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final String HISTORY = "history/";

  private final KafkaConsumer<String, byte[]> reader;
  private final RulebookDeadLetters deadLetters;
  private final ClassifyBooks books;
  private final Health.Worker health;
  private final Edition bundled;
  private volatile Edition live;
  private volatile @Nullable Edition candidate;

  Editions(
      Kafka kafka, RulebookDeadLetters deadLetters, ClassifyBooks books, Health.Worker health) {
    this.reader = kafka.reader("cotejo-classify-rulebooks");
    this.deadLetters = deadLetters;
    this.books = books;
    this.health = health;
    this.bundled = Edition.bundled();
    this.live = bundled;
  }

  /** The rulebook by which verdicts are made. */
  Edition live() {
    return live;
  }

  /** The rulebook that runs in the shadow of the live one; null when there is none. */
  @Nullable Edition candidate() {
    return candidate;
  }

  /** Reads what has been published so far, so that the first article is read by what is live. */
  void catchUp() {
    List<TopicPartition> partitions =
        reader.partitionsFor(Topics.RULEBOOKS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
    Map<String, ConsumerRecord<String, byte[]>> newest = new LinkedHashMap<>();
    while (partitions.stream().anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L))) {
      for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
        newest.put(String.valueOf(record.key()), record);
      }
    }
    if (!take(newest.get(Rulebook.Role.LIVE.key()))) {
      fallBack(newest.values().stream().toList());
    }
    take(newest.get(Rulebook.Role.CANDIDATE.key()));
    books.inUse(live, candidate);
  }

  /** The newest edition of the history that loads, when the live one does not. */
  private void fallBack(List<ConsumerRecord<String, byte[]>> records) {
    records.stream()
        .filter(record -> record.key() != null && record.key().startsWith(HISTORY))
        .sorted(Comparator.comparingLong(ConsumerRecord<String, byte[]>::timestamp).reversed())
        .map(record -> load(record.value()))
        .filter(Loaded.Ready.class::isInstance)
        .map(Loaded.Ready.class::cast)
        .findFirst()
        .ifPresent(ready -> live = ready.edition());
  }

  /** Follows the topic until told to stop. */
  void run(BooleanSupplier stopping) throws InterruptedException {
    while (!stopping.getAsBoolean()) {
      try {
        for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
          take(record);
          books.inUse(live, candidate);
        }
        health.wellNow();
      } catch (org.apache.kafka.common.errors.WakeupException _) {
        // told to stop
      } catch (KafkaException e) {
        health.trouble("rulebooks cannot be followed: " + e.getMessage());
        Thread.sleep(POLL);
      }
    }
  }

  void wakeup() {
    reader.wakeup();
  }

  private sealed interface Loaded {
    record Ready(Edition edition) implements Loaded {}

    record Deleted() implements Loaded {}

    record Bad(DeadLetter.Reason reason, String detail) implements Loaded {}
  }

  private static Loaded load(byte @Nullable [] value) {
    return switch (Messages.read(Topics.RULEBOOKS, value)) {
      case Messages.Read.Tombstone<Rulebook> _ -> new Loaded.Deleted();
      case Messages.Read.Unreadable<Rulebook>(var reason, String detail) ->
          new Loaded.Bad(reason, detail);
      case Messages.Read.Value<Rulebook>(Rulebook published) -> {
        try {
          yield new Loaded.Ready(Edition.of(published));
        } catch (RulebookException | IllegalArgumentException e) {
          yield new Loaded.Bad(
              DeadLetter.Reason.FAILED,
              "the rulebook %s does not load: %s".formatted(published.version(), e.getMessage()));
        }
      }
    };
  }

  /** False when the record cannot be used. */
  private boolean take(@Nullable ConsumerRecord<String, byte[]> record) {
    if (record == null || (record.key() != null && record.key().startsWith(HISTORY))) {
      return true;
    }
    boolean isLive = Rulebook.Role.LIVE.key().equals(record.key());
    if (!isLive && !Rulebook.Role.CANDIDATE.key().equals(record.key())) {
      refuse(
          record,
          new Loaded.Bad(
              DeadLetter.Reason.BAD_FIELD,
              "the key is \"%s\", not live or candidate".formatted(record.key())));
      return false;
    }
    switch (load(record.value())) {
      case Loaded.Bad bad -> {
        refuse(record, bad);
        return false;
      }
      case Loaded.Deleted _ -> use(isLive, isLive ? bundled : null);
      case Loaded.Ready(Edition edition) -> {
        books.rulebookTaken();
        use(isLive, edition);
      }
    }
    return true;
  }

  private void use(boolean isLive, @Nullable Edition edition) {
    if (isLive && edition != null) {
      live = edition;
    } else {
      candidate = edition;
    }
    LOG.atInfo()
        .addKeyValue("role", isLive ? "live" : "candidate")
        .addKeyValue("rulebook", edition == null ? "none" : edition.version())
        .log("rulebook in use");
  }

  private void refuse(ConsumerRecord<String, byte[]> record, Loaded.Bad bad) {
    books.rulebookRefused();
    deadLetters.setAside(record, bad.reason(), bad.detail());
  }

  @Override
  public void close() {
    reader.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
