package cotejo.service;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker on a thread of its own. It runs until it is told to stop; if it dies of anything else,
 * the health page turns red and says why.
 */
public final class WorkerThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerThread.class);

  /** How long a worker may take to finish what it has in hand: of the 10 s that a stop may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Thread thread;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Runnable wakeup;

  /** What a worker does; it returns soon after {@code stopping} answers true. */
  @FunctionalInterface
  public interface Body {
    void run(BooleanSupplier stopping) throws Exception;
  }

  private WorkerThread(String name, Health.Worker health, Body body, Runnable wakeup) {
    this.wakeup = wakeup;
    this.thread = Thread.ofPlatform().name(name).unstarted(() -> run(name, health, body));
  }

  /**
   * Starts {@code body}.
   *
   * @param wakeup called once when it is to stop, to end a blocking wait
   */
  public static WorkerThread start(String name, Health.Worker health, Body body, Runnable wakeup) {
    WorkerThread worker = new WorkerThread(name, health, body, wakeup);
    worker.thread.start();
    return worker;
  }

  private void run(String name, Health.Worker health, Body body) {
    try {
      body.run(stopping::get);
      if (!stopping.get()) {
        health.died("ended without being told to");
        LOG.atError().addKeyValue("worker", name).log("worker ended without being told to");
      }
    } catch (Exception | Error e) {
      if (!stopping.get()) {
        health.died("died: " + e);
        LOG.atError().addKeyValue("worker", name).setCause(e).log("worker died");
      }
    }
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** Tells it to stop and waits until it has. */
  @Override
  public void close() {
    stopping.set(true);
    wakeup.run();
    try {
      if (!thread.join(PATIENCE)) {
        LOG.atWarn().addKeyValue("worker", thread.getName()).log("worker did not stop in time");
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
