package cotejo.alert;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A PostgreSQL cluster of our own in a temporary folder, started once for all tests of a JVM. */
public final class PrivatePostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static Optional<PrivatePostgres> started = Optional.empty();
  private static boolean tried;

  private final Path binaries;
  private final int port;

  private PrivatePostgres(Path binaries, int port) {
    this.binaries = binaries;
    this.port = port;
  }

  /** The running cluster; empty where PostgreSQL is not installed. */
  public static synchronized Optional<PrivatePostgres> get() throws Exception {
    if (!tried) {
      tried = true;
      Optional<Path> binaries = binaries();
      if (binaries.isPresent()) {
        started = Optional.of(start(binaries.get()));
      }
    }
    return started;
  }

  /** A new, empty database's JDBC address. */
  public String newDatabase() throws Exception {
    String name = "test" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    run(
        List.of(
            binaries.resolve("createdb").toString(),
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-U",
            "cotejo",
            name));
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=cotejo";
  }

  private static Optional<Path> binaries() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(versions)) {
      return all.map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  private static PrivatePostgres start(Path binaries) throws Exception {
    Path folder = Files.createTempDirectory("cotejo-postgres");
    Path data = folder.resolve("data");
    if (isRoot()) {
      run(List.of("chown", "-R", "nobody", folder.toString()));
    }
    run(
        List.of(
            binaries.resolve("initdb").toString(),
            "-D",
            data.toString(),
            "-U",
            "cotejo",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync"));
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c shared_buffers=32MB -c max_connections=60"
            .formatted(port, folder);
    run(
        List.of(
            binaries.resolve("pg_ctl").toString(),
            "-D",
            data.toString(),
            "-o",
            options,
            "-l",
            folder.resolve("log").toString(),
            "-w",
            "-t",
            "30",
            "start"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(binaries, data, folder)));
    return new PrivatePostgres(binaries, port);
  }

  private static void stop(Path binaries, Path data, Path folder) {
    try {
      run(
          List.of(
              binaries.resolve("pg_ctl").toString(),
              "-D",
              data.toString(),
              "-m",
              "immediate",
              "stop"));
      run(List.of("rm", "-rf", folder.toString()));
    } catch (Exception e) {
      System.err.println("PostgreSQL for the tests did not stop: " + e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void run(List<String> command) throws Exception {
    List<String> whole = new ArrayList<>();
    boolean ours = command.getFirst().startsWith("/usr/lib/postgresql") || command.contains("-D");
    if (isRoot() && ours) {
      whole.addAll(List.of("runuser", "-u", "nobody", "--"));
    }
    whole.addAll(command);
    Process process =
        new ProcessBuilder(whole)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("failed: " + String.join(" ", whole));
    }
  }
}
