package cotejo.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** A service's registry with what every service shows: the JVM, the process, the build. */
public final class Metrics {
  private Metrics() {}

  /** A registry of its own for {@code service}, so that several can live in one JVM. */
  @SuppressWarnings("resource") // the binders live as long as the registry does
  public static PrometheusMeterRegistry registry(String service) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmGcMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    Gauge.builder("cotejo.build.info", () -> 1)
        .description("Always 1; the labels say what runs.")
        .tag("service", service)
        .tag("version", version())
        .tag("java", Runtime.version().toString())
        .register(registry);
    return registry;
  }

  private static String version() {
    String version = Metrics.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
