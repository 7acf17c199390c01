package cotejo.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cotejo.broker.EmbeddedBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaReachTest {

  @Test
  void readiness_turns_red_while_the_broker_is_away_and_green_when_it_is_back(
      @TempDir Path folder) {
    Health health = new Health(InstantSource.system());
    EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
    int port = Integer.parseInt(broker.bootstrap().substring("127.0.0.1:".length()));
    Kafka kafka = new Kafka(broker.bootstrap(), new SimpleMeterRegistry());
    try (KafkaReach _ = KafkaReach.watch(kafka, health)) {
      assertThat(health.ready().well()).isTrue();

      broker.close();
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(health.ready().troubles())
                      .containsEntry(
                          "kafka", "Kafka at " + kafka.bootstrap() + " does not answer"));
      assertThat(health.live().well()).as("it goes on trying").isTrue();

      broker = EmbeddedBroker.start(folder, port);
      await().atMost(Duration.ofSeconds(20)).until(() -> health.ready().well());
    } finally {
      broker.close();
    }
  }
}
