package cotejo.ingest.poll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one report adds to the books once it is committed. */
final class Tally {

  /** What an entry became; with a rejection's reason also a metric's label. */
  enum Outcome {
    NEW,
    REVISED,
    DELETED,
    KNOWN,
    DUPLICATE,
    DEFERRED,
    REJECTED
  }

  private final Map<Outcome, Integer> entries = new EnumMap<>(Outcome.class);
  private final Map<Finding.Reason, Integer> rejections = new EnumMap<>(Finding.Reason.class);
  private final List<Duration> publicationLags = new ArrayList<>();
  private boolean changed;
  private boolean unchanged;
  private boolean lost;
  private @Nullable PollFailure failure;

  void entry(Outcome outcome) {
    entries.merge(outcome, 1, Integer::sum);
  }

  void rejected(Finding.Reason reason) {
    entry(Outcome.REJECTED);
    rejections.merge(reason, 1, Integer::sum);
  }

  void publishedAfter(Duration lag) {
    publicationLags.add(lag);
  }

  void changed(boolean entriesLost) {
    changed = true;
    lost = entriesLost;
  }

  void unchanged() {
    unchanged = true;
  }

  void failed(PollFailure why) {
    failure = why;
  }

  Map<Outcome, Integer> entries() {
    return entries;
  }

  Map<Finding.Reason, Integer> rejections() {
    return rejections;
  }

  List<Duration> publicationLags() {
    return publicationLags;
  }

  boolean hasChanged() {
    return changed;
  }

  boolean isUnchanged() {
    return unchanged;
  }

  boolean hasLost() {
    return lost;
  }

  @Nullable PollFailure failure() {
    return failure;
  }
}
