package cotejo.standalone.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prometheus' own tool on our configuration, rules and their unit tests. */
class PromtoolTest {
  private static final Path FOLDER = Dashboard.root().resolve("dashboards/prometheus");

  @BeforeEach
  void isInstalled() {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/promtool")),
        "promtool is not installed (Debian's package prometheus): skipped");
  }

  @Test
  void the_configuration_is_valid() throws Exception {
    assertSucceeds("check", "config", "prometheus.yml");
  }

  @Test
  void the_rules_are_valid_and_pass_the_linter() throws Exception {
    assertSucceeds("check", "rules", "--lint=all", "--lint-fatal", "rules/cotejo.rules.yml");
  }

  @Test
  void the_rules_pass_their_unit_tests() throws Exception {
    assertSucceeds("test", "rules", "tests/cotejo.test.yml");
  }

  @Test
  void every_alert_has_a_unit_test_and_a_section_in_the_runbook() throws Exception {
    String rules = Files.readString(FOLDER.resolve("rules/cotejo.rules.yml"));
    String tests = Files.readString(FOLDER.resolve("tests/cotejo.test.yml"));
    String runbook = Files.readString(Dashboard.root().resolve("docs/runbook.md"));
    TreeSet<String> alerts = new TreeSet<>();
    Pattern.compile("- alert: (\\w+)")
        .matcher(rules)
        .results()
        .forEach(m -> alerts.add(m.group(1)));
    TreeSet<String> sections = new TreeSet<>();
    Pattern.compile("runbook.md#([a-z-]+)")
        .matcher(rules)
        .results()
        .forEach(m -> sections.add(m.group(1)));

    assertThat(alerts)
        .hasSizeGreaterThanOrEqualTo(10)
        .allSatisfy(a -> assertThat(tests).contains(a));
    assertThat(sections).allSatisfy(s -> assertThat(runbook).contains("\n## " + s + "\n"));
  }

  @Test
  void every_panel_points_to_a_section_of_the_runbook() throws Exception {
    String runbook = Files.readString(Dashboard.root().resolve("docs/runbook.md"));
    for (Dashboard dashboard : Dashboard.all()) {
      for (Dashboard.Panel panel : dashboard.panels()) {
        String description = panel.json().path("description").asString("");
        assertThat(description).as("%s", panel).contains("docs/runbook.md#");
        String section = description.substring(description.indexOf('#') + 1).strip();
        assertThat(runbook).as("%s", panel).contains("\n## " + section + "\n");
      }
    }
  }

  private static void assertSucceeds(String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("/usr/bin/promtool"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
