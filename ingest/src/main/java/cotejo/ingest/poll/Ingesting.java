package cotejo.ingest.poll;

import cotejo.ingest.feed.FeedReader;
import cotejo.ingest.fetch.Fetcher;
import cotejo.ingest.polite.Politeness;
import cotejo.ingest.push.Hub;
import cotejo.ingest.push.PushReceiver;
import cotejo.ingest.schedule.Pacing;
import cotejo.service.DeadLetters;
import cotejo.service.Health;
import cotejo.service.Kafka;
import cotejo.service.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The room's door: polls feeds until it is closed. */
public final class Ingesting implements AutoCloseable {
  /** The product token that robots.txt may address. */
  private static final String ROBOT = "cotejo";

  private final WorkerThread worker;

  private final @Nullable PushReceiver receiver;

  private Ingesting(WorkerThread worker, @Nullable PushReceiver receiver) {
    this.receiver = receiver;
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
    new FeedList(kafka, clock).checkPartitions();
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
            plan.pages(),
            plan.revisits());
    PushDesk pushes =
        new PushDesk(
            plan.callback() == null ? null : new Hub(fetcher, plan.callback()), clock, books);
    PushReceiver receiver =
        plan.callback() == null
            ? null
            : PushReceiver.open(plan.pushHost(), plan.pushPort(), pushes, (int) plan.feedBytes());
    var consumer = kafka.stickyConsumer("ingest-feeds", group);
    FeedTable table =
        new FeedTable(
            new DeadLetters("ingest", clock, metrics), new Restorer(kafka, group), pushes);
    Decider decider =
        new Decider(
            new Ledger(new Pacing(plan.bounds()), new PushWish(plan.callback())),
            books,
            RandomGenerator.getDefault());
    Inbox inbox = new Inbox(consumer, new Committer(kafka), decider, table, tools, books, pushes);
    Poller poller =
        new Poller(
            consumer,
            table,
            inbox,
            new Jobs(table, tools, books, inbox::add, plan.concurrency()),
            tools,
            books,
            new FeedGauges(metrics, plan.feedMetrics()),
            pushes);
    Health.Worker account = health.worker("poller", Duration.ofMinutes(1));
    return new Ingesting(
        WorkerThread.start(
            "ingest-poller", account, stopping -> poller.run(stopping, account), consumer::wakeup),
        receiver);
  }

  /** Hands in what is done and leaves the group. */
  @Override
  public void close() {
    if (receiver != null) {
      receiver.close();
    }
    worker.close();
  }
}
