package cotejo.ingest.poll;

import cotejo.events.FeedState;
import cotejo.ingest.push.Hub;
import cotejo.ingest.push.Subscriptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between hubs and the poller: who is subscribed where, and what came in. */
final class PushDesk implements Subscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(PushDesk.class);

  private final @Nullable Hub hub;
  private final InstantSource clock;
  private final IngestBooks books;
  private final Map<String, Watched> subscribed = new ConcurrentHashMap<>();
  private volatile Consumer<Report> reports = report -> {};
  private volatile Consumer<Watched> nudge = watched -> {};

  /**
   * @param hub null where hubs cannot reach us
   */
  PushDesk(@Nullable Hub hub, InstantSource clock, IngestBooks books) {
    this.hub = hub;
    this.clock = clock;
    this.books = books;
  }

  void connect(Consumer<Report> toReports, Consumer<Watched> toNudge) {
    reports = toReports;
    nudge = toNudge;
  }

  /** A feed's state was committed or restored; asks the hub when the state says so. */
  void settled(Watched watched, @Nullable FeedState before, FeedState after) {
    FeedState.Push push = after.push();
    FeedState.Push old = before == null ? null : before.push();
    if (old != null && (push == null || !push.path().equals(old.path()))) {
      subscribed.remove(old.path());
    }
    if (push == null) {
      return;
    }
    subscribed.put(push.path(), watched);
    boolean ask = before != null && (old == null || !old.askedAt().equals(push.askedAt()));
    if (ask && hub != null) {
      Hub asking = hub;
      Thread.ofVirtual().name("hub").start(() -> asking.ask(push));
    }
  }

  private FeedState.@Nullable Push push(String path) {
    Watched watched = subscribed.get(path);
    if (watched == null || !watched.assignment().ours()) {
      subscribed.remove(path);
      return null;
    }
    FeedState state = watched.state();
    FeedState.Push push = state == null ? null : state.push();
    return push != null && push.path().equals(path) ? push : null;
  }

  @Override
  public @Nullable String secret(String path) {
    FeedState.Push push = push(path);
    return push == null ? null : push.secret();
  }

  @Override
  public boolean confirm(String path, String topic, boolean subscribing, Duration lease) {
    FeedState.Push push = push(path);
    Watched watched = subscribed.get(path);
    boolean ours = push != null && watched != null && push.topic().toString().equals(topic);
    if (!subscribing) {
      // We never end a subscription; only one that we do not know may be ended.
      return !ours;
    }
    if (ours) {
      reports.accept(
          new Report(
              watched,
              List.of(),
              new Ending.Leased(path, clock.instant().plus(lease)),
              new CompletableFuture<>()));
    }
    return ours;
  }

  @Override
  public void denied(String path, String reason) {
    LOG.atInfo().addKeyValue("reason", reason).log("a hub denies a subscription; polling goes on");
  }

  @Override
  public void content(String path, byte[] body, @Nullable String contentType) {
    Watched watched = subscribed.get(path);
    if (watched != null && watched.push(new Watched.Pushed(body, contentType))) {
      nudge.accept(watched);
    }
  }

  @Override
  public void counted(Delivery delivery) {
    books.delivery(delivery);
  }
}
