package cotejo.events;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic as a value.
 *
 * @param name the topic's name
 * @param key what the key is
 * @param type what the value is
 * @param eventType the CloudEvents type of its messages
 * @param writer the service that writes it, or "any"
 * @param readers the services that read it
 * @param retention how long a message is kept; null for as long as its key's value is current
 * @param compacted only the newest message of a key is kept for good
 */
public record Topic<T>(
    String name,
    String key,
    Class<T> type,
    String eventType,
    String writer,
    Set<String> readers,
    @Nullable Duration retention,
    boolean compacted) {

  public Topic {
    Require.text("topic name", name, 249);
    readers = Set.copyOf(readers);
    if (retention == null && !compacted) {
      throw new IllegalArgumentException(name + " would grow without bound");
    }
  }

  /** The topic's settings as the broker takes them. */
  public Map<String, String> configuration() {
    Map<String, String> configuration = new TreeMap<>();
    boolean both = compacted && retention != null;
    configuration.put(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        both ? "compact,delete" : compacted ? "compact" : "delete");
    if (retention != null) {
      configuration.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    }
    configuration.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_MESSAGE_BYTES));
    return configuration;
  }

  /** Largest message, in bytes: a rulebook of 10,000 rules, or the longest article, with room. */
  public static final int MAX_MESSAGE_BYTES = 8 * 1024 * 1024;
}
