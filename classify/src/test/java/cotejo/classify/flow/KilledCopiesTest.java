package cotejo.classify.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cotejo.events.Article;
import cotejo.events.Messages;
import cotejo.events.Topics;
import cotejo.events.Verdict;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of the service in processes of their own, killed with SIGKILL in the middle of work. */
class KilledCopiesTest {
  private static final int ARTICLES = 3_000;

  @TempDir private Path folder;
  private final List<Process> children = new ArrayList<>();

  @AfterEach
  void end() {
    children.forEach(Process::destroyForcibly);
  }

  @Test
  void killing_copies_at_any_moment_loses_and_doubles_nothing() throws Exception {
    try (Desk desk = new Desk(folder.resolve("kafka"), 4)) {
      Map<String, Article> sent = send(desk);
      start(desk, "a");
      start(desk, "b");

      for (int wave = 1; wave <= 3; wave++) {
        int enough = Math.min(ARTICLES - 1, wave * ARTICLES / 6);
        await()
            .atMost(Duration.ofMinutes(2))
            .pollInterval(Duration.ofMillis(50))
            .until(() -> desk.count(Topics.VERDICTS) >= enough);
        Process victim = children.get((wave - 1) % children.size());
        victim.destroyForcibly().waitFor();
        start(desk, "after-" + wave);
      }

      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofSeconds(1))
          .ignoreException(TimeoutException.class) // an offset waits for a dead copy's transaction
          .untilAsserted(() -> assertThat(desk.lag()).isZero());
      List<ConsumerRecord<String, byte[]>> records = desk.all(Topics.VERDICTS);
      Map<String, Integer> times = new HashMap<>();
      records.forEach(record -> times.merge(record.key(), 1, Integer::sum));
      assertThat(times.keySet()).as("nothing is lost").isEqualTo(sent.keySet());
      assertThat(times.values()).as("nothing is doubled").containsOnly(1);
      assertThat(desk.verdicts()).extracting(Verdict::revision).containsOnly(1);
      assertThat(desk.deadLetters()).isEmpty();
    }
  }

  private static Map<String, Article> send(Desk desk) throws Exception {
    Map<String, Article> sent = new HashMap<>();
    List<Future<RecordMetadata>> underWay = new ArrayList<>();
    try (KafkaProducer<String, byte[]> writer = desk.kafka().producer("test-bulk")) {
      for (int i = 0; i < ARTICLES; i++) {
        Article article = Desk.article("n" + i, Desk.DENIAL);
        sent.put(article.id(), article);
        underWay.add(
            writer.send(
                Messages.write(
                    Topics.ARTICLES, null, article.id(), article, "/test", Instant.now())));
      }
      for (Future<RecordMetadata> one : underWay) {
        one.get();
      }
    }
    return sent;
  }

  private void start(Desk desk, String name) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    File log = folder.resolve("copy-" + name + ".log").toFile();
    children.add(
        new ProcessBuilder(
                java.toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ClassifyChild.class.getName(),
                desk.broker().bootstrap())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start());
  }
}
