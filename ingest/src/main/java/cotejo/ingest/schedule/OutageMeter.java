package cotejo.ingest.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells our own outage from theirs: when nearly all domains fail at once, the network is ours. Not
 * safe for several threads.
 */
public final class OutageMeter {
  private static final Duration WINDOW = Duration.ofMinutes(2);
  private static final int FEWEST_DOMAINS = 5;
  private static final double SHARE = 0.8;
  private static final int MOST_DOMAINS = 1_000;

  private record Last(boolean failed, Instant at) {}

  private final LinkedHashMap<String, Last> domains = new LinkedHashMap<>();

  /**
   * Notes how a poll went.
   *
   * @param failed the network gave no answer at all; an answer of any status is no failure here
   */
  public void note(String domain, boolean failed, Instant now) {
    domains.remove(domain);
    domains.put(domain, new Last(failed, now));
    if (domains.size() > MOST_DOMAINS) {
      domains.remove(domains.firstEntry().getKey());
    }
    Instant old = now.minus(WINDOW);
    while (!domains.isEmpty() && domains.firstEntry().getValue().at().isBefore(old)) {
      domains.remove(domains.firstEntry().getKey());
    }
  }

  /** Whether it looks as if we were cut off. */
  public boolean cutOff(Instant now) {
    Instant old = now.minus(WINDOW);
    int all = 0;
    int failed = 0;
    for (Map.Entry<String, Last> entry : domains.entrySet()) {
      if (!entry.getValue().at().isBefore(old)) {
        all++;
        failed += entry.getValue().failed() ? 1 : 0;
      }
    }
    return all >= FEWEST_DOMAINS && failed >= SHARE * all;
  }
}
