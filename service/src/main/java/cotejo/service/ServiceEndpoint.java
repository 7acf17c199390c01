package cotejo.service;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A service's {@code /metrics}, {@code /health/live} and {@code /health/ready}. */
public final class ServiceEndpoint implements AutoCloseable {
  private final Javalin server;

  private ServiceEndpoint(Javalin server) {
    this.server = server;
  }

  /**
   * Listens for Prometheus and for health probes.
   *
   * @param host the address to bind to
   * @param port 0 for any free port
   * @throws SettingsException with a sentence when the port is taken
   */
  public static ServiceEndpoint open(
      String host, int port, String setting, PrometheusMeterRegistry metrics, Health health) {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.get(
                  "/metrics",
                  page ->
                      page.contentType("text/plain; version=0.0.4; charset=utf-8")
                          .result(metrics.scrape()));
              config.routes.get("/health/live", page -> answer(page, health.live()));
              config.routes.get("/health/ready", page -> answer(page, health.ready()));
            });
    return new ServiceEndpoint(listen(server, host, port, setting));
  }

  /** Starts {@code server}; a taken port is a sentence that names {@code setting}. */
  public static Javalin listen(Javalin server, String host, int port, String setting) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new SettingsException(
          "port %d on %s cannot be had (%s): choose another with %s"
              .formatted(port, host, e.getMessage(), setting));
    }
    return server.start(host, port);
  }

  private static void answer(Context page, Health.Report report) {
    StringBuilder text = new StringBuilder(report.well() ? "well\n" : "");
    report
        .troubles()
        .forEach((name, trouble) -> text.append(name).append(": ").append(trouble).append('\n'));
    page.status(report.well() ? 200 : 503).contentType("text/plain; charset=utf-8");
    page.result(text.toString());
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
