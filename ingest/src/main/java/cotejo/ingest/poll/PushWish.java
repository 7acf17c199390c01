package cotejo.ingest.poll;

import cotejo.events.FeedState;
import cotejo.events.Hashes;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a feed's hub is asked, again or for the first time. */
final class PushWish {
  /** A hub that did not ask back is asked again after this. */
  private static final Duration PAUSE = Duration.ofHours(1);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final @Nullable String copy;

  /**
   * @param callback where hubs reach this copy; null when they cannot
   */
  PushWish(@Nullable URI callback) {
    this.copy = callback == null ? null : Hashes.sha256(callback.toString()).substring(0, 8);
  }

  /** The subscription after a feed was read: as it was, renewed, new, or none. */
  FeedState.@Nullable Push after(
      FeedState.@Nullable Push push, List<URI> hubs, @Nullable URI topic, Instant now) {
    if (copy == null || hubs.isEmpty() || topic == null) {
      return null;
    }
    URI hub = hubs.getFirst();
    if (push == null || !push.hub().equals(hub) || !push.topic().equals(topic)) {
      return asked(hub, topic, now);
    }
    return renewed(push, now);
  }

  /** The subscription after a feed was found unchanged. */
  FeedState.@Nullable Push renewed(FeedState.@Nullable Push push, Instant now) {
    if (copy == null || push == null) {
      return null;
    }
    if (!push.path().endsWith("-" + copy)) {
      // Another copy's callback: what the hub sends would not reach us.
      return asked(push.hub(), push.topic(), now);
    }
    boolean pausing = Duration.between(push.askedAt(), now).compareTo(PAUSE) < 0;
    if (pausing || (push.leaseUntil() != null && !endsSoon(push, push.leaseUntil(), now))) {
      return push;
    }
    return new FeedState.Push(
        push.hub(), push.topic(), push.path(), push.secret(), now, push.leaseUntil());
  }

  /** The last tenth of a lease is for renewing it. */
  private static boolean endsSoon(FeedState.Push push, Instant until, Instant now) {
    Duration whole = Duration.between(push.askedAt(), until);
    return now.isAfter(until.minus(whole.dividedBy(10)));
  }

  private FeedState.Push asked(URI hub, URI topic, Instant now) {
    return new FeedState.Push(hub, topic, random(16) + "-" + copy, random(32), now, null);
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Whether the hub tells us of news, so that asking the feed is only a precaution. */
  static boolean isActive(FeedState.@Nullable Push push, Instant now) {
    return push != null && push.leaseUntil() != null && push.leaseUntil().isAfter(now);
  }
}
