package cotejo.alert;

import cotejo.service.ServiceRun;
import cotejo.service.SettingsOptions;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code alert}: the service against a Kafka cluster, until it is told to stop. */
@Command(
    name = "alert",
    description = "Runs the service that sends digests and serves the pages.",
    mixinStandardHelpOptions = true)
public final class AlertCommand implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Override
  public Integer call() throws Exception {
    ServiceRun.untilTerminated(
        "alert",
        options.read(),
        AlertConfig::read,
        config -> AlertService.start(config, InstantSource.system()));
    return 0;
  }
}
