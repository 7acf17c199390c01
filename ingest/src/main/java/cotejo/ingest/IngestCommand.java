package cotejo.ingest;

import cotejo.service.ServiceRun;
import cotejo.service.SettingsOptions;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ingest}: the service against a Kafka cluster, until SIGTERM. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Watches feeds and publishes their articles.")
public final class IngestCommand implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Override
  public Integer call() throws Exception {
    ServiceRun.untilTerminated(
        "ingest",
        options.read(),
        IngestConfig::read,
        config -> IngestService.start(config, InstantSource.system()));
    return 0;
  }
}
