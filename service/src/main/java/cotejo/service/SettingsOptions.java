package cotejo.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which every service and every command that meets Kafka is given its settings. */
public final class SettingsOptions {
  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Read settings from this file, a line \"key = value\" each.")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Set one setting; may be repeated. The environment does the same:"
              + " kafka.bootstrap is COTEJO_KAFKA_BOOTSTRAP.")
  private List<String> sets = new ArrayList<>();

  /** The settings as given on the command line, in the environment and in the file. */
  public Settings read() {
    return Settings.read(file, System.getenv(), sets);
  }
}
