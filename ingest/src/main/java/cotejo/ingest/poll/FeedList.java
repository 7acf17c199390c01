package cotejo.ingest.poll;

import cotejo.events.Feed;
import cotejo.events.FeedState;
import cotejo.events.Messages;
import cotejo.events.Topic;
import cotejo.events.Topics;
import cotejo.service.Kafka;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The list of feeds as it stands on its topic, for commands and for what is imported at a start.
 */
public final class FeedList {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final String SOURCE = "/cotejo/ingest";

  private final Kafka kafka;
  private final InstantSource clock;

  public FeedList(Kafka kafka, InstantSource clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  /**
   * Refuses topics on which a feed and its state would not stand in partitions of one number.
   *
   * @throws IllegalStateException with a sentence
   */
  void checkPartitions() {
    try (KafkaConsumer<String, byte[]> reader = kafka.visitor("ingest-feed-list")) {
      int feeds = reader.partitionsFor(Topics.FEEDS.name()).size();
      int states = reader.partitionsFor(Topics.FEED_STATE.name()).size();
      if (feeds != states) {
        throw new IllegalStateException(
            "topic %s has %d partitions and topic %s has %d: they must have the same number"
                .formatted(Topics.FEEDS.name(), feeds, Topics.FEED_STATE.name(), states));
      }
    }
  }

  /** All feeds by id. */
  public Map<String, Feed> feeds() {
    return table(Topics.FEEDS);
  }

  /** The feed of this id, else the one of this address; null when there is none. */
  public static @Nullable Feed find(Map<String, Feed> feeds, String idOrAddress) {
    Feed byId = feeds.get(idOrAddress);
    return byId != null
        ? byId
        : feeds.values().stream()
            .filter(feed -> feed.url().toString().equals(idOrAddress))
            .findFirst()
            .orElse(null);
  }

  /** What is remembered of each feed, by feed id. */
  public Map<String, FeedState> states() {
    return table(Topics.FEED_STATE);
  }

  /**
   * Writes feeds that are not there or say something else.
   *
   * @param again also write those that are there as they are, which revives retired ones
   * @return how many were written
   */
  public int put(Collection<Feed> feeds, boolean again) {
    Map<String, Feed> there = again ? Map.of() : feeds();
    Map<String, @Nullable Feed> writes = new TreeMap<>();
    for (Feed feed : feeds) {
      if (!feed.equals(there.get(feed.id()))) {
        writes.put(feed.id(), feed);
      }
    }
    write(writes);
    return writes.size();
  }

  /** Ends the watch on a feed. */
  public void remove(String feedId) {
    Map<String, @Nullable Feed> write = new TreeMap<>();
    write.put(feedId, null);
    write(write);
  }

  private void write(Map<String, @Nullable Feed> writes) {
    if (writes.isEmpty()) {
      return;
    }
    try (KafkaProducer<String, byte[]> producer = kafka.producer("ingest-feed-list")) {
      int partitions = producer.partitionsFor(Topics.FEEDS.name()).size();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Map.Entry<String, @Nullable Feed> write : writes.entrySet()) {
        sent.add(producer.send(message(write.getKey(), write.getValue(), partitions)));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the list of feeds cannot be written: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the list of feeds was written", e);
    }
  }

  private ProducerRecord<String, byte[]> message(String id, @Nullable Feed feed, int partitions) {
    int partition = FeedPartition.of(id, partitions);
    return feed == null
        ? new ProducerRecord<>(Topics.FEEDS.name(), partition, id, null)
        : Messages.write(Topics.FEEDS, partition, id, feed, SOURCE, clock.instant());
  }

  private <T> Map<String, T> table(Topic<T> topic) {
    Map<String, T> table = new TreeMap<>();
    try (KafkaConsumer<String, byte[]> reader = kafka.visitor("ingest-feed-list")) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (PartitionInfo info : reader.partitionsFor(topic.name())) {
        partitions.add(new TopicPartition(topic.name(), info.partition()));
      }
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<String, byte[]> record : reader.poll(LOOK)) {
          switch (Messages.read(topic, record.value())) {
            case Messages.Read.Value<T>(T value) -> table.put(record.key(), value);
            case Messages.Read.Tombstone<T> gone -> table.remove(record.key());
            case Messages.Read.Unreadable<T> bad -> {}
          }
        }
      }
    }
    return table;
  }
}
