package cotejo.classify.flow;

import static org.awaitility.Awaitility.await;

import cotejo.broker.EmbeddedBroker;
import cotejo.classify.rules.Rulebook;
import cotejo.events.Article;
import cotejo.events.DeadLetter;
import cotejo.events.Hashes;
import cotejo.events.Messages;
import cotejo.events.Topic;
import cotejo.events.Topics;
import cotejo.events.Verdict;
import cotejo.service.Kafka;
import cotejo.service.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A real broker with its topics, and what stands around the service under test: writer, reader. */
final class Desk implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final String DENIAL =
      "No hay bases militares de Estados Unidos en México, reiteró la Secretaría de la Defensa.";
  static final String FALSEHOOD = "The United States operates a military base in Sonora, Mexico.";
  static final String OFF_TOPIC = "El equipo ganó tres a cero y es líder del torneo.";

  private final EmbeddedBroker broker;
  private final Kafka kafka;
  private final KafkaProducer<String, byte[]> writer;
  private final HttpClient http = HttpClient.newHttpClient();

  Desk(Path folder, int partitions) {
    broker = EmbeddedBroker.start(folder, 0);
    kafka = new Kafka(broker.bootstrap(), new SimpleMeterRegistry());
    kafka.ensureTopics(partitions, Duration.ofSeconds(20));
    writer = kafka.producer("test-writer");
  }

  Kafka kafka() {
    return kafka;
  }

  EmbeddedBroker broker() {
    return broker;
  }

  ClassifyConfig config() {
    return ClassifyConfig.read(
        Settings.of("kafka.bootstrap=" + broker.bootstrap(), "classify.port=0"));
  }

  static Article article(String name, int revision, String title, String text) {
    URI url = URI.create("https://diario.example/" + name);
    return new Article(
        Hashes.sha256(url.toString()),
        revision,
        revision == 1 ? Set.of() : Set.of(Article.Change.TEXT),
        url,
        "Diario Ejemplo",
        "diario-ejemplo/0011223344556677",
        null,
        title,
        text,
        text.isEmpty() ? Article.TextSource.NONE : Article.TextSource.PAGE,
        null,
        null,
        null,
        NOON.minusSeconds(60),
        null,
        NOON,
        false,
        null,
        "strict");
  }

  static Article article(String name, String text) {
    return article(name, 1, "Nota " + name, text);
  }

  void send(Article article) {
    send(
        Messages.write(
            Topics.ARTICLES, null, article.id(), article, "/cotejo/ingest", Instant.now()));
  }

  void send(ProducerRecord<String, byte[]> message) {
    try {
      writer.send(message).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  void send(Topic<?> topic, @Nullable String key, byte @Nullable [] value) {
    send(new ProducerRecord<>(topic.name(), key, value));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void publish(cotejo.events.Rulebook.Role role, cotejo.events.Rulebook rulebook) {
    send(
        Messages.write(
            Topics.RULEBOOKS, null, role.key(), rulebook, "/cotejo/rules", Instant.now()));
  }

  /** A rulebook that differs from the one in the program by a remark. */
  static cotejo.events.Rulebook edition(int number) {
    Map<String, String> files = new java.util.TreeMap<>(Rulebook.bundled().files());
    files.computeIfPresent(
        "claims/no-us-bases.yaml", (_, content) -> content + "\n# edition " + number + "\n");
    return new cotejo.events.Rulebook(
        new Verdict.RulebookVersion(number, cotejo.events.Rulebook.hashOf(files)),
        files,
        NOON,
        null);
  }

  /** Everything committed on a topic so far, partition by partition. */
  List<ConsumerRecord<String, byte[]>> all(Topic<?> topic) {
    try (KafkaConsumer<String, byte[]> reader = kafka.reader("test-reader")) {
      List<TopicPartition> partitions =
          reader.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L))) {
        reader.poll(Duration.ofMillis(100)).forEach(all::add);
      }
      return all;
    }
  }

  /** Records of a topic that readers may have read by now, transaction markers included. */
  long count(Topic<?> topic) {
    try (KafkaConsumer<String, byte[]> reader = kafka.reader("test-reader")) {
      return ends(reader, topic).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private static Map<TopicPartition, Long> ends(
      KafkaConsumer<String, byte[]> reader, Topic<?> topic) {
    return reader.endOffsets(
        reader.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList());
  }

  /** Articles whose offsets the group has not committed. */
  long lag() {
    try (KafkaConsumer<String, byte[]> member = kafka.consumer("test-lag", config().group())) {
      Map<TopicPartition, Long> ends = ends(member, Topics.ARTICLES);
      var committed = member.committed(ends.keySet());
      return ends.entrySet().stream()
          .mapToLong(
              end -> {
                var offset = committed.get(end.getKey());
                return end.getValue() - (offset == null ? 0 : offset.offset());
              })
          .sum();
    }
  }

  List<Verdict> verdicts() {
    return all(Topics.VERDICTS).stream()
        .map(record -> Messages.read(Topics.VERDICTS, record.value()))
        .filter(Messages.Read.Value.class::isInstance)
        .map(read -> (Verdict) ((Messages.Read.Value<?>) read).value())
        .toList();
  }

  List<Verdict> verdicts(Article article) {
    return verdicts().stream().filter(v -> v.articleId().equals(article.id())).toList();
  }

  List<DeadLetter> deadLetters() {
    return all(Topics.DEAD_LETTERS).stream()
        .map(record -> Messages.read(Topics.DEAD_LETTERS, record.value()))
        .map(read -> (DeadLetter) ((Messages.Read.Value<?>) read).value())
        .toList();
  }

  /** The newest verdict on an article, waited for. */
  Verdict verdict(Article article) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> verdicts(article).stream().anyMatch(v -> v.revision() == article.revision()));
    return verdicts(article).getLast();
  }

  /** The value of a metric's line, labels included; 0 when the page does not have it. */
  double metric(ClassifyService service, String line) {
    return page(service, "/metrics")
        .body()
        .lines()
        .filter(one -> one.startsWith(line + " "))
        .mapToDouble(one -> Double.parseDouble(one.substring(line.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  /** The sum over all of a metric's lines. */
  double sum(ClassifyService service, String name) {
    return page(service, "/metrics")
        .body()
        .lines()
        .filter(one -> one.startsWith(name + "{") || one.startsWith(name + " "))
        .mapToDouble(one -> Double.parseDouble(one.substring(one.lastIndexOf(' ') + 1)))
        .sum();
  }

  HttpResponse<String> page(ClassifyService service, String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    writer.close(Duration.ZERO);
    http.close();
    broker.close();
  }
}
