package cotejo.standalone;

import cotejo.standalone.dashboards.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The compose file as compose reads it: merge keys followed, variables at their defaults. */
final class ComposeFile {
  private ComposeFile() {}

  static Path root() {
    return Repository.root();
  }

  /** A service with what it takes over by a merge key. */
  static Map<String, Object> service(String name) throws IOException {
    Map<String, Object> own = map(map(all().get("services")).get(name));
    Map<String, Object> merged = new HashMap<>();
    if (own.containsKey("<<")) {
      merged.putAll(map(own.get("<<")));
    }
    merged.putAll(own);
    return merged;
  }

  /** The arguments that a service's image is started with. */
  static List<String> command(String service) throws IOException {
    return ((List<?>) service(service).get("command")).stream().map(String::valueOf).toList();
  }

  /** A service's environment. */
  static Map<String, String> environment(String service) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    map(service(service).get("environment"))
        .forEach(
            (name, value) ->
                environment.put(
                    name, String.valueOf(value).replaceAll("\\$\\{\\w+:-([^}]*)}", "$1")));
    return environment;
  }

  static Map<String, Object> all() throws IOException {
    return yaml(root().resolve("docker-compose.yml"));
  }

  static Map<String, Object> yaml(Path file) throws IOException {
    return map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
  }

  @SuppressWarnings("unchecked") // YAML's maps have text keys
  static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }
}
