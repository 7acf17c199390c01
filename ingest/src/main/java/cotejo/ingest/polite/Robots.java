package cotejo.ingest.polite;

import cotejo.ingest.fetch.Answer;
import cotejo.ingest.fetch.FetchRequest;
import cotejo.ingest.fetch.FetchResult;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** What robots.txt says of each origin (RFC 9309), kept for at most a day. */
final class Robots {
  /** RFC 9309, section 2.5: at least 500 KiB must be read. */
  private static final long LARGEST = 512 * 1024;

  /** RFC 9309, section 2.4. */
  private static final Duration KEPT = Duration.ofHours(24);

  /** A robots.txt that could not be had closes the site; it is asked for again after this. */
  private static final Duration KEPT_UNREACHABLE = Duration.ofMinutes(10);

  private static final int MOST_ORIGINS = 20_000;

  private record Rules(BaseRobotRules rules, Instant until) {}

  private final Function<FetchRequest, FetchResult> fetch;
  private final String name;
  private final InstantSource clock;
  private final Map<String, Rules> known = new ConcurrentHashMap<>();
  private final ReentrantLock[] locks = new ReentrantLock[64];

  /**
   * @param name the product token that a group in robots.txt may address
   */
  Robots(Function<FetchRequest, FetchResult> fetch, String name, InstantSource clock) {
    this.fetch = fetch;
    this.name = name;
    this.clock = clock;
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  boolean allows(URI page) {
    return of(page).isAllowed(page.toString());
  }

  /** The pause that the site asks for between two requests; zero when it asks for none. */
  Duration crawlDelay(URI page) {
    long millis = of(page).getCrawlDelay();
    return millis > 0 ? Duration.ofMillis(millis) : Duration.ZERO;
  }

  private BaseRobotRules of(URI page) {
    String origin = Domains.origin(page);
    Rules rules = known.get(origin);
    if (rules != null && rules.until().isAfter(clock.instant())) {
      return rules.rules();
    }
    ReentrantLock lock = locks[Math.floorMod(origin.hashCode(), locks.length)];
    lock.lock();
    try {
      rules = known.get(origin);
      if (rules == null || !rules.until().isAfter(clock.instant())) {
        rules = read(page);
        if (known.size() >= MOST_ORIGINS) {
          known.values().removeIf(old -> !old.until().isAfter(clock.instant()));
        }
        if (known.size() < MOST_ORIGINS) {
          known.put(origin, rules);
        }
      }
      return rules.rules();
    } finally {
      lock.unlock();
    }
  }

  private Rules read(URI page) {
    URI address = page.resolve("/robots.txt");
    Instant now = clock.instant();
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    return switch (fetch.apply(FetchRequest.plain(address, LARGEST))) {
      case FetchResult.Fetched(Answer answer) -> {
        String type = answer.header("Content-Type");
        yield new Rules(
            parser.parseContent(
                address.toString(),
                answer.body(),
                type == null ? "text/plain" : type,
                List.of(name)),
            now.plus(KEPT));
      }
      // RFC 9309, section 2.3.1.3: not there means nothing is forbidden; 2.3.1.4: a server in
      // trouble means everything is.
      case FetchResult.Refused(Answer answer) ->
          answer.status() >= 400 && answer.status() < 500 && answer.status() != 429
              ? new Rules(parser.failedFetch(404), now.plus(KEPT))
              : new Rules(parser.failedFetch(503), now.plus(KEPT_UNREACHABLE));
      case FetchResult.NotModified n -> new Rules(parser.failedFetch(404), now.plus(KEPT));
      case FetchResult.Failed(FetchResult.Reason reason, String detail) ->
          reason == FetchResult.Reason.TOO_LARGE || reason == FetchResult.Reason.TOO_MANY_REDIRECTS
              ? new Rules(parser.failedFetch(404), now.plus(KEPT))
              : new Rules(parser.failedFetch(503), now.plus(KEPT_UNREACHABLE));
    };
  }
}
