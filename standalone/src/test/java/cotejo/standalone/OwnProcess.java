package cotejo.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, as the launcher and the image start it. */
final class OwnProcess implements AutoCloseable {
  private final String name;
  private final Process process;
  private final Path log;

  private OwnProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param environment in place of every COTEJO_ variable of the test's own
   * @param folder where its output is kept
   */
  static OwnProcess start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    String name = command.getFirst();
    List<String> line =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "cotejo.standalone.Main"));
    line.addAll(command);
    Path log = Files.createTempFile(folder, name, ".log");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("COTEJO_"));
    builder.environment().putAll(environment);
    return new OwnProcess(name, builder.start(), log);
  }

  /** The status that {@code address} answers with, 0 for none. */
  static int status(String address) throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  String output() throws IOException {
    return Files.readString(log);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * How it ended.
   *
   * @param after from the signal to its end
   */
  record Ended(String name, Duration after, int exit) {}

  /** Sends SIGTERM and waits for the end. */
  Ended terminate() throws InterruptedException {
    return signal("TERM");
  }

  /** Sends what Ctrl-C sends and waits for the end. */
  Ended interrupt() throws InterruptedException {
    return signal("INT");
  }

  private Ended signal(String signal) throws InterruptedException {
    long began = System.nanoTime();
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("no signal can be sent", e);
    }
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError(name + " does not end");
    }
    return new Ended(name, Duration.ofNanos(System.nanoTime() - began), process.exitValue());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
