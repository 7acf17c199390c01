package cotejo.ingest.poll;

import cotejo.events.Topics;
import cotejo.service.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop: takes feeds and partitions as the group hands them out, starts what is due, commits
 * what was found. All of it on one thread; only the polls themselves run beside it.
 */
final class Poller {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final Duration LOOK = Duration.ofMillis(25);
  private static final Duration GRACE = Duration.ofMillis(1_500);
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);
  private static final Duration HEALTH_EVERY = Duration.ofMillis(500);

  private final KafkaConsumer<String, byte[]> consumer;
  private final FeedTable table;
  private final Inbox inbox;
  private final Jobs jobs;
  private final Tools tools;
  private final IngestBooks books;
  private final FeedGauges gauges;
  private final Queue<Watched> nudges = new ConcurrentLinkedQueue<>();

  private long lookedAt = System.nanoTime() - HEALTH_EVERY.toNanos();

  Poller(
      KafkaConsumer<String, byte[]> consumer,
      FeedTable table,
      Inbox inbox,
      Jobs jobs,
      Tools tools,
      IngestBooks books,
      FeedGauges gauges,
      PushDesk pushes) {
    this.consumer = consumer;
    this.table = table;
    this.inbox = inbox;
    this.jobs = jobs;
    this.tools = tools;
    this.books = books;
    this.gauges = gauges;
    pushes.connect(inbox::add, nudges::add);
  }

  /** Runs until told to stop, then hands in what is done and leaves the group. */
  void run(BooleanSupplier stopping, Health.Worker health) {
    try {
      consumer.subscribe(List.of(Topics.FEEDS.name()), new Assigning());
      while (!stopping.getAsBoolean()) {
        try {
          round(health);
        } catch (WakeupException | InterruptException e) {
          throw e;
        } catch (KafkaException e) {
          health.trouble("Kafka: " + e.getMessage());
          LOG.atWarn()
              .addKeyValue("reason", String.valueOf(e.getMessage()))
              .log("Kafka is in trouble");
          LockSupport.parkNanos(AFTER_TROUBLE.toNanos());
        }
      }
    } catch (WakeupException e) {
      LOG.debug("woken to stop");
    } finally {
      stop();
    }
  }

  private void round(Health.Worker health) {
    table.take(consumer.poll(inbox.hasReports() ? Duration.ZERO : LOOK), inbox.unreadable());
    table.finishRestoring(consumer, tools.clock().instant(), inbox.unreadable());
    inbox.commit();
    renewLease(health);
    takeNudges();
    jobs.startDue();
    if (System.nanoTime() - lookedAt > HEALTH_EVERY.toNanos()) {
      lookedAt = System.nanoTime();
      books.feeds(table.health());
      gauges.show(table::states);
    }
  }

  /** Asks the group whether we are still in it, unless a commit has just told. */
  private void renewLease(Health.Worker health) {
    Lease lease = tools.lease();
    if (table.isEmpty()) {
      health.wellNow();
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = table.offsets(consumer);
    if (lease.isOld() && !offsets.isEmpty() && inbox.unreadable().isEmpty()) {
      long askedAt = System.nanoTime();
      try {
        consumer.commitSync(offsets, Duration.ofSeconds(3));
        lease.confirmed(askedAt);
      } catch (WakeupException e) {
        throw e;
      } catch (KafkaException e) {
        health.trouble("the group does not confirm this copy: " + e.getMessage());
        return;
      }
    }
    health.wellNow();
  }

  /** Brings feeds forward for which a hub sent something. */
  private void takeNudges() {
    for (Watched nudged = nudges.poll(); nudged != null; nudged = nudges.poll()) {
      if (!nudged.underWay() && table.current(nudged) == nudged) {
        table.schedule(nudged, Instant.EPOCH);
      }
    }
  }

  private void stop() {
    long giveUp = System.nanoTime() + GRACE.toNanos();
    try {
      while (!jobs.isEmpty() && System.nanoTime() < giveUp) {
        inbox.commit();
        Thread.sleep(20);
      }
      tools.fetcher().close();
      jobs.interrupt();
      long joined = System.nanoTime() + GRACE.toNanos();
      while (!jobs.isEmpty() && System.nanoTime() < joined) {
        Thread.sleep(10);
      }
      inbox.commit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("what was found last is found again");
    } finally {
      table.assignments().forEach(Assignment::lost);
      inbox.close();
      consumer.close(CloseOptions.timeout(CLOSING));
    }
  }

  /** What the group tells us. */
  private final class Assigning implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      for (TopicPartition partition : partitions) {
        Assignment assignment = new Assignment(partition);
        table.add(assignment);
        table.restore(assignment);
      }
      if (!partitions.isEmpty()) {
        consumer.seekToBeginning(partitions);
        tools.lease().confirmed(System.nanoTime());
        LOG.atInfo().addKeyValue("partitions", numbers(partitions)).log("feeds assigned");
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        inbox.commit();
        onPartitionsLost(partitions);
      }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      partitions.forEach(table::remove);
      LOG.atInfo().addKeyValue("partitions", numbers(partitions)).log("feeds given up");
    }

    private Set<Integer> numbers(Collection<TopicPartition> partitions) {
      Set<Integer> numbers = new HashSet<>();
      partitions.forEach(partition -> numbers.add(partition.partition()));
      return numbers;
    }
  }
}
