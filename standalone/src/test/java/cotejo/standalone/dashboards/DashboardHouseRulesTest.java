package cotejo.standalone.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What we ask of our dashboards beyond the linter. */
class DashboardHouseRulesTest {
  private final List<Dashboard> dashboards = Dashboard.all();

  @Test
  void every_dashboard_has_a_uid_of_its_own_a_title_tags_and_a_version() {
    Set<String> uids = new HashSet<>();
    for (Dashboard dashboard : dashboards) {
      JsonNode json = dashboard.json();
      assertThat(uids.add(json.path("uid").asString(""))).as("%s: uid", dashboard).isTrue();
      assertThat(json.path("uid").asString("")).as("%s: uid", dashboard).startsWith("cotejo-");
      assertThat(json.path("title").asString("")).as("%s: title", dashboard).isNotBlank();
      assertThat(json.path("tags")).as("%s: tags", dashboard).isNotEmpty();
      assertThat(json.path("version").asInt(0)).as("%s: version", dashboard).isPositive();
      assertThat(json.path("schemaVersion").asInt(0)).as("%s", dashboard).isGreaterThan(35);
      assertThat(json.path("id").isNull()).as("%s: id is null", dashboard).isTrue();
    }
  }

  @Test
  void panels_fill_the_grid_without_overlap_or_gap() {
    for (Dashboard dashboard : dashboards) {
      List<String> taken = new ArrayList<>();
      Set<String> cells = new HashSet<>();
      int bottom = 0;
      for (JsonNode node : dashboard.json().path("panels")) {
        JsonNode grid = node.path("gridPos");
        int x = grid.path("x").asInt();
        int y = grid.path("y").asInt();
        int w = grid.path("w").asInt();
        int h = grid.path("h").asInt();
        assertThat(x + w)
            .as("%s: %s ends at", dashboard, node.path("title"))
            .isLessThanOrEqualTo(24);
        bottom = Math.max(bottom, y + h);
        for (int column = x; column < x + w; column++) {
          for (int row = y; row < y + h; row++) {
            if (!cells.add(column + "," + row)) {
              taken.add(node.path("title").asString(""));
            }
          }
        }
      }
      assertThat(taken).as("%s: overlapping panels", dashboard).isEmpty();
      assertThat(cells).as("%s: cells filled", dashboard).hasSize(24 * bottom);
    }
  }

  @Test
  void the_first_row_answers_whether_all_is_well() {
    for (Dashboard dashboard : dashboards) {
      assertThat(dashboard.panels().getFirst().type()).as("%s", dashboard).isEqualTo("stat");
    }
  }

  @Test
  void every_description_says_what_is_normal_and_what_to_do() {
    for (Dashboard dashboard : dashboards) {
      for (Dashboard.Panel panel : dashboard.panels()) {
        assertThat(panel.json().path("description").asString(""))
            .as("%s", panel)
            .contains("Normal:")
            .contains("Otherwise:");
      }
    }
  }

  @Test
  void legends_name_labels_and_not_metrics() {
    for (Dashboard dashboard : dashboards) {
      for (Dashboard.Target target : dashboard.targets()) {
        if (target.panel().type().equals("timeseries")) {
          assertThat(target.json().path("legendFormat").asString("")).as("%s", target).isNotBlank();
        }
      }
    }
  }

  @Test
  void dashboards_are_linked_and_keep_time_and_variables() {
    for (Dashboard dashboard : dashboards) {
      JsonNode links = dashboard.json().path("links");
      assertThat(links).as("%s: links", dashboard).isNotEmpty();
      links.forEach(
          link -> {
            assertThat(link.path("keepTime").asBoolean()).as("%s", dashboard).isTrue();
            assertThat(link.path("includeVars").asBoolean()).as("%s", dashboard).isTrue();
          });
    }
  }

  @Test
  void no_label_of_unbounded_value_is_shown() {
    for (Dashboard dashboard : dashboards) {
      for (Dashboard.Target target : dashboard.targets()) {
        assertThat(target.expression())
            .as("%s", target)
            .doesNotContainPattern("by ?\\([^)]*(url|title|article|subscriber|address)");
      }
    }
  }
}
