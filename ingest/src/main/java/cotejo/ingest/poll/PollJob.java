package cotejo.ingest.poll;

import cotejo.events.FeedState;
import cotejo.ingest.feed.FeedDocument;
import cotejo.ingest.feed.FeedReading;
import cotejo.ingest.feed.PollHints;
import cotejo.ingest.fetch.Answer;
import cotejo.ingest.fetch.FetchRequest;
import cotejo.ingest.fetch.FetchResult;
import cotejo.ingest.polite.Turn;
import cotejo.ingest.schedule.Wishes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One poll of one feed, on a virtual thread of its own: asks for the feed, reads what is new, and
 * reports in portions. Decides nothing about revisions and writes nothing.
 */
final class PollJob implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PollJob.class);

  /** Articles are handed over in portions, so that a long list does not hold the first one back. */
  private static final int PORTION = 8;

  private static final long PAUSE_NANOS = 1_000_000_000;

  private final Watched watched;
  private final FeedState state;
  private final Tools tools;
  private final Consumer<Report> reports;
  private final List<Finding> portion = new ArrayList<>();
  private long handedOver = System.nanoTime();
  private int read;

  /**
   * @param state as it was when the poll began
   * @param reports where portions go
   */
  PollJob(Watched watched, FeedState state, Tools tools, Consumer<Report> reports) {
    this.watched = watched;
    this.state = state;
    this.tools = tools;
    this.reports = reports;
  }

  @Override
  public void run() {
    Ending ending;
    try {
      ending = poll();
    } catch (InterruptedException e) {
      ending = new Ending.Abandoned();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.atError().addKeyValue("feed", state.feedId()).setCause(e).log("poll went wrong");
      ending = new Ending.Failed(PollFailure.INTERNAL, String.valueOf(e), null, null);
    }
    reports.accept(new Report(watched, portion, ending, new CompletableFuture<>()));
  }

  private Ending poll() throws InterruptedException {
    if (!tools.mayGoOn(watched)) {
      return new Ending.Abandoned();
    }
    Watched.Pushed document = watched.nextPushed();
    if (document != null) {
      return pushed(document);
    }
    URI url = state.url();
    FetchResult result;
    switch (tools.politeness().feed(url)) {
      case Turn.Later(Instant until) -> {
        return new Ending.PutOff(until);
      }
      case Turn.Disallowed no -> {
        return new Ending.Abandoned();
      }
      case Turn.Granted(Turn.Slot slot) -> {
        try (slot) {
          result =
              tools
                  .fetcher()
                  .get(
                      FetchRequest.feed(
                          url, state.etag(), state.lastModified(), tools.maxFeedBytes()));
        }
      }
    }
    tools.politeness().heardFeed(url, result);
    return switch (result) {
      case FetchResult.Fetched fetched -> document(fetched);
      case FetchResult.NotModified(Answer answer) ->
          new Finder(watched, state.feedId(), tools).lookAgain(state.known(), Set.of(), portion)
              ? new Ending.Unchanged(answer.movedTo(), answer.freshFor())
              : new Ending.Abandoned();
      case FetchResult.Refused(Answer answer) ->
          new Ending.Failed(
              PollFailure.ofStatus(answer.status()),
              "the server answered " + answer.status(),
              answer.askedToWait(tools.clock().instant()),
              answer.movedTo());
      case FetchResult.Failed(FetchResult.Reason reason, String detail) ->
          reason == FetchResult.Reason.CANCELLED
              ? new Ending.Abandoned()
              : new Ending.Failed(PollFailure.of(reason), detail, null, null);
    };
  }

  private Ending document(FetchResult.Fetched fetched) throws InterruptedException {
    Answer answer = fetched.answer();
    FeedReading reading =
        tools.reader().read(answer.body(), answer.header("Content-Type"), answer.url());
    return switch (reading) {
      case FeedReading.NotAFeed(FeedReading.Reason reason, String detail, String title) ->
          new Ending.Failed(
              PollFailure.NOT_A_FEED,
              title == null ? detail : detail + " (\"" + title + "\")",
              null,
              answer.movedTo());
      case FeedReading.Read(FeedDocument feed) -> entries(feed, fetched);
    };
  }

  private Ending pushed(Watched.Pushed document) throws InterruptedException {
    FeedReading reading = tools.reader().read(document.body(), document.contentType(), state.url());
    if (!(reading instanceof FeedReading.Read(FeedDocument feed))) {
      return new Ending.Pushed(0, false);
    }
    Walk walk = walk(feed);
    return walk == null ? new Ending.Abandoned() : new Ending.Pushed(walk.fresh(), walk.pending());
  }

  private Ending entries(FeedDocument feed, FetchResult.Fetched fetched)
      throws InterruptedException {
    Walk walk = walk(feed);
    if (walk == null) {
      return new Ending.Abandoned();
    }
    Answer answer = fetched.answer();
    return new Ending.Changed(
        answer.header("ETag"),
        answer.header("Last-Modified"),
        answer.movedTo(),
        wishes(feed.hints(), answer.freshFor()),
        walk.order(),
        walk.fresh(),
        walk.overlap(),
        fetched.delta(),
        walk.pending(),
        feed.items().stream()
            .map(item -> item.publishedAt())
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList(),
        Hubs.of(feed),
        Hubs.topic(feed, answer));
  }

  /** What was met on the way through a document; see {@link Ending.Changed}. */
  private record Walk(List<String> order, int fresh, boolean overlap, boolean pending) {}

  /** Null when the poll must not go on. */
  private @Nullable Walk walk(FeedDocument feed) throws InterruptedException {
    Map<String, FeedState.Known> known = new HashMap<>();
    state.known().forEach(one -> known.put(one.entry(), one));
    Finder finder = new Finder(watched, state.feedId(), tools);
    Set<String> dealtWith = new HashSet<>();
    Set<String> met = new HashSet<>();
    List<String> order = new ArrayList<>();
    int fresh = 0;
    boolean pending = false;
    for (Entry entry : Entry.of(feed, state.feedId())) {
      if (!met.add(entry.key())) {
        portion.add(new Finding.Twice(entry));
        continue;
      }
      if (order.size() >= Entry.MOST) {
        portion.add(new Finding.Beyond(entry));
        continue;
      }
      order.add(entry.key());
      FeedState.Known before = known.get(entry.key());
      fresh += before == null ? 1 : 0;
      if (before != null && before.entryHash().equals(entry.hash())) {
        portion.add(new Finding.Same(entry));
        continue;
      }
      Finding finding = finder.find(entry, before);
      if (finding == null) {
        return null;
      }
      dealtWith.add(entry.key());
      pending |= finding instanceof Finding.Deferred;
      portion.add(finding);
      if (++read >= PORTION && System.nanoTime() - handedOver > PAUSE_NANOS && !handOver()) {
        return null;
      }
    }
    if (!finder.lookAgain(state.known(), dealtWith, portion)) {
      return null;
    }
    boolean overlap = known.isEmpty() || order.stream().anyMatch(known::containsKey);
    return new Walk(order, fresh, overlap, pending);
  }

  /** Hands over what was found so far and waits until it is committed. */
  private boolean handOver() throws InterruptedException {
    Report report = new Report(watched, portion, null, new CompletableFuture<>());
    portion.clear();
    read = 0;
    reports.accept(report);
    try {
      boolean committed = report.settled().get();
      handedOver = System.nanoTime();
      return committed;
    } catch (ExecutionException e) {
      return false;
    }
  }

  private static Wishes wishes(PollHints hints, @Nullable Duration freshFor) {
    return new Wishes(
        longest(longest(hints.ttl(), hints.updateEvery()), freshFor),
        hints.skipHours(),
        hints.skipDays());
  }

  static @Nullable Duration longest(@Nullable Duration a, @Nullable Duration b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) > 0 ? a : b;
  }
}
