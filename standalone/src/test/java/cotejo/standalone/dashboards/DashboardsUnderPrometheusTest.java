package cotejo.standalone.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cotejo.broker.EmbeddedBroker;
import cotejo.events.Messages;
import cotejo.standalone.RunningDemo;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The demo under a real Prometheus with the very files that compose mounts. */
class DashboardsUnderPrometheusTest {
  private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");

  @TempDir static Path folder;
  private static RunningDemo demo;
  private static Process prometheus;
  private static URI address;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Files.isExecutable(PROMETHEUS),
        "Prometheus is not installed (Debian's package prometheus): skipped");
    demo = RunningDemo.start(folder.resolve("demo"));
    Path configuration = copy(Dashboard.root().resolve("dashboards/prometheus"));
    target(configuration, "ingest", demo.ingestPort());
    target(configuration, "classify", demo.classifyPort());
    target(configuration, "alert", demo.alertMetricsPort());
    int port = EmbeddedBroker.freePort();
    target(configuration, "prometheus", port);
    address = URI.create("http://127.0.0.1:" + port);
    prometheus =
        new ProcessBuilder(
                PROMETHEUS.toString(),
                "--config.file=" + configuration.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              for (String job : List.of("cotejo-ingest", "cotejo-classify", "cotejo-alert")) {
                JsonNode scrapes =
                    query("count_over_time(up{job=\"" + job + "\"}[5m]) >= 3 and up == 1");
                assertThat(scrapes.path("data").path("result")).as(job).isNotEmpty();
              }
            });
  }

  @AfterAll
  static void stop() throws Exception {
    if (prometheus != null) {
      prometheus.destroy();
      prometheus.waitFor();
    }
    if (demo != null) {
      demo.close();
    }
  }

  @Test
  void every_query_of_every_panel_gives_an_answer() throws Exception {
    List<String> empty = new ArrayList<>();
    for (Dashboard dashboard : Dashboard.all()) {
      for (Dashboard.Target target : dashboard.targets()) {
        String expression = expanded(target.expression());
        JsonNode instant = query(expression);
        assertThat(instant.path("status").asString("")).as("%s", target).isEqualTo("success");
        JsonNode range = range(expression);
        assertThat(range.path("status").asString("")).as("%s", target).isEqualTo("success");
        // A panel that lists only what is above nothing may have nothing to list.
        boolean mayBeEmpty = expression.contains("> 0)");
        if (!mayBeEmpty && range.path("data").path("result").isEmpty()) {
          empty.add(target.toString());
        }
      }
    }
    assertThat(empty).isEmpty();
  }

  @Test
  void every_variable_has_values() throws Exception {
    for (Dashboard dashboard : Dashboard.all()) {
      for (JsonNode variable : dashboard.variables()) {
        if (variable.path("type").asString("").equals("query")) {
          String query = DashboardLintTest.query(variable).replace("$job", ".+");
          String inside = query.substring(query.indexOf('(') + 1, query.length() - 1);
          String metric = inside.substring(0, inside.lastIndexOf(',')).strip();
          String label = inside.substring(inside.lastIndexOf(',') + 1).strip();
          JsonNode values = get("/api/v1/label/" + label + "/values?match[]=" + encode(metric));
          assertThat(values.path("data")).as("%s %s", dashboard, query).isNotEmpty();
        }
      }
    }
  }

  @Test
  void every_metric_that_dashboards_and_rules_name_exists() throws Exception {
    Set<String> there = new TreeSet<>();
    get("/api/v1/label/__name__/values").path("data").forEach(name -> there.add(name.asString("")));
    Set<String> named = new TreeSet<>();
    for (Dashboard dashboard : Dashboard.all()) {
      dashboard
          .targets()
          .forEach(
              target ->
                  PromQl.selectors(expanded(target.expression()))
                      .forEach(selector -> named.add(selector.metric())));
    }
    Pattern.compile("\\bcotejo_[a-z_]+")
        .matcher(rules().replaceAll("job:cotejo[a-z_:0-9]+", ""))
        .results()
        .forEach(match -> named.add(match.group()));
    named.removeAll(there);
    assertThat(named).as("named, but not there").isEmpty();
  }

  @Test
  void all_rules_are_loaded_and_well() throws Exception {
    JsonNode groups = get("/api/v1/rules").path("data").path("groups");
    int rules = 0;
    for (JsonNode group : groups) {
      for (JsonNode rule : group.path("rules")) {
        rules++;
        assertThat(rule.path("health").asString(""))
            .as("%s", rule.path("name"))
            .isIn("ok", "unknown");
      }
    }
    long written = Pattern.compile("(?m)^\\s*- (alert|record):").matcher(rules()).results().count();
    assertThat((long) rules).isEqualTo(written).isPositive();
  }

  private static String rules() throws IOException {
    return Files.readString(
        Dashboard.root().resolve("dashboards/prometheus/rules/cotejo.rules.yml"));
  }

  private static String expanded(String expression) {
    return expression
        .replace("$__rate_interval", "60s")
        .replace("$__range", "15m")
        .replace("$job", ".+")
        .replace("$instance", ".+");
  }

  private static JsonNode query(String expression) throws Exception {
    return get("/api/v1/query?query=" + encode(expression));
  }

  private static JsonNode range(String expression) throws Exception {
    Instant now = Instant.now();
    return get(
        "/api/v1/query_range?query=%s&start=%d&end=%d&step=5"
            .formatted(encode(expression), now.getEpochSecond() - 300, now.getEpochSecond()));
  }

  private static JsonNode get(String path) throws Exception {
    HttpResponse<byte[]> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(address + path)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    return Messages.JSON.readTree(answer.body());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Path copy(Path from) throws IOException {
    Path to = folder.resolve("configuration");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return to;
  }

  private static void target(Path configuration, String name, int port) throws IOException {
    Files.writeString(
        configuration.resolve("targets").resolve(name + ".yml"),
        "- targets: [\"127.0.0.1:" + port + "\"]\n");
  }
}
