package cotejo.ingest.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Who knows the subscriptions; asked by the receiver on its own threads. */
public interface Subscriptions {

  /** The secret of the subscription at {@code path}; null when there is none. */
  @Nullable String secret(String path);

  /**
   * A hub asks whether we meant it (section 5.3).
   *
   * @param subscribing false when the hub ends the subscription
   * @param lease how long it lasts
   * @return whether we did
   */
  boolean confirm(String path, String topic, boolean subscribing, Duration lease);

  /** The hub will not serve the subscription (section 5.2). */
  void denied(String path, String reason);

  /** Content whose signature was checked. */
  void content(String path, byte[] body, @Nullable String contentType);

  /** Counts what became of a delivery. */
  void counted(Delivery delivery);

  /** What became of a delivery; also a metric's label. */
  enum Delivery {
    TAKEN,
    BAD_SIGNATURE,
    UNKNOWN,
    TOO_LARGE
  }
}
