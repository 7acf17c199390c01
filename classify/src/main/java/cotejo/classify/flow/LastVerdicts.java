package cotejo.classify.flow;

import cotejo.classify.flow.VerdictTable.Last;
import cotejo.events.Messages;
import cotejo.events.Topics;
import cotejo.events.Verdict;
import cotejo.service.Kafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last verdict of every article on the partitions that this copy has had, read from the topic
 * of verdicts. A partition that comes back after another copy had it is read on from where it was
 * left.
 */
final class LastVerdicts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LastVerdicts.class);
  private static final Duration WAIT = Duration.ofMillis(200);

  /** Longer than a transaction left open by a copy that died can hold readers back. */
  private static final Duration STALLED = Duration.ofSeconds(40);

  private final Kafka kafka;
  private final KafkaConsumer<String, byte[]> reader;
  private final Map<Integer, VerdictTable> tables = new HashMap<>();
  private final Map<Integer, Long> readUpTo = new HashMap<>();

  LastVerdicts(Kafka kafka) {
    this.kafka = kafka;
    this.reader = kafka.reader("cotejo-classify-verdicts");
  }

  VerdictTable of(int partition) {
    return tables.computeIfAbsent(partition, _ -> new VerdictTable());
  }

  /**
   * Reads a partition up to its end. The end is that of all records, committed or not: a
   * transaction of the copy that had the partition before must be decided first.
   *
   * @throws KafkaException when the cluster does not answer or the end is not reached in time
   */
  void read(int partition, BooleanSupplier stopping, Runnable sign) {
    TopicPartition verdicts = new TopicPartition(Topics.VERDICTS.name(), partition);
    long end = end(verdicts);
    reader.assign(List.of(verdicts));
    reader.seek(verdicts, readUpTo.getOrDefault(partition, 0L));
    VerdictTable table = of(partition);
    long moved = System.nanoTime();
    long position = reader.position(verdicts);
    int count = 0;
    while (position < end && !stopping.getAsBoolean()) {
      for (ConsumerRecord<String, byte[]> record : reader.poll(WAIT)) {
        remember(table, record);
        count++;
      }
      sign.run();
      long now = reader.position(verdicts);
      if (now > position) {
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > STALLED.toNanos()) {
        throw new TimeoutException(
            "%s is held at offset %d of %d by a transaction".formatted(verdicts, now, end));
      }
      position = now;
      readUpTo.put(partition, now);
    }
    LOG.atInfo()
        .addKeyValue("topic", verdicts.topic())
        .addKeyValue("partition", partition)
        .addKeyValue("records", count)
        .log("last verdicts read");
  }

  private long end(TopicPartition partition) {
    try (Admin admin = kafka.admin()) {
      return admin
          .listOffsets(
              Map.of(partition, OffsetSpec.latest()),
              new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
          .partitionResult(partition)
          .get()
          .offset();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    }
  }

  private static void remember(VerdictTable table, ConsumerRecord<String, byte[]> record) {
    switch (Messages.read(Topics.VERDICTS, record.value())) {
      case Messages.Read.Value<Verdict>(Verdict verdict) ->
          table.put(verdict.articleId(), new Last(verdict.revision(), Meaning.of(verdict)));
      case Messages.Read.Tombstone<Verdict> _ -> {
        if (record.key() != null && VerdictTable.isId(record.key())) {
          table.remove(record.key());
        }
      }
      case Messages.Read.Unreadable<Verdict>(var _, String detail) ->
          LOG.atWarn()
              .addKeyValue("topic", record.topic())
              .addKeyValue("partition", record.partition())
              .addKeyValue("offset", record.offset())
              .addKeyValue("detail", detail)
              .log("a verdict that cannot be read was passed over");
    }
  }

  @Override
  public void close() {
    reader.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
