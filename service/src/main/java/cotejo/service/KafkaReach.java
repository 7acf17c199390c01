package cotejo.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;

/**
 * Asks the cluster every few seconds whether it is there, so that the health page turns red without
 * it: a consumer alone waits in silence for a broker that is gone.
 */
public final class KafkaReach implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final int PATIENCE_MS = 3_000;

  private final Kafka kafka;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final WorkerThread worker;

  private KafkaReach(Kafka kafka, Health health) {
    this.kafka = kafka;
    Health.Worker account = health.worker("kafka", Duration.ofMinutes(1));
    this.worker = WorkerThread.start("kafka-reach", account, _ -> watch(account), asked::countDown);
  }

  /** Begins to ask; reports under the name "kafka". */
  public static KafkaReach watch(Kafka kafka, Health health) {
    return new KafkaReach(kafka, health);
  }

  private void watch(Health.Worker account) throws InterruptedException {
    try (Admin admin = kafka.admin()) {
      do {
        ask(admin, account);
      } while (!asked.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  private void ask(Admin admin, Health.Worker account) throws InterruptedException {
    try {
      admin
          .describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MS))
          .nodes()
          .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
      account.wellNow();
    } catch (ExecutionException | KafkaException | java.util.concurrent.TimeoutException _) {
      account.trouble("Kafka at %s does not answer".formatted(kafka.bootstrap()));
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
