package cotejo.service;

import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one service until somebody asks the process to end. */
public final class ServiceRun {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceRun.class);

  private ServiceRun() {}

  /**
   * Starts a service, waits for SIGTERM or Ctrl-C, closes it.
   *
   * @param name for the log
   * @param configure reads the service's configuration record; unknown settings are refused after
   * @param start opens the service
   */
  public static <C> void untilTerminated(
      String name,
      Settings settings,
      Function<Settings, C> configure,
      Function<C, ? extends AutoCloseable> start)
      throws Exception {
    C configuration = configure.apply(settings);
    settings.refuseUnknown();
    Termination termination = Termination.listen();
    try (AutoCloseable service = start.apply(configuration)) {
      LOG.atInfo().addKeyValue("service", name).log("running");
      termination.await();
      LOG.atInfo().addKeyValue("service", name).log("stopping");
    } finally {
      LOG.atInfo().addKeyValue("service", name).log("stopped");
      termination.done();
    }
  }
}
