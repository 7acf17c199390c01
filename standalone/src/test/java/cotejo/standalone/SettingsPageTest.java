package cotejo.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.AlertConfig;
import cotejo.classify.flow.ClassifyConfig;
import cotejo.ingest.IngestConfig;
import cotejo.service.Settings;
import cotejo.standalone.dashboards.Repository;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of settings and the compose file against the code. */
class SettingsPageTest {

  private static Settings asked() {
    Settings settings = Settings.of();
    IngestConfig.read(settings);
    ClassifyConfig.read(settings);
    AlertConfig.read(settings);
    return settings;
  }

  @Test
  void the_page_names_every_setting_with_its_default() throws Exception {
    List<String> page = Files.readAllLines(Repository.root().resolve("docs/settings.md"));

    assertThat(asked().asked())
        .allSatisfy(
            (key, value) ->
                assertThat(page)
                    .as("%s [%s]", key, value)
                    .anyMatch(
                        line ->
                            line.startsWith("| `" + key + "` |")
                                && (value.isEmpty() || line.contains("`" + value + "`"))));
  }

  @Test
  void the_page_names_no_setting_that_does_not_exist() throws Exception {
    List<String> keys =
        Files.readAllLines(Repository.root().resolve("docs/settings.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .filter(key -> !key.startsWith("sample.") && !key.equals("kafka.port"))
            .toList();

    assertThat(asked().asked().keySet()).containsAll(keys);
  }

  @Test
  void the_compose_file_sets_only_what_exists() throws Exception {
    List<String> variables =
        asked().asked().keySet().stream()
            .map(key -> "COTEJO_" + key.toUpperCase(java.util.Locale.ROOT))
            .map(name -> name.replace('.', '_').replace('-', '_'))
            .toList();

    assertThat(Files.readAllLines(Repository.root().resolve("docker-compose.yml")))
        .filteredOn(line -> line.strip().startsWith("COTEJO_"))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(variables)
                    .contains(line.strip().substring(0, line.strip().indexOf(':'))));
  }
}
