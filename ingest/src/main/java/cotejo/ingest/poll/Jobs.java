package cotejo.ingest.poll;

import cotejo.events.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The polls under way, a virtual thread each. Started on the poller's thread only. */
final class Jobs {
  private final FeedTable table;
  private final Tools tools;
  private final IngestBooks books;
  private final Consumer<Report> reports;
  private final int concurrency;
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  /**
   * @param reports where polls hand in what they find; called on their threads
   * @param concurrency polls at once
   */
  Jobs(FeedTable table, Tools tools, IngestBooks books, Consumer<Report> reports, int concurrency) {
    this.table = table;
    this.tools = tools;
    this.books = books;
    this.reports = reports;
    this.concurrency = concurrency;
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  void interrupt() {
    running.forEach(Thread::interrupt);
  }

  /** Starts what is due, as long as the feeds are certainly ours. */
  void startDue() {
    if (!tools.lease().holds()) {
      return;
    }
    Instant now = tools.clock().instant();
    while (running.size() < concurrency) {
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
    PollJob job = new PollJob(due, state, tools, reports);
    Thread thread =
        Thread.ofVirtual()
            .name("poll-" + state.feedId())
            .unstarted(
                () -> {
                  try {
                    job.run();
                  } finally {
                    running.remove(Thread.currentThread());
                    books.ended();
                  }
                });
    running.add(thread);
    thread.start();
  }
}
