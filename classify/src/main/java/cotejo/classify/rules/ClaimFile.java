package cotejo.classify.rules;

import cotejo.classify.reading.Concepts;
import cotejo.classify.rules.Claim.Misconception;
import cotejo.classify.rules.Claim.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads one claim with its rules. */
final class ClaimFile {
  private static final List<String> KEYS =
      List.of(
          "id",
          "topic",
          "statement",
          "misconceptions",
          "valid-from",
          "valid-until",
          "disputed-since",
          "disputed-note",
          "sources",
          "notes",
          "yields-to",
          "concepts",
          "patterns",
          "rules");

  private final Yaml yaml;
  private final Yaml.Fields root;
  private final Concepts concepts;

  ClaimFile(Yaml yaml, Yaml.Fields root, Concepts concepts) {
    this.yaml = yaml;
    this.root = root;
    this.concepts = concepts;
  }

  Claim read() {
    root.only(KEYS);
    String id = root.needed("id");
    if (!yaml.file().endsWith("/" + id + ".yaml")) {
      yaml.problem(root.key("id"), "the file of claim '" + id + "' is named " + id + ".yaml");
    }
    Yaml.Fields statement =
        root.get("statement") instanceof MappingNode m ? yaml.new Fields(m) : null;
    if (statement == null) {
      yaml.problem(root.node(), "'statement' with 'en' and 'es' is missing");
    }
    LocalDate validFrom = root.date("valid-from");
    return new Claim(
        id,
        root.needed("topic"),
        statement == null ? "" : statement.needed("en"),
        statement == null ? "" : statement.needed("es"),
        root.mappings("misconceptions").stream()
            .map(f -> new Misconception(f.needed("en"), f.needed("es")))
            .toList(),
        validFrom,
        root.date("valid-until"),
        root.date("disputed-since"),
        root.text("disputed-note"),
        root.mappings("sources").stream().map(this::source).toList(),
        root.text("notes"),
        yieldsTo(),
        rules(id, validFrom));
  }

  private List<String> yieldsTo() {
    String claims = root.text("yields-to");
    return claims == null
        ? List.of()
        : Arrays.stream(claims.split("\\|", -1)).map(String::trim).toList();
  }

  private Source source(Yaml.Fields f) {
    f.only(List.of("title", "publisher", "date", "url"));
    return new Source(f.needed("title"), f.needed("publisher"), f.text("date"), f.needed("url"));
  }

  private List<Rule> rules(String claim, @Nullable LocalDate validFrom) {
    List<Rule> out = new ArrayList<>();
    for (Yaml.Fields f : root.mappings("rules")) {
      out.add(new RuleReader(yaml, f, concepts).read(claim, validFrom));
    }
    return out;
  }
}
