package cotejo.classify.flow;

import cotejo.events.Topics;
import cotejo.service.Closing;
import cotejo.service.DeadLetters;
import cotejo.service.Health;
import cotejo.service.Kafka;
import cotejo.service.KafkaReach;
import cotejo.service.KafkaUnreachable;
import cotejo.service.Metrics;
import cotejo.service.ServiceEndpoint;
import cotejo.service.SettingsException;
import cotejo.service.WorkerThread;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The running service. */
public final class ClassifyService implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final Closing closing;
  private final int port;

  private ClassifyService(Closing closing, int port) {
    this.closing = closing;
    this.port = port;
  }

  /**
   * Starts reading articles.
   *
   * @throws KafkaUnreachable when no cluster answers in time
   * @throws SettingsException when the port is taken or the topics do not fit together
   */
  public static ClassifyService start(ClassifyConfig config, InstantSource clock) {
    Closing closing = new Closing();
    try {
      return start(config, clock, closing);
    } catch (RuntimeException | Error e) {
      closing.close();
      throw e;
    }
  }

  private static ClassifyService start(
      ClassifyConfig config, InstantSource clock, Closing closing) {
    PrometheusMeterRegistry metrics = Metrics.registry("classify");
    closing.add("metrics", metrics::close);
    Health health = new Health(clock);
    ServiceEndpoint endpoint =
        closing.add(
            "endpoint",
            ServiceEndpoint.open(config.host(), config.port(), "classify.port", metrics, health));
    Kafka kafka = new Kafka(config.bootstrap(), metrics);
    kafka.ensureTopics(config.partitions(), config.patience());
    requireSamePartitions(kafka, config.patience());
    closing.add("kafka reach", KafkaReach.watch(kafka, health));

    ClassifyBooks books = new ClassifyBooks(metrics);
    DeadLetters deadLetters = new DeadLetters("classify", clock, metrics);
    Health.Worker rulebooks = health.worker("rulebooks", SILENCE);
    Editions editions =
        closing.add(
            "rulebooks reader",
            new Editions(kafka, new RulebookDeadLetters(kafka, deadLetters), books, rulebooks));
    try {
      editions.catchUp();
    } catch (KafkaException e) {
      throw new KafkaUnreachable(config.bootstrap(), e);
    }
    closing.add(
        "rulebooks", WorkerThread.start("rulebooks", rulebooks, editions::run, editions::wakeup));

    Health.Worker articles = health.worker("articles", SILENCE);
    ArticleFlow flow =
        closing.add(
            "articles reader and verdicts writer",
            new ArticleFlow(config, kafka, editions, deadLetters, books, articles, clock));
    closing.add("articles", WorkerThread.start("articles", articles, flow::run, flow::wakeup));
    return new ClassifyService(closing, endpoint.port());
  }

  /** A verdict goes to the partition of its article, so that one copy has both. */
  private static void requireSamePartitions(Kafka kafka, Duration patience) {
    int read = partitions(kafka, Topics.ARTICLES.name(), patience);
    int written = partitions(kafka, Topics.VERDICTS.name(), patience);
    if (read != written) {
      throw new SettingsException(
          "topic %s has %d partitions and topic %s has %d: they must have the same number"
              .formatted(Topics.ARTICLES.name(), read, Topics.VERDICTS.name(), written));
    }
  }

  /** A topic that has just been created may not be known to every broker yet. */
  private static int partitions(Kafka kafka, String topic, Duration patience) {
    long giveUp = System.nanoTime() + patience.toNanos();
    try (Admin admin = kafka.admin()) {
      while (true) {
        try {
          return admin
              .describeTopics(List.of(topic))
              .topicNameValues()
              .get(topic)
              .get()
              .partitions()
              .size();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
              || System.nanoTime() >= giveUp) {
            throw new KafkaUnreachable(kafka.bootstrap(), e.getCause());
          }
          Thread.sleep(Duration.ofMillis(100));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnreachable(kafka.bootstrap(), e);
    }
  }

  /** Where metrics and health are served. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    closing.close();
  }
}
