package cotejo.ingest.poll;

import cotejo.ingest.IngestCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** One copy of the service in a process of its own, so that it can be killed and stopped. */
final class IngestCopy implements AutoCloseable {
  private final String name;
  private final Process process;

  private IngestCopy(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /** Runs in the child: the service's own command. */
  public static void main(String[] sets) {
    List<String> arguments = new ArrayList<>();
    for (String set : sets) {
      arguments.addAll(List.of("--set", set));
    }
    System.exit(new CommandLine(new IngestCommand()).execute(arguments.toArray(String[]::new)));
  }

  static IngestCopy start(String name, Path folder, String... sets) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                IngestCopy.class.getName(),
                "ingest.contact=" + name));
    command.addAll(List.of(sets));
    Path log = folder.resolve(name + ".log");
    return new IngestCopy(
        name,
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
  }

  String name() {
    return name;
  }

  /** Asks the process to end and says how long it took and with what it ended. */
  Ended terminate() throws InterruptedException {
    long began = System.nanoTime();
    process.destroy();
    int exit = process.waitFor();
    return new Ended(exit, Duration.ofNanos(System.nanoTime() - began));
  }

  /** How a process ended after SIGTERM; 143 says that it ended because of it. */
  record Ended(int exit, Duration after) {}

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void signal(String which) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + which, Long.toString(process.pid())).start().waitFor();
    if (exit != 0) {
      throw new IOException("kill -" + which + " ended with " + exit);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
