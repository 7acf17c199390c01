package cotejo.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker and controller in this JVM, on loopback, its data in a folder. Started again
 * on the same folder it carries on with what is there.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int NODE = 1;

  private final KafkaRaftServer server;
  private final String bootstrap;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrap) {
    this.server = server;
    this.bootstrap = bootstrap;
  }

  /**
   * Starts a broker; returns when it takes connections, after about three seconds.
   *
   * @param folder where its logs are kept; made when missing
   * @param port where it listens on loopback; 0 for any free port
   * @throws BrokerException with a sentence when the port is taken or the folder cannot be used
   */
  public static EmbeddedBroker start(Path folder, int port) {
    return start(folder, port, 3);
  }

  /**
   * As {@link #start(Path, int)}.
   *
   * @param partitions how many partitions a topic has that is created without saying
   */
  public static EmbeddedBroker start(Path folder, int port, int partitions) {
    int listen = port == 0 ? freePort() : requireFree(port);
    try {
      Files.createDirectories(folder);
      format(folder);
    } catch (IOException | UncheckedIOException e) {
      throw new BrokerException(
          "Kafka cannot keep its data in %s: %s".formatted(folder, e.getMessage()), e);
    }
    KafkaConfig config =
        KafkaConfig.fromProps(settings(folder, listen, freePort(), partitions), false);
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      throw new BrokerException("Kafka did not start in %s: %s".formatted(folder, e), e);
    }
    return new EmbeddedBroker(server, "127.0.0.1:" + listen);
  }

  /** Where clients connect, {@code host:port}. */
  public String bootstrap() {
    return bootstrap;
  }

  /** Stops in order, so that the next start needs no recovery. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static Properties settings(Path folder, int port, int controllerPort, int partitions) {
    Properties settings = new Properties();
    settings.putAll(
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE)),
            Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
            Map.entry(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                    .formatted(port, controllerPort)),
            Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("log.dirs", folder.toAbsolutePath().toString()),
            Map.entry("num.partitions", Integer.toString(partitions)),
            Map.entry("auto.create.topics.enable", "false"),
            // One node: nothing to replicate to, and no rebalance worth waiting for.
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "3"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "3"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("message.max.bytes", Integer.toString(16 * 1024 * 1024)),
            Map.entry("replica.fetch.max.bytes", Integer.toString(16 * 1024 * 1024)),
            Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024)),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("controlled.shutdown.enable", "true")));
    return settings;
  }

  private static void format(Path folder) throws IOException {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nowhere)
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .setDirectories(java.util.List.of(folder.toAbsolutePath().toString()))
          .setMetadataLogDirectory(folder.toAbsolutePath().toString())
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.latestProduction())
          .run();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** A port on loopback that nobody listens on at this moment. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new BrokerException("no free port on loopback: " + e.getMessage(), e);
    }
  }

  /**
   * {@code wish} when nobody listens on it at this moment, any other free port when somebody does.
   */
  public static int freePort(int wish) {
    try {
      return requireFree(wish);
    } catch (BrokerException _) {
      return freePort();
    }
  }

  private static int requireFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return port;
    } catch (IOException e) {
      throw new BrokerException(
          "port %d is taken, so Kafka cannot listen there: choose another with kafka.port"
              .formatted(port),
          e);
    }
  }
}
