package cotejo.ingest.poll;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Where feeds and their states stand: the outlet's part of the key decides. */
final class FeedPartition {
  private FeedPartition() {}

  /** The partition of {@code feedId} on a topic of {@code partitions} partitions. */
  static int of(String feedId, int partitions) {
    byte[] outlet = outlet(feedId).getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(outlet)) % partitions;
  }

  /** The part of a feed's id that all feeds of an outlet share. */
  static String outlet(String feedId) {
    int slash = feedId.lastIndexOf('/');
    return slash < 0 ? feedId : feedId.substring(0, slash);
  }
}
