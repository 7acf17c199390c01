package cotejo.ingest.poll;

import java.time.Duration;

/**
 * How long the group has certainly held us for a member. A copy that was stopped and continued has
 * been put out without knowing it; it asks no server for anything before it has made sure.
 */
final class Lease {
  /** Well under the group's session timeout of 10 s, so that it ends before a successor begins. */
  private static final Duration VALID = Duration.ofSeconds(6);

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int LOOK_AGAIN_MS = 20;

  private volatile long confirmedAt = System.nanoTime() - VALID.toNanos();

  /**
   * The group accepted something from us.
   *
   * @param askedAt {@link System#nanoTime()} before it was asked
   */
  void confirmed(long askedAt) {
    confirmedAt = askedAt;
  }

  boolean holds() {
    return System.nanoTime() - confirmedAt < VALID.toNanos();
  }

  /** Whether it is time to ask the group again. */
  boolean isOld() {
    return System.nanoTime() - confirmedAt > VALID.dividedBy(3).toNanos();
  }

  /** Waits until the lease holds; false when the assignment is not ours any more. */
  boolean await(Assignment assignment) throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (assignment.ours()) {
      if (holds()) {
        return true;
      }
      if (System.nanoTime() > giveUp) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
    return false;
  }
}
