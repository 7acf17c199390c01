package cotejo.ingest.poll;

import cotejo.events.FeedState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One partition of the topic of feeds for as long as it is ours. */
final class Assignment {
  private final TopicPartition partition;
  private final Map<String, Watched> feeds = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Watched>> outlets = new ConcurrentHashMap<>();
  private volatile CompletableFuture<Restored> restored = new CompletableFuture<>();
  private volatile boolean ours = true;
  private volatile boolean ready;
  private final List<ConsumerRecord<String, byte[]>> held = new ArrayList<>();

  /**
   * What was found when the partition became ours.
   *
   * @param states what the copy before remembered
   * @param unreadable records of the topic of states that nobody has dealt with yet
   * @param statesEnd that topic was read up to here
   * @param feedsEnd the topic of feeds must be read up to here before polling begins
   * @param committed the group's offset; records before it were dealt with
   */
  record Restored(
      Map<String, FeedState> states,
      List<ConsumerRecord<String, byte[]>> unreadable,
      long statesEnd,
      long feedsEnd,
      long committed) {}

  Assignment(TopicPartition partition) {
    this.partition = partition;
  }

  TopicPartition partition() {
    return partition;
  }

  /** False as soon as another copy may have it. */
  boolean ours() {
    return ours;
  }

  void lost() {
    ours = false;
  }

  boolean ready() {
    return ready;
  }

  void ready(boolean now) {
    ready = now;
  }

  CompletableFuture<Restored> restored() {
    return restored;
  }

  /** Forgets what was restored, to restore it again. */
  void restoring(CompletableFuture<Restored> again) {
    ready = false;
    restored = again;
  }

  /** Records that cannot be read, until it is known which of them were dealt with before. */
  List<ConsumerRecord<String, byte[]>> held() {
    return held;
  }

  Collection<Watched> feeds() {
    return feeds.values();
  }

  /** Null when the feed is not watched. */
  @Nullable Watched feed(String id) {
    return feeds.get(id);
  }

  void watch(Watched watched) {
    String id = watched.feed().id();
    feeds.put(id, watched);
    outlets
        .computeIfAbsent(FeedPartition.outlet(id), outlet -> new ConcurrentHashMap<>())
        .put(id, watched);
  }

  void unwatch(String id) {
    feeds.remove(id);
    Map<String, Watched> outlet = outlets.get(FeedPartition.outlet(id));
    if (outlet != null) {
      outlet.remove(id);
    }
  }

  /** The states of an outlet's other feeds. */
  List<FeedState> siblings(String feedId) {
    List<FeedState> siblings = new ArrayList<>();
    for (Watched other : outlets.getOrDefault(FeedPartition.outlet(feedId), Map.of()).values()) {
      FeedState state = other.state();
      if (state != null && !other.feed().id().equals(feedId)) {
        siblings.add(state);
      }
    }
    return siblings;
  }
}
