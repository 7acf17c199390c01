package cotejo.ingest.poll;

import cotejo.events.FeedState;
import cotejo.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What polls handed in and what cannot be read, until it is committed. Reports come from any
 * thread; they are committed on the poller's.
 */
final class Inbox {
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final int MOST_REPORTS = 256;

  private final KafkaConsumer<String, byte[]> consumer;
  private final Committer committer;
  private final Decider decider;
  private final FeedTable table;
  private final Lease lease;
  private final IngestBooks books;
  private final PushDesk pushes;
  private final InstantSource clock;
  private final LinkedBlockingQueue<Report> reports = new LinkedBlockingQueue<>();
  private final List<ConsumerRecord<String, byte[]>> unreadable = new ArrayList<>();

  Inbox(
      KafkaConsumer<String, byte[]> consumer,
      Committer committer,
      Decider decider,
      FeedTable table,
      Tools tools,
      IngestBooks books,
      PushDesk pushes) {
    this.consumer = consumer;
    this.committer = committer;
    this.decider = decider;
    this.table = table;
    this.lease = tools.lease();
    this.books = books;
    this.pushes = pushes;
    this.clock = tools.clock();
  }

  void add(Report report) {
    reports.add(report);
  }

  boolean hasReports() {
    return !reports.isEmpty();
  }

  /**
   * Records that cannot be read, to be set aside with the next commit. The poller's thread only.
   */
  List<ConsumerRecord<String, byte[]>> unreadable() {
    return unreadable;
  }

  /** Commits what is in, in one transaction; counts it only when it is through. */
  void commit() {
    if (reports.isEmpty() && unreadable.isEmpty()) {
      return;
    }
    // Asked first: should Kafka not answer here, the reports are still where they were.
    Map<TopicPartition, OffsetAndMetadata> offsets = table.offsets(consumer);
    List<Report> batch = new ArrayList<>();
    reports.drainTo(batch, MOST_REPORTS);
    batch.removeIf(this::needsNoCommit);
    if (batch.isEmpty() && unreadable.isEmpty()) {
      return;
    }
    Decider.Batch work = decider.decide(batch, clock.instant());
    long askedAt = System.nanoTime();
    List<ProducerRecord<String, byte[]>> letters = unreadable.stream().map(table::letter).toList();
    Map<String, FeedState> placed = new HashMap<>();
    Committer.Outcome outcome =
        committer.commit(
            work.parts(), letters, offsets, consumer.groupMetadata(), clock.instant(), placed);
    books.transaction(outcome);
    switch (outcome) {
      case COMMITTED -> {
        lease.confirmed(askedAt);
        table.setAside(unreadable);
        settle(batch, work, placed);
      }
      case ABORTED -> {
        reports.addAll(batch);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      case UNKNOWN -> {
        batch.forEach(this::drop);
        // To restore means to find those again that were not dealt with.
        unreadable.removeIf(record -> record.topic().equals(Topics.FEED_STATE.name()));
        table.assignments().forEach(table::restore);
      }
    }
  }

  /** Reports that leave no trace: of feeds that are not ours any more, or that were not polled. */
  private boolean needsNoCommit(Report report) {
    Watched watched = report.watched();
    Assignment assignment = watched.assignment();
    if (!assignment.ours() || !assignment.ready() || table.current(watched) != watched) {
      drop(report);
      return true;
    }
    if (report.findings().isEmpty()) {
      switch (report.ending()) {
        case Ending.PutOff(Instant until) -> {
          books.putOff();
          finish(report, until);
          return true;
        }
        case Ending.Abandoned _ -> {
          finish(report, clock.instant().plus(Duration.ofSeconds(1)));
          return true;
        }
        case null, default -> {}
      }
    }
    return false;
  }

  private void finish(Report report, Instant next) {
    report.watched().underWay(false);
    table.schedule(report.watched(), next);
    report.settled().complete(true);
  }

  private void drop(Report report) {
    if (report.endsPoll()) {
      report.watched().underWay(false);
    }
    report.settled().complete(false);
  }

  private void settle(List<Report> batch, Decider.Batch work, Map<String, FeedState> placed) {
    for (Report report : batch) {
      Watched watched = report.watched();
      FeedState before = watched.state();
      FeedState state = placed.get(watched.feed().id());
      if (state != null && before != null) {
        watched.state(state);
        pushes.settled(watched, before, state);
      }
      Tally tally = work.tallies().get(report);
      if (tally != null) {
        books.enter(tally);
        Narrator.tell(watched.feed(), state, tally);
      }
      if (report.endsPoll()) {
        watched.underWay(false);
        table.schedule(watched, watched.state() == null ? clock.instant() : dueAfter(report));
      }
      report.settled().complete(true);
    }
  }

  private Instant dueAfter(Report report) {
    FeedState state = Objects.requireNonNull(report.watched().state());
    return report.ending() instanceof Ending.PutOff(Instant until) ? until : state.nextPollAt();
  }

  void close() {
    committer.close();
  }
}
