package cotejo.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be processed, with its bytes as they were; the value on {@link
 * Topics#DEAD_LETTERS}.
 *
 * @param service who could not process it
 * @param topic where it came from
 * @param partition where it came from
 * @param offset where it came from
 * @param key the record's key, as it was; null when it had none
 * @param value the record's value, as it was; null when it had none
 * @param headers the record's headers, UTF-8
 * @param reason one of a fixed set, also a metric's label
 * @param detail a sentence that names the field or the place
 * @param failedAt UTC, our clock
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they were; equality is by origin
public record DeadLetter(
    String service,
    String topic,
    int partition,
    long offset,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Map<String, String> headers,
    Reason reason,
    String detail,
    Instant failedAt) {

  /** Why a record was set aside. */
  public enum Reason {
    /** The value is not JSON. */
    NOT_JSON,
    /** JSON, but a field is missing or refuses its value. */
    BAD_FIELD,
    /** Readable, but processing it failed. */
    FAILED
  }

  public DeadLetter {
    Require.text("service", service, 100);
    Require.text("topic", topic, 249);
    Require.atLeast("partition", partition, 0);
    if (offset < 0) {
      throw new IllegalArgumentException("offset is negative: " + offset);
    }
    headers = Map.copyOf(Require.present("headers", headers));
    Require.present("reason", reason);
    Require.text("detail", detail, 2_000);
    Require.present("failedAt", failedAt);
  }

  /** Where the record came from, also the Kafka key: {@code topic/partition/offset}. */
  public String id() {
    return topic + "/" + partition + "/" + offset;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeadLetter that && id().equals(that.id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }
}
