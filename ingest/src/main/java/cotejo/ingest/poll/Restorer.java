package cotejo.ingest.poll;

import cotejo.events.FeedState;
import cotejo.events.Messages;
import cotejo.events.Topics;
import cotejo.service.Kafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the copy before remembered of a partition's feeds. It first waits until no transaction
 * of a former owner can still commit: the group's offset is stable (KIP-447), and everything that
 * was written is decided.
 */
final class Restorer {
  private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Kafka kafka;
  private final String group;

  Restorer(Kafka kafka, String group) {
    this.kafka = kafka;
    this.group = group;
  }

  /** Tries until it is done or the assignment is not ours any more. */
  Assignment.Restored restore(Assignment assignment) throws InterruptedException {
    while (assignment.ours()) {
      try {
        return once(assignment);
      } catch (ExecutionException | KafkaException e) {
        LOG.atWarn()
            .addKeyValue("partition", assignment.partition().partition())
            .addKeyValue("reason", String.valueOf(e.getMessage()))
            .log("feed states cannot be read yet");
        Thread.sleep(PAUSE);
      }
    }
    return new Assignment.Restored(Map.of(), List.of(), 0, 0, 0);
  }

  private Assignment.Restored once(Assignment assignment)
      throws ExecutionException, InterruptedException {
    TopicPartition feeds = assignment.partition();
    TopicPartition states = new TopicPartition(Topics.FEED_STATE.name(), feeds.partition());
    try (Admin admin = kafka.admin()) {
      Map<TopicPartition, OffsetAndMetadata> stable =
          admin
              .listConsumerGroupOffsets(
                  Map.of(
                      group,
                      new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(feeds, states))),
                  new ListConsumerGroupOffsetsOptions().requireStable(true))
              .partitionsToOffsetAndMetadata(group)
              .get();
      long statesEnd = end(admin, states, IsolationLevel.READ_UNCOMMITTED);
      long feedsEnd = end(admin, feeds, IsolationLevel.READ_COMMITTED);
      Map<String, FeedState> found = new HashMap<>();
      List<ConsumerRecord<String, byte[]>> unreadable = new ArrayList<>();
      long dealtWith = offset(stable, states);
      read(
          states,
          statesEnd,
          assignment,
          record -> {
            if (!keep(record, found) && record.offset() >= dealtWith) {
              unreadable.add(record);
            }
          });
      return new Assignment.Restored(found, unreadable, statesEnd, feedsEnd, offset(stable, feeds));
    }
  }

  private static long end(Admin admin, TopicPartition partition, IsolationLevel isolation)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
        .partitionResult(partition)
        .get()
        .offset();
  }

  private static long offset(
      Map<TopicPartition, OffsetAndMetadata> offsets, TopicPartition partition) {
    OffsetAndMetadata offset = offsets.get(partition);
    return offset == null ? 0 : offset.offset();
  }

  private void read(
      TopicPartition states,
      long end,
      Assignment assignment,
      Consumer<ConsumerRecord<String, byte[]>> each) {
    try (KafkaConsumer<String, byte[]> reader = kafka.visitor("ingest-restore")) {
      reader.assign(Set.of(states));
      reader.seekToBeginning(Set.of(states));
      while (assignment.ours() && reader.position(states) < end) {
        reader.poll(PAUSE).records(states).forEach(each);
      }
    }
  }

  /** False for a record that cannot be read; the state before it counts. */
  private static boolean keep(ConsumerRecord<String, byte[]> record, Map<String, FeedState> found) {
    return switch (Messages.read(Topics.FEED_STATE, record.value())) {
      case Messages.Read.Value<FeedState>(FeedState state) -> {
        found.put(record.key(), state);
        yield true;
      }
      case Messages.Read.Tombstone<FeedState> gone -> {
        found.remove(record.key());
        yield true;
      }
      case Messages.Read.Unreadable<FeedState> bad -> false;
    };
  }
}
