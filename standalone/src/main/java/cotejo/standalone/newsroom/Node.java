package cotejo.standalone.newsroom;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping of a YAML file that knows where it stands, so that a mistake can be found. */
record Node(Map<?, ?> values, String where) {

  static Map<?, ?> map(@Nullable Object value, String where) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(where + ": expected keys and values, found " + value);
  }

  static List<?> list(@Nullable Object value, String where) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(where + ": expected a list, found " + value);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String text(String key) {
    Object value = values.get(key);
    if (value == null || value instanceof Map || value instanceof List) {
      throw new IllegalArgumentException(where + ": " + key + " should be a text, is " + value);
    }
    return value.toString();
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  List<?> list(String key) {
    return list(values.get(key), where + ", " + key);
  }

  Node node(String key) {
    return new Node(map(values.get(key), where + ", " + key), where + ", " + key);
  }

  List<Node> nodes(String key) {
    return list(key).stream()
        .map(
            entry -> {
              Map<?, ?> map = map(entry, where + ", " + key);
              String name = Objects.toString(map.get("slug"), key);
              return new Node(map, where + ", " + name);
            })
        .toList();
  }

  void only(Set<String> known) {
    for (Object key : values.keySet()) {
      if (!known.contains(key.toString())) {
        throw new IllegalArgumentException(where + ": unknown key " + key);
      }
    }
  }
}
