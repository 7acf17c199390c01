package cotejo.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cotejo.broker.EmbeddedBroker;
import cotejo.events.Topic;
import cotejo.events.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTest {

  @Test
  void the_topics_are_created_as_they_are_described(@TempDir Path folder) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
      Kafka kafka = new Kafka(broker.bootstrap(), new SimpleMeterRegistry());
      kafka.ensureTopics(3, Duration.ofSeconds(20));
      kafka.ensureTopics(3, Duration.ofSeconds(20));

      try (Admin admin = kafka.admin()) {
        assertThat(admin.listTopics().names().get())
            .containsAll(Topics.ALL.stream().map(Topic::name).toList());
        ConfigResource articles =
            new ConfigResource(ConfigResource.Type.TOPIC, Topics.ARTICLES.name());
        assertThat(
                admin
                    .describeConfigs(List.of(articles))
                    .all()
                    .get()
                    .get(articles)
                    .get("cleanup.policy")
                    .value())
            .isEqualTo("compact");
      }
    }
  }

  @Test
  void an_unreachable_broker_gives_a_sentence() {
    Kafka kafka = new Kafka("127.0.0.1:1", new SimpleMeterRegistry());

    assertThatThrownBy(() -> kafka.ensureTopics(1, Duration.ZERO))
        .isInstanceOf(KafkaUnreachable.class)
        .hasMessageContaining("Kafka at 127.0.0.1:1 does not answer")
        .hasMessageContaining("kafka.bootstrap");
  }
}
