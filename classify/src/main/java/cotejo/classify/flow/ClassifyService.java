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
    requireSamePartitions(kafka);
    closing.add("kafka reach", KafkaReach.watch(kafka, health));

    ClassifyBooks books = new ClassifyBooks(metrics);
    DeadLetters deadLetters = new DeadLetters("classify", clock, metrics);
    Health.Worker rulebooks = health.worker("rulebooks", SILENCE);
    Editions editions =
        closing.add(
            "rulebooks reader",
            new Editions(kafka, new RulebookDeadLetters(kafka, deadLetters), books, rulebooks));
    editions.catchUp();
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
  private static void requireSamePartitions(Kafka kafka) {
    String articles = Topics.ARTICLES.name();
    String verdicts = Topics.VERDICTS.name();
    try (Admin admin = kafka.admin()) {
      var topics = admin.describeTopics(List.of(articles, verdicts)).allTopicNames().get();
      int read = topics.get(articles).partitions().size();
      int written = topics.get(verdicts).partitions().size();
      if (read != written) {
        throw new SettingsException(
            "topic %s has %d partitions and topic %s has %d: they must have the same number"
                .formatted(articles, read, verdicts, written));
      }
    } catch (ExecutionException e) {
      throw new KafkaUnreachable(kafka.bootstrap(), e.getCause());
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
