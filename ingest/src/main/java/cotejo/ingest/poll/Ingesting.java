package cotejo.ingest.poll;

import cotejo.ingest.feed.FeedReader;
import cotejo.ingest.fetch.Fetcher;
import cotejo.ingest.polite.Politeness;
import cotejo.ingest.schedule.Pacing;
import cotejo.service.DeadLetters;
import cotejo.service.Health;
import cotejo.service.Kafka;
import cotejo.service.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The room's door: polls feeds until it is closed. */
public final class Ingesting implements AutoCloseable {
  /** The product token that robots.txt may address. */
  private static final String ROBOT = "cotejo";

  private final WorkerThread worker;

  private Ingesting(WorkerThread worker) {
    this.worker = worker;
  }

  /**
   * Joins the group and begins.
   *
   * @param group copies of one group share the feeds
   */
  public static Ingesting start(
      Kafka kafka,
      String group,
      Plan plan,
      MeterRegistry metrics,
      Health health,
      InstantSource clock) {
    IngestBooks books = new IngestBooks(metrics);
    Fetcher fetcher = Fetcher.open(plan.limits(), plan.guard(), plan.userAgent());
    Politeness politeness = new Politeness(plan.manners(), fetcher::get, ROBOT, clock);
    Tools tools =
        new Tools(
            fetcher,
            politeness,
            new FeedReader(),
            new Pages(fetcher, politeness, books, plan.pageBytes()),
            new Archive(kafka),
            new Lease(),
            clock,
            plan.feedBytes(),
            plan.pages());
    var consumer = kafka.stickyConsumer("ingest-feeds", group);
    Poller poller =
        new Poller(
            consumer,
            new Committer(kafka),
            new Ledger(new Pacing(plan.bounds())),
            tools,
            books,
            new FeedTable(new DeadLetters("ingest", clock, metrics), new Restorer(kafka, group)),
            plan.concurrency(),
            RandomGenerator.getDefault());
    Health.Worker account = health.worker("poller", Duration.ofMinutes(1));
    return new Ingesting(
        WorkerThread.start(
            "ingest-poller", account, stopping -> poller.run(stopping, account), consumer::wakeup));
  }

  /** Hands in what is done and leaves the group. */
  @Override
  public void close() {
    worker.close();
  }
}
