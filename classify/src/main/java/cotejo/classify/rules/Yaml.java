package cotejo.classify.rules;

import cotejo.classify.rules.RulebookException.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads one YAML file as a tree that remembers where everything stands, and collects problems. */
final class Yaml {
  private final String file;
  private final List<Problem> problems;

  Yaml(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  String file() {
    return file;
  }

  /** The file's mapping; null (and a problem) when it is none. */
  @Nullable Fields parse(String content) {
    try {
      var settings = LoadSettings.builder().setAllowDuplicateKeys(false).setLabel(file).build();
      Node root = new Compose(settings).composeString(content).orElse(null);
      if (root instanceof MappingNode mapping) {
        return new Fields(mapping);
      }
      problems.add(new Problem(file, 1, 1, "a mapping is wanted here, such as 'concepts:'"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
      int column = e.getProblemMark().map(m -> m.getColumn() + 1).orElse(1);
      problems.add(new Problem(file, line, column, "not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(new Problem(file, 1, 1, "not YAML: " + e.getMessage()));
    }
    return null;
  }

  void problem(Node node, String what) {
    int line = node.getStartMark().map(m -> m.getLine() + 1).orElse(1);
    int column = node.getStartMark().map(m -> m.getColumn() + 1).orElse(1);
    problems.add(new Problem(file, line, column, what));
  }

  static int line(Node node) {
    return node.getStartMark().map(m -> m.getLine() + 1).orElse(1);
  }

  /** The text of a scalar; null (and a problem) when the node is none. */
  @Nullable String text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.NULL) ? null : scalar.getValue();
    }
    problem(node, "a text is wanted here");
    return null;
  }

  List<Node> list(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    return List.of(node);
  }

  /** A mapping as named fields. */
  final class Fields {
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    Fields(MappingNode mapping) {
      node = mapping;
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          if (values.put(key.getValue(), tuple.getValueNode()) != null) {
            problem(key, "'" + key.getValue() + "' stands here twice");
          }
          keys.put(key.getValue(), key);
        }
      }
    }

    Node node() {
      return node;
    }

    Map<String, Node> all() {
      return values;
    }

    Node key(String name) {
      return keys.getOrDefault(name, node);
    }

    /** Complains about every key that is not among these. */
    void only(List<String> known) {
      for (var entry : keys.entrySet()) {
        if (!known.contains(entry.getKey())) {
          problem(
              entry.getValue(),
              "unknown key '" + entry.getKey() + "'" + Suggest.suffix(entry.getKey(), known));
        }
      }
    }

    @Nullable Node get(String name) {
      Node value = values.get(name);
      return value != null && value.getTag().equals(Tag.NULL) ? null : value;
    }

    @Nullable String text(String name) {
      Node value = get(name);
      return value == null ? null : Yaml.this.text(value);
    }

    String needed(String name) {
      String value = text(name);
      if (value == null || value.isBlank()) {
        problem(node, "'" + name + "' is missing");
        return "";
      }
      return value;
    }

    boolean flag(String name) {
      String value = text(name);
      if (value != null && !List.of("yes", "no", "true", "false").contains(value)) {
        problem(keys.getOrDefault(name, node), "'" + name + "' is yes or no, not '" + value + "'");
      }
      return "yes".equals(value) || "true".equals(value);
    }

    @Nullable LocalDate date(String name) {
      String value = text(name);
      if (value == null) {
        return null;
      }
      try {
        return LocalDate.parse(value);
      } catch (DateTimeParseException e) {
        problem(
            keys.getOrDefault(name, node),
            "'" + name + "' is a date such as 2026-01-31, not '" + value + "'");
        return null;
      }
    }

    List<Fields> mappings(String name) {
      List<Fields> out = new ArrayList<>();
      Node value = get(name);
      if (value == null) {
        return out;
      }
      for (Node one : list(value)) {
        if (one instanceof MappingNode mapping) {
          out.add(new Fields(mapping));
        } else {
          problem(one, "a mapping is wanted in '" + name + "'");
        }
      }
      return out;
    }
  }
}
