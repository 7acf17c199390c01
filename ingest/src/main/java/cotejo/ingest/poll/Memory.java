package cotejo.ingest.poll;

import cotejo.events.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A feed's state while it is being brought up to date. */
final class Memory {
  /** So many entries are remembered even of a feed that carries few. */
  private static final int LEAST_KEPT = 60;

  private final FeedState before;
  private final Map<String, FeedState.Known> known = new LinkedHashMap<>();
  private final Map<String, FeedState.Known> met = new LinkedHashMap<>();

  java.net.URI url;
  @Nullable String etag;
  @Nullable String lastModified;
  long polls;
  @Nullable Instant lastPollAt;
  @Nullable Instant lastSuccessAt;
  Instant nextPollAt;
  Duration interval;
  int failures;
  FeedState.@Nullable Failure failure;
  FeedState.@Nullable Redirect redirect;
  boolean retired;
  long entriesSeen;
  FeedState.@Nullable Rhythm rhythm;
  FeedState.@Nullable Push push;

  Memory(FeedState before) {
    this.before = before;
    before.known().forEach(one -> known.put(one.entry(), one));
    url = before.url();
    etag = before.etag();
    lastModified = before.lastModified();
    polls = before.polls();
    lastPollAt = before.lastPollAt();
    lastSuccessAt = before.lastSuccessAt();
    nextPollAt = before.nextPollAt();
    interval = before.interval();
    failures = before.failures();
    failure = before.failure();
    redirect = before.redirect();
    retired = before.retired();
    entriesSeen = before.entriesSeen();
    rhythm = before.rhythm();
    push = before.push();
  }

  /** The state of a feed that was never polled. */
  static FeedState fresh(cotejo.events.Feed feed, Instant now) {
    return new FeedState(
        feed.id(),
        feed.url(),
        null,
        null,
        0,
        null,
        null,
        now,
        Duration.ZERO,
        0,
        null,
        null,
        false,
        0,
        List.of(),
        null,
        null);
  }

  FeedState.@Nullable Known known(String entry) {
    FeedState.Known now = met.get(entry);
    return now != null ? now : known.get(entry);
  }

  void know(FeedState.Known one) {
    if (known(one.entry()) == null) {
      entriesSeen++;
    }
    met.put(one.entry(), one);
  }

  Iterable<FeedState.Known> all() {
    List<FeedState.Known> all = new ArrayList<>(met.values());
    known.values().stream().filter(one -> !met.containsKey(one.entry())).forEach(all::add);
    return all;
  }

  /**
   * The new state: what stands in the document first, then what was met before.
   *
   * @param order the document's entries; empty when it was not read to its end
   * @param part the document is only the new part of the feed
   */
  FeedState state(List<String> order, boolean part) {
    Map<String, FeedState.Known> sorted = new LinkedHashMap<>();
    for (String entry : order) {
      FeedState.Known one = known(entry);
      if (one != null) {
        sorted.put(entry, one);
      }
    }
    for (FeedState.Known one : all()) {
      sorted.putIfAbsent(one.entry(), one);
    }
    int most =
        order.isEmpty() || part
            ? FeedState.MAX_KNOWN
            : Math.min(FeedState.MAX_KNOWN, Math.max(LEAST_KEPT, 2 * order.size()));
    return new FeedState(
        before.feedId(),
        url,
        etag,
        lastModified,
        polls,
        lastPollAt,
        lastSuccessAt,
        nextPollAt,
        interval,
        failures,
        failure,
        redirect,
        retired,
        entriesSeen,
        sorted.values().stream().limit(most).toList(),
        rhythm,
        push);
  }

  /** {@code state} with the places at which its articles now stand. */
  static FeedState placed(FeedState state, Map<String, String> places) {
    if (places.isEmpty()) {
      return state;
    }
    List<FeedState.Known> known =
        state.known().stream()
            .map(
                one ->
                    one.articleId() == null || !places.containsKey(one.articleId())
                        ? one
                        : new FeedState.Known(
                            one.entry(),
                            one.entryHash(),
                            one.articleId(),
                            one.revision(),
                            one.titleHash(),
                            one.textHash(),
                            one.link(),
                            one.tries(),
                            places.get(one.articleId()),
                            one.visit()))
            .toList();
    Memory memory = new Memory(state);
    memory.known.clear();
    known.forEach(one -> memory.known.put(one.entry(), one));
    return memory.state(List.of(), true);
  }

  FeedState.Rhythm rhythmOrNone() {
    return rhythm != null ? rhythm : new FeedState.Rhythm(0, null, Set.of(), Set.of(), 0);
  }
}
