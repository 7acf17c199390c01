package cotejo.standalone;

import cotejo.alert.AlertConfig;
import cotejo.alert.AlertService;
import cotejo.broker.EmbeddedBroker;
import cotejo.classify.flow.ClassifyConfig;
import cotejo.classify.flow.ClassifyService;
import cotejo.ingest.IngestConfig;
import cotejo.ingest.IngestService;
import cotejo.service.Closing;
import cotejo.service.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A broker and the three services in one JVM, their data in one folder. */
final class Everything implements AutoCloseable {
  private final Closing closing;
  private final EmbeddedBroker broker;
  private final IngestService ingest;
  private final ClassifyService classify;
  private final AlertService alert;

  private Everything(
      Closing closing,
      EmbeddedBroker broker,
      IngestService ingest,
      ClassifyService classify,
      AlertService alert) {
    this.closing = closing;
    this.broker = broker;
    this.ingest = ingest;
    this.classify = classify;
    this.alert = alert;
  }

  /**
   * Starts the broker, then the services, those that read before the one that writes.
   *
   * @param settings a person's settings, with whatever is preset
   * @param data where Kafka and the store keep their files
   */
  static Everything start(Settings settings, Path data, InstantSource clock, Progress progress) {
    int port = settings.integer("kafka.port", 0, 0, 65_535);
    int kafkaPort = port == 0 ? EmbeddedBroker.freePort() : port;
    settings.preset("kafka.bootstrap", "127.0.0.1:" + kafkaPort);
    settings.preset("alert.data", data.toString());
    IngestConfig ingestConfig = IngestConfig.read(settings);
    ClassifyConfig classifyConfig = ClassifyConfig.read(settings);
    AlertConfig alertConfig = AlertConfig.read(settings);
    settings.refuseUnknown();

    Closing closing = new Closing();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      progress.now("starting Kafka");
      EmbeddedBroker broker =
          closing.add("kafka", EmbeddedBroker.start(data.resolve("kafka"), kafkaPort));
      progress.now("starting the services");
      Future<AlertService> alert = threads.submit(() -> AlertService.start(alertConfig, clock));
      Future<ClassifyService> classify =
          threads.submit(() -> ClassifyService.start(classifyConfig, clock));
      AlertService alertService = closing.add("alert", result(alert::get));
      ClassifyService classifyService = closing.add("classify", result(classify::get));
      IngestService ingestService = closing.add("ingest", IngestService.start(ingestConfig, clock));
      return new Everything(closing, broker, ingestService, classifyService, alertService);
    } catch (RuntimeException | Error e) {
      closing.close();
      throw e;
    }
  }

  private static <T> T result(Callable<T> start) {
    try {
      return start.call();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where Kafka clients connect. */
  String bootstrap() {
    return broker.bootstrap();
  }

  IngestService ingest() {
    return ingest;
  }

  ClassifyService classify() {
    return classify;
  }

  AlertService alert() {
    return alert;
  }

  /** Stops the writer first, so that what it has written is still read. */
  @Override
  public void close() {
    closing.close();
  }
}
