package cotejo.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceEndpointTest {
  private Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private final Health health = new Health(() -> now);
  private final PrometheusMeterRegistry metrics = Metrics.registry("test");
  private final ServiceEndpoint endpoint =
      ServiceEndpoint.open("127.0.0.1", 0, "test.port", metrics, health);

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void metrics_are_in_prometheus_format() throws Exception {
    assertThat(get("/metrics").body())
        .contains("# TYPE cotejo_build_info gauge", "service=\"test\"");
  }

  @Test
  void a_worker_that_is_silent_turns_both_pages_red_until_it_speaks_again() throws Exception {
    Health.Worker worker = health.worker("poller", Duration.ofSeconds(30));
    assertThat(get("/health/live").statusCode()).isEqualTo(200);

    now = now.plusSeconds(31);
    assertThat(get("/health/live").statusCode()).isEqualTo(503);
    assertThat(get("/health/ready").body()).contains("poller: no sign of life for 31 s");

    worker.wellNow();
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void a_worker_in_trouble_is_alive_but_not_ready() throws Exception {
    health.worker("poller", Duration.ofSeconds(30)).trouble("Kafka does not answer");

    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/ready").body()).contains("Kafka does not answer");
  }

  @Test
  void a_dead_worker_stays_red() throws Exception {
    Health.Worker worker = health.worker("poller", Duration.ofSeconds(30));
    worker.died("died: out of memory");
    worker.wellNow();

    assertThat(get("/health/live").body()).contains("poller: died: out of memory");
  }

  @Test
  void a_taken_port_gives_a_sentence_that_names_the_setting() {
    assertThatThrownBy(
            () -> ServiceEndpoint.open("127.0.0.1", endpoint.port(), "test.port", metrics, health))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("choose another with test.port");
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
