package cotejo.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Is the service alive (no worker dead), and ready (and Kafka and its other parts in reach)?
 * Workers report; the health pages ask.
 */
public final class Health {
  private final InstantSource clock;
  private final Map<String, Worker> workers = new ConcurrentHashMap<>();
  private final Map<String, Supplier<@Nullable String>> parts = new ConcurrentHashMap<>();

  public Health(InstantSource clock) {
    this.clock = clock;
  }

  /** What a page shows: a sentence for each part that is not well; empty when all is. */
  public record Report(Map<String, String> troubles) {
    public Report {
      troubles = Map.copyOf(troubles);
    }

    public boolean well() {
      return troubles.isEmpty();
    }
  }

  /** One worker's own account of itself. */
  public final class Worker {
    private final Duration silence;
    private volatile Instant lastSign;
    private volatile @Nullable String died;
    private volatile @Nullable String trouble;

    private Worker(Duration silence) {
      this.silence = silence;
      this.lastSign = clock.instant();
    }

    /** It has just done a round, and what it depends on answered. */
    public void wellNow() {
      lastSign = clock.instant();
      trouble = null;
    }

    /** It goes on trying, but what it depends on does not answer. */
    public void trouble(String sentence) {
      lastSign = clock.instant();
      trouble = sentence;
    }

    /** It has ended and will not come back. */
    public void died(String sentence) {
      died = sentence;
    }

    private @Nullable String deadOrSilent() {
      if (died != null) {
        return died;
      }
      Duration since = Duration.between(lastSign, clock.instant());
      return since.compareTo(silence) > 0
          ? "no sign of life for " + since.toSeconds() + " s"
          : null;
    }
  }

  /**
   * Announces a worker.
   *
   * @param silence how long it may go without a sign before it counts as dead
   */
  public Worker worker(String name, Duration silence) {
    Worker worker = new Worker(silence);
    workers.put(name, worker);
    return worker;
  }

  /** A part that says what is wrong with it, or null; asked at every look, so it must be quick. */
  public void part(String name, Supplier<@Nullable String> trouble) {
    parts.put(name, trouble);
  }

  /** Dead or silent workers. */
  public Report live() {
    Map<String, String> troubles = new TreeMap<>();
    workers.forEach(
        (name, worker) -> {
          String dead = worker.deadOrSilent();
          if (dead != null) {
            troubles.put(name, dead);
          }
        });
    return new Report(troubles);
  }

  /** Those, and whatever keeps the service from doing its work now. */
  public Report ready() {
    Map<String, String> troubles = new TreeMap<>(live().troubles());
    workers.forEach(
        (name, worker) -> {
          String trouble = worker.trouble;
          if (trouble != null) {
            troubles.putIfAbsent(name, trouble);
          }
        });
    parts.forEach(
        (name, supplier) -> {
          String trouble = supplier.get();
          if (trouble != null) {
            troubles.putIfAbsent(name, trouble);
          }
        });
    return new Report(troubles);
  }
}
