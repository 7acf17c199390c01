package cotejo.standalone;

import cotejo.service.Termination;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a person sees of a run: how far it is, and where to look. */
final class Watch {
  private static final Duration LOOK = Duration.ofMillis(200);

  /** A quiet moment of this length means that the newsroom's first articles are all through. */
  private static final Duration QUIET = Duration.ofMillis(1_200);

  /** Nothing at all for so long: what is missing will not come. */
  private static final Duration STALLED = Duration.ofSeconds(20);

  private final Everything everything;
  private final @Nullable Sample sample;
  private final Progress progress;

  Watch(Everything everything, @Nullable Sample sample, Progress progress) {
    this.everything = everything;
    this.sample = sample;
    this.progress = progress;
  }

  /** Waits until the first articles have their verdicts, cuts a digest, waits for its mail. */
  void firstDigest(BooleanSupplier asked) throws InterruptedException {
    everything.alert().subscribeToAll(Sample.READER, "en");
    long last = 0;
    long since = System.nanoTime();
    while (!asked.getAsBoolean()) {
      long taken = everything.alert().verdictsTaken();
      progress.now(taken + " articles read and judged");
      if (taken != last) {
        last = taken;
        since = System.nanoTime();
      } else if (taken > 0 && System.nanoTime() - since > quiet(taken).toNanos()) {
        break;
      }
      Thread.sleep(LOOK);
    }
    everything.alert().cutNow();
    progress.now(last + " articles read and judged; the first digest is out");
  }

  /** A slow machine may pause between two articles: while many are missing, wait longer. */
  private Duration quiet(long taken) {
    return sample != null && taken < sample.newsroom().articlesOut() * 9L / 10 ? STALLED : QUIET;
  }

  String addresses() {
    StringBuilder text = new StringBuilder();
    text.append("\n  digest      ").append(everything.alert().address()).append("/\n");
    if (sample != null) {
      text.append("  mailbox     ").append(sample.mailbox().address()).append("/\n");
      text.append("  newsroom    ").append(sample.newsroom().address()).append("/\n");
    }
    text.append("  metrics     ");
    text.append(metrics(everything.ingest().port())).append("  ");
    text.append(metrics(everything.classify().port())).append("  ");
    text.append(metrics(everything.alert().metricsPort())).append('\n');
    text.append("  kafka       ").append(everything.bootstrap()).append("\n\n  Ctrl-C stops it.\n");
    return text.toString();
  }

  private static String metrics(int port) {
    return "http://127.0.0.1:" + port + "/metrics";
  }

  /** Shows how many articles have come through, until somebody asks the process to end. */
  void untilAsked(Termination termination) throws InterruptedException {
    while (!termination.await(Duration.ofSeconds(1))) {
      long taken = everything.alert().verdictsTaken();
      progress.now(
          sample == null
              ? taken + " articles read and judged"
              : "%d articles read and judged; the newsroom has published %d of %d; %d mails"
                  .formatted(
                      taken,
                      sample.newsroom().articlesOut(),
                      sample.newsroom().articlesInAll(),
                      sample.mailbox().received()));
    }
  }
}
