package cotejo.ingest.poll;

import cotejo.ingest.IngestConfig;
import cotejo.ingest.IngestService;
import cotejo.service.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One copy of the service in a process of its own, so that it can be killed and stopped. */
final class IngestCopy implements AutoCloseable {
  private final String name;
  private final Process process;

  private IngestCopy(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /** Runs in the child. */
  public static void main(String[] sets) throws InterruptedException {
    try (IngestService service =
        IngestService.start(IngestConfig.read(Settings.of(sets)), InstantSource.system())) {
      Thread.sleep(Long.MAX_VALUE);
    }
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
