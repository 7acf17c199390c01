package cotejo.ingest.poll;

import cotejo.events.FeedState;
import cotejo.events.Topics;
import cotejo.service.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
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
  private static final int MOST_REPORTS = 256;

  private final KafkaConsumer<String, byte[]> consumer;
  private final Committer committer;
  private final FeedTable table;
  private final Decider decider;
  private final Tools tools;
  private final IngestBooks books;
  private final InstantSource clock;
  private final int concurrency;
  private final LinkedBlockingQueue<Report> reports = new LinkedBlockingQueue<>();
  private final PushDesk pushes;
  private final Queue<Watched> nudges = new ConcurrentLinkedQueue<>();
  private final List<ConsumerRecord<String, byte[]>> unreadable = new ArrayList<>();
  private final Set<Thread> jobs = java.util.concurrent.ConcurrentHashMap.newKeySet();

  private long lookedAt = System.nanoTime() - HEALTH_EVERY.toNanos();

  Poller(
      KafkaConsumer<String, byte[]> consumer,
      Committer committer,
      Decider decider,
      Tools tools,
      IngestBooks books,
      FeedTable table,
      PushDesk pushes,
      int concurrency) {
    this.consumer = consumer;
    this.committer = committer;
    this.decider = decider;
    this.tools = tools;
    this.books = books;
    this.table = table;
    this.clock = tools.clock();
    this.concurrency = concurrency;
    this.pushes = pushes;
    pushes.connect(reports::add, nudges::add);
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
    table.take(consumer.poll(reports.isEmpty() ? LOOK : Duration.ZERO), unreadable);
    table.finishRestoring(consumer, clock.instant(), unreadable);
    commit();
    renewLease(health);
    takeNudges();
    startDue();
    if (System.nanoTime() - lookedAt > HEALTH_EVERY.toNanos()) {
      lookedAt = System.nanoTime();
      books.feeds(table.health());
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
    if (lease.isOld() && !offsets.isEmpty() && unreadable.isEmpty()) {
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

  private void startDue() {
    if (!tools.lease().holds()) {
      return;
    }
    Instant now = clock.instant();
    while (jobs.size() < concurrency) {
      Watched due = table.nextDue(now);
      if (due == null) {
        return;
      }
      FeedState state = due.state();
      if (state == null) {
        continue;
      }
      Instant closed = due.hasPushed() ? null : tools.politeness().closedUntil(state.url());
      if (closed != null) {
        books.putOff();
        table.schedule(due, closed);
        continue;
      }
      start(due, state, now);
    }
  }

  private void start(Watched due, FeedState state, Instant now) {
    due.underWay(true);
    boolean pushed = due.hasPushed();
    books.began(pushed ? Duration.ZERO : Duration.between(due.dueAt(), now));
    PollJob job = new PollJob(due, state, tools, reports::add);
    Thread thread =
        Thread.ofVirtual()
            .name("poll-" + state.feedId())
            .unstarted(
                () -> {
                  try {
                    job.run();
                  } finally {
                    jobs.remove(Thread.currentThread());
                    books.ended();
                  }
                });
    jobs.add(thread);
    thread.start();
  }

  /** Commits what is in, in one transaction; counts it only when it is through. */
  private void commit() {
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
        tools.lease().confirmed(askedAt);
        table.setAside(unreadable);
        settle(batch, work, placed);
      }
      case ABORTED -> {
        reports.addAll(batch);
        LockSupport.parkNanos(LOOK.toNanos());
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
    FeedState state = java.util.Objects.requireNonNull(report.watched().state());
    return report.ending() instanceof Ending.PutOff(Instant until) ? until : state.nextPollAt();
  }

  private void stop() {
    long giveUp = System.nanoTime() + GRACE.toNanos();
    try {
      while (!jobs.isEmpty() && System.nanoTime() < giveUp) {
        commit();
        Thread.sleep(20);
      }
      tools.fetcher().close();
      jobs.forEach(Thread::interrupt);
      long joined = System.nanoTime() + GRACE.toNanos();
      while (!jobs.isEmpty() && System.nanoTime() < joined) {
        Thread.sleep(10);
      }
      commit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("what was found last is found again");
    } finally {
      table.assignments().forEach(Assignment::lost);
      committer.close();
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
        commit();
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
