package cotejo.standalone.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rules of grafana/dashboard-linter 0.2.0 that concern Prometheus, one test a rule. */
class DashboardLintTest {
  private static final Set<String> CHECKED =
      Set.of("stat", "singlestat", "graph", "table", "timeseries", "gauge", "bargauge");
  private static final Set<String> UNITS =
      Set.of(
          "none",
          "short",
          "percent",
          "percentunit",
          "s",
          "ms",
          "m",
          "h",
          "d",
          "dtdurations",
          "dateTimeFromNow",
          "dateTimeAsIso",
          "bytes",
          "Bps",
          "cps",
          "ops",
          "reqps",
          "cpm",
          "bool_yes_no",
          "string");
  private static final Pattern QUERY_VARIABLE = Pattern.compile("([a-z_]+)\\((.+)\\)");

  private final List<Dashboard> dashboards = Dashboard.all();

  @Test
  void there_are_dashboards() {
    assertThat(dashboards).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void template_datasource_rule() {
    assertThat(
            dashboards.stream()
                .filter(
                    dashboard ->
                        dashboard.variables().isEmpty()
                            || !text(dashboard.variables().getFirst(), "type").equals("datasource")
                            || !text(dashboard.variables().getFirst(), "query").equals("prometheus")
                            || !text(dashboard.variables().getFirst(), "name").equals("datasource")
                            || !text(dashboard.variables().getFirst(), "label")
                                .equals("Data source")))
        .isEmpty();
  }

  @Test
  void template_job_rule() {
    assertThat(withoutVariable("job", "Job")).isEmpty();
  }

  @Test
  void template_instance_rule() {
    assertThat(withoutVariable("instance", "Instance")).isEmpty();
  }

  private List<String> withoutVariable(String name, String label) {
    return dashboards.stream()
        .filter(
            dashboard ->
                dashboard.variables().stream()
                    .noneMatch(
                        variable ->
                            text(variable, "name").equals(name)
                                && text(variable, "label").equals(label)
                                && text(variable, "type").equals("query")
                                && text(variable.path("datasource"), "uid").equals("$datasource")
                                && variable.path("multi").asBoolean(false)
                                && text(variable, "allValue").equals(".+")))
        .map(Dashboard::toString)
        .toList();
  }

  @Test
  void template_label_promql_rule() {
    assertThat(
            queryVariables(
                variable -> {
                  Matcher query = QUERY_VARIABLE.matcher(query(variable));
                  return query.matches()
                      && Set.of("label_names", "label_values", "metrics", "query_result")
                          .contains(query.group(1));
                }))
        .isEmpty();
  }

  @Test
  void template_on_time_change_reload_rule() {
    assertThat(queryVariables(variable -> variable.path("refresh").asInt(0) == 2)).isEmpty();
  }

  private List<String> queryVariables(Function<JsonNode, Boolean> good) {
    List<String> bad = new ArrayList<>();
    for (Dashboard dashboard : dashboards) {
      for (JsonNode variable : dashboard.variables()) {
        if (text(variable, "type").equals("query") && !good.apply(variable)) {
          bad.add(dashboard + ", variable " + text(variable, "name"));
        }
      }
    }
    return bad;
  }

  static String query(JsonNode variable) {
    JsonNode query = variable.path("query");
    return query.isString() ? query.asString() : query.path("query").asString("");
  }

  @Test
  void panel_datasource_rule() {
    assertThat(panels(panel -> text(panel.json().path("datasource"), "uid").equals("$datasource")))
        .isEmpty();
  }

  @Test
  void panel_title_description_rule() {
    assertThat(
            panels(
                panel -> !panel.title().isBlank() && !text(panel.json(), "description").isBlank()))
        .isEmpty();
  }

  @Test
  void panel_units_rule() {
    assertThat(
            panels(
                panel ->
                    UNITS.contains(text(panel.json().path("fieldConfig").path("defaults"), "unit"))
                        || !panel
                            .json()
                            .path("fieldConfig")
                            .path("defaults")
                            .path("mappings")
                            .isEmpty()))
        .isEmpty();
  }

  @Test
  void panel_no_targets_rule() {
    assertThat(panels(panel -> !panel.targets().isEmpty())).isEmpty();
  }

  private List<String> panels(Function<Dashboard.Panel, Boolean> good) {
    return dashboards.stream()
        .flatMap(dashboard -> dashboard.panels().stream())
        .filter(panel -> CHECKED.contains(panel.type()))
        .filter(panel -> !good.apply(panel))
        .map(Dashboard.Panel::toString)
        .toList();
  }

  @Test
  void target_promql_rule() {
    assertThat(targets(target -> !target.expression().isBlank())).isEmpty();
  }

  @Test
  void target_rate_interval_rule() {
    Set<String> rates = Set.of("rate", "irate", "increase");
    assertThat(
            targets(
                target ->
                    PromQl.selectors(target.expression()).stream()
                        .filter(selector -> rates.contains(selector.function()))
                        .allMatch(
                            selector ->
                                selector.range().equals("$__rate_interval")
                                    || selector.range().equals("$__range"))))
        .isEmpty();
  }

  @Test
  void target_job_rule() {
    assertThat(targets(target -> everySelectorHas(target, "job", "=~\"$job\""))).isEmpty();
  }

  @Test
  void target_instance_rule() {
    assertThat(targets(target -> everySelectorHas(target, "instance", "=~\"$instance\"")))
        .isEmpty();
  }

  private static boolean everySelectorHas(Dashboard.Target target, String label, String matcher) {
    return PromQl.selectors(target.expression()).stream()
        .allMatch(selector -> matcher.equals(selector.matchers().get(label)));
  }

  @Test
  void target_counter_agg_rule() {
    Set<String> rates = Set.of("rate", "irate", "increase");
    assertThat(
            targets(
                target ->
                    PromQl.selectors(target.expression()).stream()
                        .filter(selector -> selector.metric().endsWith("_total"))
                        .allMatch(
                            selector ->
                                rates.contains(selector.function())
                                    && !selector.range().isEmpty())))
        .isEmpty();
  }

  private List<String> targets(Function<Dashboard.Target, Boolean> good) {
    return dashboards.stream()
        .flatMap(dashboard -> dashboard.targets().stream())
        .filter(target -> !good.apply(target))
        .map(Dashboard.Target::toString)
        .toList();
  }

  @Test
  void uneditable_dashboard() {
    assertThat(
            dashboards.stream()
                .filter(dashboard -> dashboard.json().path("editable").asBoolean(false)))
        .isEmpty();
  }

  static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
