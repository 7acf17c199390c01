package cotejo.classify.rules;

import cotejo.classify.reading.Lang;
import cotejo.classify.reading.Lexicon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the parts {@code concepts} and {@code patterns}, of a lexicon file or of a claim. */
final class LexiconFile {
  private static final List<String> CONCEPT_KEYS =
      List.of("is", "en", "es", "both", "covers", "refers-to", "back");

  private final Yaml yaml;
  private final Yaml.Fields root;
  private final Scope scope;

  LexiconFile(Yaml yaml, Yaml.Fields root, Lexicon.Builder lexicon) {
    this.yaml = yaml;
    this.root = root;
    this.scope = Scope.of(yaml.file(), lexicon.concepts());
  }

  void define(Lexicon.Builder lexicon) {
    for (Map.Entry<String, Node> entry : entries("concepts").entrySet()) {
      String name = entry.getKey();
      if (!name.matches("[a-z][a-z0-9-]*")) {
        yaml.problem(entry.getValue(), "'" + name + "' is no name: lower case, digits, hyphens");
        continue;
      }
      String full = scope.defines(name);
      lexicon.concept(full);
      if (entry.getValue() instanceof MappingNode mapping) {
        concept(lexicon, full, yaml.new Fields(mapping));
      } else {
        yaml.problem(entry.getValue(), "concept '" + name + "' needs 'en', 'es' or 'both'");
      }
    }
    for (String made : entries("patterns").keySet()) {
      lexicon.concept(scope.defines(made));
    }
  }

  private void concept(Lexicon.Builder lexicon, String name, Yaml.Fields fields) {
    fields.only(CONCEPT_KEYS);
    if (fields.flag("covers")) {
      lexicon.covers(name);
    }
    phrases(lexicon, name, fields, "en", List.of(Lang.EN));
    phrases(lexicon, name, fields, "es", List.of(Lang.ES));
    phrases(lexicon, name, fields, "both", List.of(Lang.values()));
  }

  private void phrases(
      Lexicon.Builder lexicon, String name, Yaml.Fields fields, String key, List<Lang> langs) {
    Node node = fields.get(key);
    if (node == null) {
      return;
    }
    boolean each = node instanceof SequenceNode;
    for (Node one : yaml.list(node)) {
      String text = yaml.text(one);
      for (Lang lang : text == null ? List.<Lang>of() : langs) {
        Stream<String> problems =
            each
                ? Stream.ofNullable(lexicon.phrase(name, lang, text))
                : lexicon.phrases(name, lang, text).stream();
        problems.forEach(problem -> yaml.problem(one, problem));
      }
    }
  }

  /** What needs all names to be known: kinds, references, patterns. */
  void connect(Lexicon.Builder lexicon) {
    for (Map.Entry<String, Node> entry : entries("concepts").entrySet()) {
      if (entry.getValue() instanceof MappingNode mapping) {
        var fields = yaml.new Fields(mapping);
        List<String> kinds = names(fields, "is");
        if (!kinds.isEmpty()) {
          lexicon.isA(scope.defines(entry.getKey()), kinds);
        }
        List<String> to = names(fields, "refers-to");
        if (!to.isEmpty()) {
          lexicon.refers(scope.defines(entry.getKey()), to, back(fields));
        }
      }
    }
    for (Map.Entry<String, Node> entry : entries("patterns").entrySet()) {
      for (Node pattern : yaml.list(entry.getValue())) {
        String source = yaml.text(pattern);
        if (source != null) {
          for (String unknown :
              lexicon.pattern(scope.defines(entry.getKey()), source, scope::means)) {
            unknown(pattern, unknown);
          }
        }
      }
    }
  }

  private int back(Yaml.Fields fields) {
    String back = fields.text("back");
    if (back != null && !back.matches("[0-9]")) {
      yaml.problem(fields.key("back"), "'back' is a number of sentences from 0 to 9");
      return 2;
    }
    return back == null ? 2 : Integer.parseInt(back);
  }

  private List<String> names(Yaml.Fields fields, String key) {
    String value = fields.text(key);
    if (value == null) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String name : Arrays.stream(value.split("\\|", -1)).map(String::trim).toList()) {
      String full = scope.means(name);
      if (full == null) {
        unknown(fields.key(key), name);
      } else {
        names.add(full);
      }
    }
    return names;
  }

  private void unknown(Node node, String name) {
    if (name.startsWith("'")) {
      yaml.problem(node, name + " never matches: a literal is one word; make it a concept");
      return;
    }
    yaml.problem(node, "no concept '" + name + "'" + Suggest.suffix(name, scope.known()));
  }

  private Map<String, Node> entries(String part) {
    @Nullable Node node = root.get(part);
    if (node == null) {
      return Map.of();
    }
    if (node instanceof MappingNode mapping) {
      return yaml.new Fields(mapping).all();
    }
    yaml.problem(node, "'" + part + "' is a mapping");
    return Map.of();
  }
}
