package cotejo.ingest.poll;

import cotejo.events.DeadLetter;
import cotejo.events.Feed;
import cotejo.events.FeedState;
import cotejo.events.Messages;
import cotejo.events.Topic;
import cotejo.events.Topics;
import cotejo.service.DeadLetters;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The feeds that are ours, and which is due next. The poller's thread only. */
final class FeedTable {
  private record Due(Instant at, Watched watched) {}

  private final DeadLetters deadLetters;
  private final Restorer restorer;
  private final PushDesk pushes;
  private final Map<TopicPartition, Assignment> assignments = new HashMap<>();
  private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));

  FeedTable(DeadLetters deadLetters, Restorer restorer, PushDesk pushes) {
    this.pushes = pushes;
    this.restorer = restorer;
    this.deadLetters = deadLetters;
  }

  boolean isEmpty() {
    return assignments.isEmpty();
  }

  Collection<Assignment> assignments() {
    return List.copyOf(assignments.values());
  }

  void add(Assignment assignment) {
    remove(assignment.partition());
    assignments.put(assignment.partition(), assignment);
  }

  void remove(TopicPartition partition) {
    Assignment old = assignments.remove(partition);
    if (old != null) {
      old.lost();
      queue.removeIf(due -> due.watched().assignment() == old);
    }
  }

  /** Begins to read an assignment's states, beside the loop. */
  void restore(Assignment assignment) {
    CompletableFuture<Assignment.Restored> restored = new CompletableFuture<>();
    assignment.restoring(restored);
    Thread.ofVirtual()
        .name("restore-" + assignment.partition())
        .start(
            () -> {
              try {
                restored.complete(restorer.restore(assignment));
              } catch (InterruptedException | RuntimeException e) {
                restored.completeExceptionally(e);
              }
            });
  }

  /** Takes records of the topic of feeds; those that cannot be read are added to the list. */
  void take(
      ConsumerRecords<String, byte[]> records, List<ConsumerRecord<String, byte[]>> unreadable) {
    for (ConsumerRecord<String, byte[]> record : records) {
      Assignment assignment =
          assignments.get(new TopicPartition(record.topic(), record.partition()));
      if (assignment == null) {
        continue;
      }
      switch (Messages.read(Topics.FEEDS, record.value())) {
        case Messages.Read.Value<Feed>(Feed feed) -> watch(assignment, feed, record.timestamp());
        case Messages.Read.Tombstone<Feed> gone -> assignment.unwatch(record.key());
        case Messages.Read.Unreadable<Feed> bad ->
            (assignment.ready() ? unreadable : assignment.held()).add(record);
      }
    }
  }

  private void watch(Assignment assignment, Feed feed, long when) {
    Watched known = assignment.feed(feed.id());
    Watched watched = known != null ? known : new Watched(assignment, feed, when);
    watched.replace(feed, when);
    assignment.watch(watched);
    if (assignment.ready()) {
      begin(watched, watched.state(), Instant.ofEpochMilli(when));
    }
  }

  /** Lets those assignments begin whose states and feeds have been read. */
  void finishRestoring(
      KafkaConsumer<String, byte[]> consumer,
      Instant now,
      List<ConsumerRecord<String, byte[]>> unreadable) {
    for (Assignment assignment : assignments.values()) {
      CompletableFuture<Assignment.Restored> restoring = assignment.restored();
      if (assignment.ready() || !restoring.isDone()) {
        continue;
      }
      if (restoring.isCompletedExceptionally()) {
        restore(assignment);
        continue;
      }
      Assignment.Restored restored = restoring.join();
      if (consumer.position(assignment.partition()) < restored.feedsEnd()) {
        continue;
      }
      assignment.ready(true);
      assignment.held().stream()
          .filter(record -> record.offset() >= restored.committed())
          .forEach(unreadable::add);
      assignment.held().clear();
      unreadable.addAll(restored.unreadable());
      assignment.feeds().forEach(it -> begin(it, restored.states().get(it.feed().id()), now));
    }
  }

  private void begin(Watched watched, @Nullable FeedState restored, Instant now) {
    FeedState state = restored != null ? restored : Memory.fresh(watched.feed(), now);
    boolean addedAgain =
        state.lastPollAt() == null || watched.addedAt() > state.lastPollAt().toEpochMilli();
    if (state.retired() && addedAgain) {
      state = revived(state, now);
    }
    watched.state(state);
    pushes.settled(watched, null, state);
    if (!watched.underWay()) {
      schedule(watched, state.nextPollAt());
    }
  }

  /** A retired feed that was added again gets another chance. */
  private static FeedState revived(FeedState state, Instant now) {
    Memory memory = new Memory(state);
    memory.retired = false;
    memory.nextPollAt = now;
    return memory.state(List.of(), true);
  }

  void schedule(Watched watched, Instant at) {
    FeedState state = watched.state();
    if (state == null || state.retired()) {
      return;
    }
    Instant due = watched.hasPushed() ? Instant.EPOCH : at;
    watched.dueAt(due);
    queue.add(new Due(due, watched));
  }

  /** The feed that has been due longest, taken off the queue; null when none is. */
  @Nullable Watched nextDue(Instant now) {
    while (!queue.isEmpty() && !queue.peek().at().isAfter(now)) {
      Due due = queue.remove();
      Watched watched = due.watched();
      boolean stale =
          !due.at().equals(watched.dueAt())
              || watched.underWay()
              || current(watched) != watched
              || !watched.assignment().ours();
      if (!stale) {
        return watched;
      }
    }
    return null;
  }

  /** The feed as it is watched now; null when it is watched no more. */
  @Nullable Watched current(Watched watched) {
    return watched.assignment().feed(watched.feed().id());
  }

  /** Up to where the topics of feeds and of their states have been read and dealt with. */
  Map<TopicPartition, OffsetAndMetadata> offsets(KafkaConsumer<String, byte[]> consumer) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Assignment assignment : assignments.values()) {
      if (assignment.ready()) {
        TopicPartition partition = assignment.partition();
        offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        offsets.put(
            new TopicPartition(Topics.FEED_STATE.name(), partition.partition()),
            new OffsetAndMetadata(assignment.restored().join().statesEnd()));
      }
    }
    return offsets;
  }

  ProducerRecord<String, byte[]> letter(ConsumerRecord<String, byte[]> record) {
    return deadLetters.message(record, reason(record), detail(record));
  }

  void setAside(List<ConsumerRecord<String, byte[]>> unreadable) {
    unreadable.forEach(record -> deadLetters.counted(record, reason(record), detail(record)));
    unreadable.clear();
  }

  private static Messages.Read.Unreadable<?> bad(ConsumerRecord<String, byte[]> record) {
    Topic<?> topic = record.topic().equals(Topics.FEEDS.name()) ? Topics.FEEDS : Topics.FEED_STATE;
    return Messages.read(topic, record.value()) instanceof Messages.Read.Unreadable<?> bad
        ? bad
        : new Messages.Read.Unreadable<>(DeadLetter.Reason.FAILED, "cannot be read");
  }

  private static DeadLetter.Reason reason(ConsumerRecord<String, byte[]> record) {
    return bad(record).reason();
  }

  private static String detail(ConsumerRecord<String, byte[]> record) {
    return bad(record).detail();
  }

  /** What is known of each feed that was polled or is about to be. */
  Stream<FeedState> states() {
    return assignments.values().stream()
        .flatMap(assignment -> assignment.feeds().stream())
        .map(Watched::state)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull);
  }

  Map<IngestBooks.FeedHealth, Integer> health() {
    Map<IngestBooks.FeedHealth, Integer> numbers = new EnumMap<>(IngestBooks.FeedHealth.class);
    for (Assignment assignment : assignments.values()) {
      for (Watched watched : assignment.feeds()) {
        FeedState state = watched.state();
        IngestBooks.FeedHealth health =
            state == null || state.lastPollAt() == null
                ? IngestBooks.FeedHealth.NEW
                : state.retired()
                    ? IngestBooks.FeedHealth.RETIRED
                    : state.failures() > 0
                        ? IngestBooks.FeedHealth.FAILING
                        : IngestBooks.FeedHealth.HEALTHY;
        numbers.merge(health, 1, Integer::sum);
      }
    }
    return numbers;
  }
}
