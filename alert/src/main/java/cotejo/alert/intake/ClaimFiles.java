package cotejo.alert.intake;

import cotejo.alert.store.ClaimRecord;
import cotejo.events.Mention;
import cotejo.events.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the claims out of a rulebook's files: {@code claims/<id>.yaml}, rules left aside. */
final class ClaimFiles {
  private ClaimFiles() {}

  /**
   * A rulebook's claims.
   *
   * @param files by path within the rulebook folder
   * @param number the rulebook's
   * @throws IllegalArgumentException that names the file and what is wrong with it
   */
  static List<ClaimRecord> read(Map<String, String> files, int number) {
    List<ClaimRecord> claims = new ArrayList<>();
    new TreeMap<>(files)
        .forEach(
            (path, content) -> {
              if (path.startsWith("claims/") && path.endsWith(".yaml")) {
                claims.add(claim(path, content, number));
              }
            });
    return claims;
  }

  private static ClaimRecord claim(String path, String content, int number) {
    try {
      Object root = new Load(LoadSettings.builder().setLabel(path).build()).loadFromString(content);
      if (!(root instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException("is not a map");
      }
      return new ClaimRecord(
          text(map, "id"),
          text(map, "topic"),
          statement(map.get("statement")),
          list(map.get("misconceptions")).stream().map(ClaimFiles::statement).toList(),
          optional(map, "valid_from"),
          optional(map, "valid_until"),
          optional(map, "disputed_since"),
          optional(map, "disputed_note"),
          list(map.get("sources")).stream().map(ClaimFiles::source).toList(),
          optional(map, "notes"),
          number,
          false);
    } catch (YamlEngineException | IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
      throw new IllegalArgumentException("file " + path + ": " + why, e);
    }
  }

  private static Mention.Statement statement(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("a statement is not a map of en and es");
    }
    return new Mention.Statement(text(map, "en"), text(map, "es"));
  }

  private static Source source(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("a source is not a map");
    }
    return new Source(
        text(map, "title"),
        text(map, "publisher"),
        optional(map, "date"),
        URI.create(text(map, "url")));
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String text(Map<?, ?> map, String key) {
    String value = optional(map, key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private static @Nullable String optional(Map<?, ?> map, String key) {
    Object value = map.get(key);
    return value == null ? null : value.toString();
  }
}
