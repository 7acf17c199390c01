package cotejo.classify.flow;

import cotejo.classify.flow.VerdictTable.Last;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What has been decided and is not yet written. */
final class Batch {
  /**
   * A message read and what it becomes.
   *
   * @param nanos how long it took to decide
   */
  record Step(ConsumerRecord<String, byte[]> record, Outcome outcome, long nanos) {}

  private final List<Step> steps = new ArrayList<>();
  private final List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
  private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();

  /** Newer than the table; empty for an article that was deleted. */
  private final Map<String, Optional<Last>> ahead = new HashMap<>();

  /** The last verdict of an article, this batch's included. */
  @Nullable Last last(int partition, String article, VerdictTable table) {
    Optional<Last> newer = ahead.get(partition + "/" + article);
    return newer == null ? table.get(article) : newer.orElse(null);
  }

  void add(
      ConsumerRecord<String, byte[]> record,
      Outcome outcome,
      @Nullable ProducerRecord<String, byte[]> message,
      long nanos) {
    steps.add(new Step(record, outcome, nanos));
    if (message != null) {
      messages.add(message);
    }
    offsets.put(
        new TopicPartition(record.topic(), record.partition()),
        new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
    String at = record.partition() + "/";
    switch (outcome) {
      case Outcome.Published(var made) -> ahead.put(at + made.verdict().articleId(), known(made));
      case Outcome.Unchanged(var made) -> ahead.put(at + made.verdict().articleId(), known(made));
      case Outcome.Tombstone(String articleId) -> ahead.put(at + articleId, Optional.empty());
      case Outcome.Rejected _ -> {}
    }
  }

  private static Optional<Last> known(Outcome.Made made) {
    return Optional.of(new Last(made.verdict().revision(), made.meaning()));
  }

  List<Step> steps() {
    return steps;
  }

  List<ProducerRecord<String, byte[]>> messages() {
    return messages;
  }

  Map<TopicPartition, OffsetAndMetadata> offsets() {
    return offsets;
  }
}
