package cotejo.ingest.polite;

import cotejo.ingest.fetch.Answer;
import cotejo.ingest.fetch.FetchRequest;
import cotejo.ingest.fetch.FetchResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Feeds and article pages of one registered domain share its connections and its budget. Whoever
 * fetches asks here first and reports the answer here after.
 */
public final class Politeness {
  private static final int MANY_DOMAINS = 20_000;

  private final Manners manners;
  private final Robots robots;
  private final InstantSource clock;
  private final Map<String, Budget> budgets = new ConcurrentHashMap<>();

  /**
   * @param fetch how to get a robots.txt
   * @param name the product token that robots.txt may address
   */
  public Politeness(
      Manners manners,
      Function<FetchRequest, FetchResult> fetch,
      String name,
      InstantSource clock) {
    this.manners = manners;
    this.clock = clock;
    this.robots = new Robots(fetch, name, clock);
  }

  /** Asks to fetch a feed. Feeds are published to be fetched, so robots.txt is not asked. */
  public Turn feed(URI url) throws InterruptedException {
    Budget budget = budget(url);
    Instant closed = budget.closed(clock.instant(), false);
    return closed != null ? new Turn.Later(closed) : take(budget);
  }

  /** When a domain that asked to be left alone opens again; null when it is open. */
  public @Nullable Instant closedUntil(URI url) {
    Budget budget = budgets.get(Domains.of(url));
    return budget == null ? null : budget.closed(clock.instant(), false);
  }

  /** Asks to fetch an article's page; waits for its turn, but no longer than the patience. */
  public Turn page(URI url) throws InterruptedException {
    Budget budget = budget(url);
    Instant closed = budget.closed(clock.instant(), true);
    if (closed != null) {
      return new Turn.Later(closed);
    }
    if (!robots.allows(url)) {
      return new Turn.Disallowed();
    }
    Duration asked = robots.crawlDelay(url);
    Duration gap = asked.compareTo(manners.pageGap()) > 0 ? asked : manners.pageGap();
    Instant now = clock.instant();
    Instant at = budget.bookPage(now, gap, manners.patience());
    if (at == null) {
      return new Turn.Later(budget.nextPageAt());
    }
    Thread.sleep(Duration.between(now, at));
    closed = budget.closed(clock.instant(), true);
    return closed != null ? new Turn.Later(closed) : take(budget);
  }

  private Turn take(Budget budget) throws InterruptedException {
    return budget.take(manners.patience())
        ? new Turn.Granted(budget::release)
        : new Turn.Later(clock.instant().plus(manners.patience()));
  }

  /** Learns from what a feed's server answered. */
  public void heardFeed(URI url, FetchResult result) {
    heard(url, result, false);
  }

  /** Learns from what a page's server answered. */
  public void heardPage(URI url, FetchResult result) {
    heard(url, result, true);
  }

  private void heard(URI url, FetchResult result, boolean page) {
    Answer answer =
        switch (result) {
          case FetchResult.Fetched fetched -> fetched.answer();
          case FetchResult.NotModified unchanged -> unchanged.answer();
          case FetchResult.Refused refused -> refused.answer();
          case FetchResult.Failed failed -> null;
        };
    Instant now = clock.instant();
    if (answer != null) {
      budget(url).heard(answer.status(), page, answer.askedToWait(now), now);
    } else if (result instanceof FetchResult.Failed(FetchResult.Reason reason, String detail)
        && isSilence(reason)) {
      budget(url).heardNothing(now);
    }
  }

  private static boolean isSilence(FetchResult.Reason reason) {
    return switch (reason) {
      case DNS, CONNECT, TLS, TIMEOUT -> true;
      case BAD_ADDRESS, FORBIDDEN_ADDRESS, TOO_LARGE, TOO_MANY_REDIRECTS, BROKEN, CANCELLED ->
          false;
    };
  }

  private Budget budget(URI url) {
    if (budgets.size() > MANY_DOMAINS) {
      Instant now = clock.instant();
      budgets.values().removeIf(budget -> budget.idle(now));
    }
    return budgets.computeIfAbsent(Domains.of(url), domain -> new Budget(manners.connections()));
  }
}
