package cotejo.standalone.mailbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The last mails, and a count of all. */
final class Inbox {
  private final int room;
  private final InstantSource clock;
  private final Deque<Mail> newestFirst = new ArrayDeque<>();
  private long received;

  /**
   * @param room how many mails are kept
   */
  Inbox(int room, InstantSource clock) {
    this.room = room;
    this.clock = clock;
  }

  synchronized void add(String recipient, byte[] source) {
    received++;
    newestFirst.addFirst(Mail.of(received, clock.instant(), recipient, source));
    while (newestFirst.size() > room) {
      newestFirst.removeLast();
    }
    notifyAll();
  }

  synchronized long received() {
    return received;
  }

  synchronized List<Mail> newestFirst() {
    return List.copyOf(newestFirst);
  }

  synchronized Optional<Mail> find(long number) {
    return newestFirst.stream().filter(mail -> mail.number() == number).findFirst();
  }

  /** Waits until so many have come since the start; false when the time runs out first. */
  synchronized boolean await(long count, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (received < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
