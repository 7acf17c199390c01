package cotejo.ingest;

import cotejo.ingest.poll.Ingesting;
import cotejo.service.Closing;
import cotejo.service.Health;
import cotejo.service.Kafka;
import cotejo.service.KafkaReach;
import cotejo.service.Metrics;
import cotejo.service.ServiceEndpoint;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;

/** The service: feeds in, articles out, until it is closed. */
public final class IngestService implements AutoCloseable {
  private final Closing closing;
  private final int port;

  private IngestService(Closing closing, int port) {
    this.closing = closing;
    this.port = port;
  }

  /**
   * Opens everything in the order in which it is needed.
   *
   * @throws cotejo.service.KafkaUnreachable when no cluster answers in time
   * @throws cotejo.service.SettingsException when the port or the list of feeds cannot be had
   */
  public static IngestService start(IngestConfig config, InstantSource clock) {
    Closing closing = new Closing();
    try {
      PrometheusMeterRegistry metrics = Metrics.registry("ingest");
      Health health = new Health(clock);
      ServiceEndpoint endpoint =
          closing.add(
              "metrics endpoint",
              ServiceEndpoint.open(config.host(), config.port(), "ingest.port", metrics, health));
      Kafka kafka = new Kafka(config.bootstrap(), metrics);
      kafka.ensureTopics(config.partitions(), config.patience());
      closing.add("kafka watch", KafkaReach.watch(kafka, health));
      FeedFile.addFeeds(config.feeds(), kafka, clock);
      closing.add(
          "poller", Ingesting.start(kafka, config.group(), config.plan(), metrics, health, clock));
      return new IngestService(closing, endpoint.port());
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /** Where metrics and health are shown. */
  public int port() {
    return port;
  }

  /** Hands in what is under way and stops; takes a few seconds at most. */
  @Override
  public void close() {
    closing.close();
  }
}
