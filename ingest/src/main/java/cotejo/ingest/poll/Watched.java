package cotejo.ingest.poll;

import cotejo.events.Feed;
import cotejo.events.FeedState;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A feed that this copy polls. Changed by the poller's thread only; jobs read it. */
final class Watched {
  private static final int MOST_PUSHED = 4;

  private final Assignment assignment;
  private volatile Feed feed;
  private volatile @Nullable FeedState state;
  private volatile boolean underWay;
  private volatile Instant dueAt = Instant.EPOCH;
  private final ArrayBlockingQueue<Pushed> pushed = new ArrayBlockingQueue<>(MOST_PUSHED);
  private long addedAt;

  Watched(Assignment assignment, Feed feed, long addedAt) {
    this.assignment = assignment;
    this.feed = feed;
    this.addedAt = addedAt;
  }

  /** A document that a hub sent. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Pushed(byte[] body, @Nullable String contentType) {}

  /** Puts a document by until the feed is next taken up; false when too many wait already. */
  boolean push(Pushed document) {
    return pushed.offer(document);
  }

  boolean hasPushed() {
    return !pushed.isEmpty();
  }

  @Nullable Pushed nextPushed() {
    return pushed.poll();
  }

  Assignment assignment() {
    return assignment;
  }

  Feed feed() {
    return feed;
  }

  /** Milliseconds since 1970: when its record was written. */
  long addedAt() {
    return addedAt;
  }

  void replace(Feed newer, long when) {
    feed = newer;
    addedAt = when;
  }

  /** Null until its assignment is restored. */
  @Nullable FeedState state() {
    return state;
  }

  void state(FeedState newer) {
    state = newer;
  }

  boolean underWay() {
    return underWay;
  }

  void underWay(boolean now) {
    underWay = now;
  }

  /** When it is polled next; later than its state says while its site wants to be left alone. */
  Instant dueAt() {
    return dueAt;
  }

  void dueAt(Instant at) {
    dueAt = at;
  }
}
