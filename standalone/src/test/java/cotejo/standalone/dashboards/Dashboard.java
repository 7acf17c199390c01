package cotejo.standalone.dashboards;

import cotejo.events.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A Grafana dashboard file as the tests see it. */
record Dashboard(Path file, JsonNode json) {

  /** The repository's root: the nearest folder upwards that holds the launcher. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("cotejo")) || !Files.exists(folder.resolve("pom.xml"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static List<Dashboard> all() {
    try (Stream<Path> files = Files.list(root().resolve("dashboards/grafana/dashboards"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Dashboard::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dashboard read(Path file) {
    try {
      return new Dashboard(file, Messages.JSON.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One panel; rows are not panels, but what is folded into them is. */
  record Panel(Dashboard dashboard, JsonNode json) {
    String type() {
      return json.path("type").asString("");
    }

    String title() {
      return json.path("title").asString("");
    }

    List<Target> targets() {
      List<Target> targets = new ArrayList<>();
      json.path("targets").forEach(target -> targets.add(new Target(this, target)));
      return targets;
    }

    @Override
    public String toString() {
      return dashboard + ", panel \"" + title() + "\"";
    }
  }

  /** One query of a panel. */
  record Target(Panel panel, JsonNode json) {
    String expression() {
      return json.path("expr").asString("");
    }

    @Override
    public String toString() {
      return panel + ", target " + json.path("refId").asString("?") + ": " + expression();
    }
  }

  List<Panel> panels() {
    List<Panel> panels = new ArrayList<>();
    collect(json.path("panels"), panels);
    return panels;
  }

  private void collect(JsonNode nodes, List<Panel> panels) {
    nodes.forEach(
        node -> {
          if (node.path("type").asString("").equals("row")) {
            collect(node.path("panels"), panels);
          } else {
            panels.add(new Panel(this, node));
          }
        });
  }

  List<Target> targets() {
    return panels().stream().flatMap(panel -> panel.targets().stream()).toList();
  }

  List<JsonNode> variables() {
    List<JsonNode> variables = new ArrayList<>();
    json.path("templating").path("list").forEach(variables::add);
    return variables;
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
