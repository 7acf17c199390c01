package cotejo.service;

import cotejo.events.Topic;
import cotejo.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way into a Kafka cluster: clients set up as Cotejo needs them. Consumers read committed
 * records only and commit nothing by themselves.
 */
public final class Kafka {
  private static final Logger LOG = LoggerFactory.getLogger(Kafka.class);
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(5);

  private final String bootstrap;
  private final MeterRegistry metrics;

  /**
   * @param bootstrap {@code host:port}, several apart by commas
   * @param metrics where the clients' own metrics go
   */
  public Kafka(String bootstrap, MeterRegistry metrics) {
    this.bootstrap = bootstrap;
    this.metrics = metrics;
  }

  /** The setting every service and command reads. */
  public static String bootstrap(Settings settings) {
    return settings.text("kafka.bootstrap", "127.0.0.1:9092");
  }

  /** How many partitions a topic gets that does not exist yet; one setting for all services. */
  public static int partitions(Settings settings) {
    return settings.integer("kafka.partitions", 6, 1, 1_000);
  }

  /** How long a start waits for a cluster that does not answer yet. */
  public static Duration patience(Settings settings) {
    return settings.duration("kafka.patience", "30s");
  }

  /** {@code host:port}, several apart by commas. */
  public String bootstrap() {
    return bootstrap;
  }

  /** An idempotent producer. */
  public KafkaProducer<String, byte[]> producer(String clientId) {
    return measured(new KafkaProducer<>(producing(clientId)));
  }

  /** A producer for transactions under {@code transactionalId}; the caller initialises it. */
  public KafkaProducer<String, byte[]> transactional(String clientId, String transactionalId) {
    return transactional(clientId, transactionalId, Duration.ofSeconds(30));
  }

  /**
   * As {@link #transactional(String, String)}.
   *
   * @param timeout when the cluster aborts a transaction whose producer has vanished; until then
   *     nobody reads past it
   */
  public KafkaProducer<String, byte[]> transactional(
      String clientId, String transactionalId, Duration timeout) {
    Map<String, Object> settings = producing(clientId);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) timeout.toMillis());
    // The first record after a commit is often sent back while the commit's markers are written.
    // With several requests in flight those behind it come back too, out of order, and each time
    // after a longer pause; so one at a time, and short pauses.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 10);
    settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 100);
    return measured(new KafkaProducer<>(settings));
  }

  private Map<String, Object> producing(String clientId) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_MESSAGE_BYTES);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
    return settings;
  }

  /** A member of {@code group}; where the group has no offset it begins with the oldest record. */
  public KafkaConsumer<String, byte[]> consumer(String clientId, String group) {
    Map<String, Object> settings = consuming(clientId);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    return measured(new KafkaConsumer<>(settings));
  }

  /**
   * A member of {@code group} that keeps the partitions it has when others come and go: only what
   * moves is revoked (KIP-429).
   */
  public KafkaConsumer<String, byte[]> stickyConsumer(String clientId, String group) {
    Map<String, Object> settings = consuming(clientId);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return measured(new KafkaConsumer<>(settings));
  }

  /** A consumer without a group that lives for one look only, so its metrics are not kept. */
  public KafkaConsumer<String, byte[]> visitor(String clientId) {
    return new KafkaConsumer<>(consuming(clientId));
  }

  /** A consumer without a group, for whoever assigns partitions and seeks by hand. */
  public KafkaConsumer<String, byte[]> reader(String clientId) {
    return measured(new KafkaConsumer<>(consuming(clientId)));
  }

  private Map<String, Object> consuming(String clientId) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 8_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return settings;
  }

  /** An administrative client. */
  public Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) ADMIN_TIMEOUT.toMillis(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) ADMIN_TIMEOUT.toMillis(),
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            1_000));
  }

  /**
   * Creates the topics that are missing and waits until their partitions are led: an idempotent
   * producer whose first batch meets a partition without a leader while its second is taken can
   * never deliver the first.
   *
   * @param partitions how many a new topic gets
   * @param patience how long to wait for a cluster that does not answer yet
   * @throws KafkaUnreachable when it still does not answer
   */
  public void ensureTopics(int partitions, Duration patience) {
    long giveUp = System.nanoTime() + patience.toNanos();
    Set<String> fresh = new HashSet<>();
    try (Admin admin = admin()) {
      while (true) {
        try {
          createMissing(admin, partitions, fresh);
          awaitLeaders(admin, fresh);
          return;
        } catch (ExecutionException e) {
          if (System.nanoTime() >= giveUp) {
            throw new KafkaUnreachable(bootstrap, e.getCause());
          }
          LOG.atWarn().addKeyValue("bootstrap", bootstrap).log("waiting for Kafka to answer");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnreachable(bootstrap, e);
    }
  }

  private static void createMissing(Admin admin, int partitions, Set<String> fresh)
      throws ExecutionException, InterruptedException {
    Set<String> there = admin.listTopics().names().get();
    List<NewTopic> missing = new ArrayList<>();
    for (Topic<?> topic : Topics.ALL) {
      if (!there.contains(topic.name())) {
        missing.add(
            new NewTopic(topic.name(), Optional.of(partitions), Optional.empty())
                .configs(topic.configuration()));
        fresh.add(topic.name());
      }
    }
    for (var created : admin.createTopics(missing).values().values()) {
      try {
        created.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  /** Only a leader tells the end of its partition. */
  private static void awaitLeaders(Admin admin, Set<String> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
      }
    }
    admin.listOffsets(ends).all().get();
  }

  @SuppressWarnings("resource") // the binder ends with the registry
  private <C> C measured(C client) {
    switch (client) {
      case KafkaConsumer<?, ?> consumer -> new KafkaClientMetrics(consumer).bindTo(metrics);
      case KafkaProducer<?, ?> producer -> new KafkaClientMetrics(producer).bindTo(metrics);
      default -> throw new IllegalArgumentException("not a Kafka client: " + client);
    }
    return client;
  }
}
