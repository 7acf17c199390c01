package cotejo.standalone;

import static cotejo.standalone.ComposeFile.map;
import static cotejo.standalone.ComposeFile.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The compose file, read as compose reads it: what it names must exist and fit together. */
class ComposeTest {
  private static final Path ROOT = ComposeFile.root();

  @Test
  void the_three_services_run_commands_that_exist_from_one_image() throws Exception {
    for (String service : List.of("ingest", "classify", "alert")) {
      Map<String, Object> described = ComposeFile.service(service);

      assertThat(described.get("build")).isEqualTo(".");
      List<?> command = (List<?>) described.get("command");
      assertThat(Main.commandLine().getSubcommands()).containsKey((String) command.getFirst());
    }
    assertThat(ROOT.resolve("Dockerfile")).exists();
  }

  @Test
  void everything_that_is_asked_for_is_there() throws Exception {
    assertThat(map(ComposeFile.all().get("services")).keySet())
        .contains(
            "ingest", "classify", "alert", "kafka", "postgres", "prometheus", "grafana", "mail");
  }

  @Test
  void what_is_mounted_exists() throws Exception {
    for (Object service : map(ComposeFile.all().get("services")).values()) {
      Object volumes = map(service).get("volumes");
      if (volumes instanceof List<?> list) {
        for (Object volume : list) {
          String from = ((String) volume).split(":", -1)[0];
          if (from.startsWith("./")) {
            assertThat(ROOT.resolve(from.substring(2))).exists();
          } else {
            assertThat(map(ComposeFile.all().get("volumes"))).containsKey(from);
          }
        }
      }
    }
  }

  @Test
  void grafana_finds_the_dashboards_where_they_are_mounted() throws Exception {
    Map<String, Object> provisioning =
        yaml(ROOT.resolve("dashboards/grafana/provisioning/dashboards/cotejo.yml"));
    Map<String, Object> provider = map(((List<?>) provisioning.get("providers")).getFirst());
    List<?> mounts =
        (List<?>) map(map(ComposeFile.all().get("services")).get("grafana")).get("volumes");

    assertThat(provider.get("disableDeletion")).isEqualTo(true);
    assertThat(provider.get("allowUiUpdates")).isEqualTo(false);
    assertThat(mounts)
        .anyMatch(
            mount ->
                mount.equals(
                    "./dashboards/grafana/dashboards:"
                        + map(provider.get("options")).get("path")
                        + ":ro"));
  }

  @Test
  void the_data_source_scrapes_as_often_as_prometheus_does() throws Exception {
    Map<String, Object> source =
        map(
            ((List<?>)
                    yaml(ROOT.resolve("dashboards/grafana/provisioning/datasources/prometheus.yml"))
                        .get("datasources"))
                .getFirst());
    Map<String, Object> global =
        map(yaml(ROOT.resolve("dashboards/prometheus/prometheus.yml")).get("global"));

    assertThat(source.get("uid")).isEqualTo("cotejo-prometheus");
    assertThat(map(source.get("jsonData")).get("timeInterval"))
        .isEqualTo(global.get("scrape_interval"));
  }
}
