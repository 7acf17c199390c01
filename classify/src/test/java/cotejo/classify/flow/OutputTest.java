package cotejo.classify.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cotejo.events.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
  private static final TopicPartition SOURCE = new TopicPartition(Topics.ARTICLES.name(), 0);

  @Test
  void a_writer_that_was_fenced_writes_nothing_and_recovers_by_itself(@TempDir Path folder) {
    try (Desk desk = new Desk(folder, 1);
        Output output = new Output(desk.kafka());
        KafkaConsumer<String, byte[]> member = desk.kafka().consumer("test", "test-group")) {
      ConsumerGroupMetadata group = member.groupMetadata();
      output.commit(List.of(message("first")), offset(1), group);

      try (KafkaProducer<String, byte[]> usurper =
          desk.kafka().transactional("usurper", output.id())) {
        usurper.initTransactions();
      }
      assertThatThrownBy(() -> output.commit(List.of(message("fenced")), offset(2), group))
          .isInstanceOf(KafkaException.class);
      output.commit(List.of(message("after")), offset(2), group);

      assertThat(desk.all(Topics.VERDICTS))
          .extracting(ConsumerRecord::key)
          .containsExactly("first", "after");
      assertThat(member.committed(java.util.Set.of(SOURCE)).get(SOURCE).offset()).isEqualTo(2);
    }
  }

  private static ProducerRecord<String, byte[]> message(String key) {
    return new ProducerRecord<>(Topics.VERDICTS.name(), 0, key, Desk.bytes("{}"));
  }

  private static Map<TopicPartition, OffsetAndMetadata> offset(long next) {
    return Map.of(SOURCE, new OffsetAndMetadata(next));
  }
}
