package cotejo.ingest.feeds;

import cotejo.ingest.IngestConfig;
import cotejo.ingest.poll.FeedList;
import cotejo.service.Kafka;
import cotejo.service.Settings;
import cotejo.service.SettingsOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import picocli.CommandLine.Mixin;

/** How the commands reach the list of feeds and the web: by the settings that ingest itself has. */
final class FeedsAccess {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Mixin private SettingsOptions options = new SettingsOptions();

  /** The settings of ingest. */
  IngestConfig config() {
    Settings settings = options.read();
    IngestConfig config = IngestConfig.read(settings);
    settings.refuseUnknown("kafka.port", "classify.", "alert.", "sample.");
    return config;
  }

  /** The list on the cluster. */
  FeedList list() {
    IngestConfig config = config();
    Kafka kafka = new Kafka(config.bootstrap(), new SimpleMeterRegistry());
    kafka.ensureTopics(config.partitions(), PATIENCE);
    return new FeedList(kafka, InstantSource.system());
  }
}
