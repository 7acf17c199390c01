package cotejo.standalone;

import cotejo.broker.EmbeddedBroker;
import cotejo.service.Closing;
import cotejo.service.DataFolder;
import cotejo.service.Settings;
import cotejo.service.SettingsException;
import cotejo.service.SettingsOptions;
import cotejo.service.Termination;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: everything in one JVM, on live feeds or on the sample newsroom. */
@Command(
    name = "run",
    description = "Runs everything in one process on live feeds, its data kept in a folder.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  /** Where the other commands look for Kafka unless they are told. */
  private static final int KAFKA_PORT = 9092;

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where data is kept; default: cotejo in the user's data directory.")
  private @Nullable Path data;

  @Option(names = "--sample", description = "Play the bundled sample newsroom, no live feeds.")
  private boolean sample;

  @Override
  public Integer call() throws InterruptedException {
    Path folder = DataFolder.writable(data == null ? DataFolder.standard() : data);
    run(options.read(), folder, sample, false, () -> {});
    return 0;
  }

  /**
   * Runs until somebody asks the process to end.
   *
   * @param firstDigest whether to cut a digest as soon as the first articles have been read
   * @param last what is left to do when all is closed, before the process may end
   */
  static void run(
      Settings settings, Path data, boolean sample, boolean firstDigest, AutoCloseable last)
      throws InterruptedException {
    InstantSource clock = InstantSource.system();
    Progress progress = Progress.onStandardError();
    Termination termination = Termination.listen();
    try (Closing closing = new Closing()) {
      closing.add("data", last);
      settings.preset("kafka.port", Integer.toString(EmbeddedBroker.freePort(KAFKA_PORT)));
      Sample world = null;
      if (sample) {
        progress.now("opening the sample newsroom");
        world = closing.add("sample", Sample.start(settings, clock));
        world.preset(settings, data);
      } else {
        settings.preset("ingest.feeds", bundledFeeds(data).toString());
      }
      Everything everything =
          closing.add("everything", Everything.start(settings, data, clock, progress));
      Watch watch = new Watch(everything, world, progress);
      if (firstDigest) {
        watch.firstDigest(termination::isAsked);
      }
      progress.say(watch.addresses());
      watch.untilAsked(termination);
      progress.say("stopping");
    } finally {
      progress.say("stopped");
      termination.done();
    }
  }

  private static Path bundledFeeds(Path data) {
    Path list = data.resolve("feeds.opml");
    try (InputStream bundled = RunCommand.class.getResourceAsStream("/cotejo/ingest/feeds.opml")) {
      if (bundled == null) {
        throw new IllegalStateException("the program comes without its list of feeds");
      }
      if (!Files.exists(list)) {
        Files.copy(bundled, list);
      }
      return list;
    } catch (IOException e) {
      throw new SettingsException("the list of feeds cannot be kept in " + list + ": " + e);
    }
  }
}
