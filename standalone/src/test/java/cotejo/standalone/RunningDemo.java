package cotejo.standalone;

import cotejo.service.Closing;
import cotejo.service.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** The demo inside a test, on free ports, its first digest sent. */
public final class RunningDemo implements AutoCloseable {
  private final Closing closing;
  private final Everything everything;
  private final Sample sample;

  private RunningDemo(Closing closing, Everything everything, Sample sample) {
    this.closing = closing;
    this.everything = everything;
    this.sample = sample;
  }

  /** Starts it and waits until the first digest is out. */
  public static RunningDemo start(Path data) throws IOException, InterruptedException {
    Files.createDirectories(data);
    Settings settings =
        Settings.of(
            "ingest.port=0",
            "classify.port=0",
            "alert.port=0",
            "alert.metrics-port=0",
            "sample.newsroom-port=0",
            "sample.mailbox-port=0");
    InstantSource clock = InstantSource.system();
    Progress progress = new Progress(System.err, false);
    Closing closing = new Closing();
    try {
      Sample sample = closing.add("sample", Sample.start(settings, clock));
      sample.preset(settings, data);
      Everything everything =
          closing.add("everything", Everything.start(settings, data, clock, progress));
      new Watch(everything, sample, progress).firstDigest(() -> false);
      return new RunningDemo(closing, everything, sample);
    } catch (RuntimeException | InterruptedException e) {
      closing.close();
      throw e;
    }
  }

  public int ingestPort() {
    return everything.ingest().port();
  }

  public int classifyPort() {
    return everything.classify().port();
  }

  public int alertMetricsPort() {
    return everything.alert().metricsPort();
  }

  Everything everything() {
    return everything;
  }

  Sample sample() {
    return sample;
  }

  @Override
  public void close() {
    closing.close();
  }
}
