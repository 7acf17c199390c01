package cotejo.classify.flow;

import cotejo.events.Article;
import cotejo.service.Kafka;
import cotejo.service.Settings;
import java.time.Duration;

/**
 * How the service runs.
 *
 * @param bootstrap {@code kafka.bootstrap}
 * @param partitions {@code kafka.partitions}, for topics that do not exist yet; default 6
 * @param patience {@code kafka.patience}, how long a start waits for Kafka; default 30s
 * @param host {@code classify.host}, where metrics and health are served; default 127.0.0.1
 * @param port {@code classify.port}; default 9102, 0 for any free port
 * @param group {@code classify.group}, the consumer group that the copies share
 * @param maxText {@code classify.max-text}, longest text read, in UTF-16 characters; a longer one
 *     is cut and its verdict says so; default 200000
 */
public record ClassifyConfig(
    String bootstrap,
    int partitions,
    Duration patience,
    String host,
    int port,
    String group,
    int maxText) {

  /** Reads the settings. */
  public static ClassifyConfig read(Settings settings) {
    return new ClassifyConfig(
        Kafka.bootstrap(settings),
        Kafka.partitions(settings),
        Kafka.patience(settings),
        settings.text("classify.host", "127.0.0.1"),
        settings.integer("classify.port", 9102, 0, 65_535),
        settings.text("classify.group", "cotejo-classify"),
        settings.integer("classify.max-text", 200_000, 1_000, Article.MAX_TEXT));
  }
}
