package cotejo.ingest.polite;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be asked of one domain; fed by its answers. Guarded by its own monitor. */
final class Budget {
  /** After 429 without a Retry-After; doubled each time in a row. */
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);

  private static final Duration LONGEST_WAIT = Duration.ofHours(2);

  /** So many pages in a row that are forbidden are a limit, not an accident. */
  private static final int FORBIDDEN_IN_A_ROW = 3;

  private static final Duration FORBIDDEN_WAIT = Duration.ofHours(1);

  /** A domain that gave no answer so often in a row is left alone for a while. */
  private static final int SILENT_IN_A_ROW = 3;

  private static final Duration SILENT_WAIT = Duration.ofSeconds(5);

  /** Short, since the silence may be our own network's. */
  private static final Duration LONGEST_SILENT_WAIT = Duration.ofMinutes(2);

  private final int connections;
  private int used;
  private int waiting;
  private int limited;
  private int silent;
  private int forbidden;
  private Instant closedUntil = Instant.EPOCH;
  private Instant pagesClosedUntil = Instant.EPOCH;
  private Instant nextPageAt = Instant.EPOCH;

  Budget(int connections) {
    this.connections = connections;
  }

  /** Null when the domain is open at {@code now}, else when it opens again. */
  synchronized @Nullable Instant closed(Instant now, boolean page) {
    Instant until = page && pagesClosedUntil.isAfter(closedUntil) ? pagesClosedUntil : closedUntil;
    return until.isAfter(now) ? until : null;
  }

  /**
   * Books the next moment for a page, {@code gap} after the one before; null if that is too late.
   */
  synchronized @Nullable Instant bookPage(Instant now, Duration gap, Duration patience) {
    Instant at = nextPageAt.isAfter(now) ? nextPageAt : now;
    if (Duration.between(now, at).compareTo(patience) > 0) {
      return null;
    }
    nextPageAt = at.plus(gap);
    return at;
  }

  synchronized Instant nextPageAt() {
    return nextPageAt;
  }

  /** Waits for a connection; false when none came free in time. */
  synchronized boolean take(Duration patience) throws InterruptedException {
    long giveUp = System.nanoTime() + patience.toNanos();
    waiting++;
    try {
      while (used >= connections) {
        long left = (giveUp - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      used++;
      return true;
    } finally {
      waiting--;
    }
  }

  synchronized void release() {
    used--;
    notifyAll();
  }

  /** Learns that there was no answer. */
  synchronized void heardNothing(Instant now) {
    silent++;
    if (silent >= SILENT_IN_A_ROW) {
      Duration wait = SILENT_WAIT.multipliedBy(1L << Math.min(silent - SILENT_IN_A_ROW, 10));
      close(now, shorter(wait, LONGEST_SILENT_WAIT));
    }
  }

  /** Learns from an answer. */
  synchronized void heard(int status, boolean page, @Nullable Duration askedToWait, Instant now) {
    silent = 0;
    if (status == 429) {
      Duration own = FIRST_WAIT.multipliedBy(1L << Math.min(limited, 8));
      limited++;
      close(now, askedToWait != null ? askedToWait : shorter(own, LONGEST_WAIT));
    } else if (askedToWait != null) {
      close(now, askedToWait);
    } else if (status > 0 && status < 400) {
      limited = 0;
    }
    if (page) {
      forbidden = status == 403 ? forbidden + 1 : 0;
      if (forbidden >= FORBIDDEN_IN_A_ROW) {
        forbidden = 0;
        pagesClosedUntil = now.plus(FORBIDDEN_WAIT);
      }
    }
  }

  private void close(Instant now, Duration wait) {
    Instant until = now.plus(wait);
    closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Nothing is under way and nothing is remembered that still matters. */
  synchronized boolean idle(Instant now) {
    return used == 0
        && waiting == 0
        && limited == 0
        && silent == 0
        && forbidden == 0
        && !closedUntil.isAfter(now)
        && !pagesClosedUntil.isAfter(now)
        && !nextPageAt.isAfter(now);
  }
}
