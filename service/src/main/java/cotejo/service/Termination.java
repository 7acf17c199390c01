package cotejo.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for SIGTERM or Ctrl-C and holds the JVM open until the service has closed. */
public final class Termination {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private Termination() {}

  /** Begins to listen for the signals. */
  public static Termination listen() {
    Termination termination = new Termination();
    Runtime.getRuntime().addShutdownHook(new Thread(termination::hold, "termination"));
    return termination;
  }

  private void hold() {
    asked.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Blocks until somebody asks the process to end. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /** Waits at most so long; whether somebody has asked. */
  public boolean await(Duration patience) throws InterruptedException {
    return asked.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether somebody has asked. */
  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Says that all is closed, so that the JVM may end. */
  public void done() {
    closed.countDown();
  }
}
