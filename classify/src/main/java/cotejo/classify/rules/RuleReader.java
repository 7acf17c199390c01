package cotejo.classify.rules;

import cotejo.classify.reading.Concepts;
import cotejo.classify.reading.Lang;
import cotejo.classify.rules.Slot.Range;
import cotejo.classify.rules.Slot.Role;
import cotejo.events.Stance;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one rule: its form, the ways of saying it, and its tests. */
final class RuleReader {
  private static final List<String> KEYS =
      List.of("id", "form", "cases", "from", "until", "contested", "states-law", "tests");
  private static final List<String> FORMS = Arrays.stream(Form.values()).map(Form::tag).toList();
  private static final List<String> ROLES =
      Arrays.stream(Role.values()).map(r -> r.name().toLowerCase(Locale.ROOT)).toList();
  private static final int WITHIN = 34;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Yaml yaml;
  private final Yaml.Fields fields;
  private final Concepts concepts;
  private final Scope scope;

  RuleReader(Yaml yaml, Yaml.Fields fields, Concepts concepts) {
    this.yaml = yaml;
    this.fields = fields;
    this.concepts = concepts;
    this.scope = Scope.of(yaml.file(), concepts);
  }

  Rule read(String claim, @Nullable LocalDate validFrom) {
    fields.only(KEYS);
    String form = fields.needed("form");
    if (!form.isEmpty() && !FORMS.contains(form)) {
      yaml.problem(
          fields.key("form"), "no form '" + form + "': " + FORMS + Suggest.suffix(form, FORMS));
    }
    List<Case> cases = new ArrayList<>();
    for (Yaml.Fields one : fields.mappings("cases")) {
      cases.add(oneCase(one));
    }
    if (cases.isEmpty()) {
      yaml.problem(fields.node(), "a rule needs 'cases'");
    }
    boolean always = "always".equals(fields.text("from"));
    return new Rule(
        claim + "/" + fields.needed("id"),
        claim,
        FORMS.contains(form) ? Form.valueOf(form.toUpperCase(Locale.ROOT)) : Form.RECORD,
        cases,
        always ? null : fields.get("from") == null ? validFrom : fields.date("from"),
        fields.date("until"),
        fields.flag("contested"),
        fields.flag("states-law"),
        tests(),
        yaml.file(),
        Yaml.line(fields.node()));
  }

  private Case oneCase(Yaml.Fields f) {
    List<Slot> slots = new ArrayList<>();
    List<String> known = new ArrayList<>(ROLES);
    known.addAll(List.of("unless", "unless-about", "within", "in-order"));
    f.only(known);
    for (Map.Entry<String, Node> entry : f.all().entrySet()) {
      if (ROLES.contains(entry.getKey())) {
        for (Node one : yaml.list(entry.getValue())) {
          String value = yaml.text(one);
          if (value != null) {
            slots.add(slot(Role.valueOf(entry.getKey().toUpperCase(Locale.ROOT)), one, value));
          }
        }
      }
    }
    if (slots.stream().allMatch(Slot::fromStory)) {
      yaml.problem(f.node(), "a case needs a slot besides 'scene' and 'about'");
    }
    String unless = f.text("unless");
    List<String> names = unless == null ? List.of() : names(f.key("unless"), unless);
    String about = f.text("unless-about");
    List<String> subjects = about == null ? List.of() : names(f.key("unless-about"), about);
    String within = f.text("within");
    if (within != null && !within.matches("[0-9]{1,3}")) {
      yaml.problem(f.key("within"), "'within' is a number of words");
      within = null;
    }
    return new Case(
        slots,
        numbers(names),
        names,
        numbers(subjects),
        within == null ? WITHIN : Integer.parseInt(within),
        f.flag("in-order"));
  }

  private Slot slot(Role role, Node node, String value) {
    String[] words = SPACE.split(value.trim(), -1);
    String last = words[words.length - 1];
    if (words.length > 1 && last.matches("[0-9.eE+]+(\\.\\.[0-9.eE+]+)?")) {
      boolean outside = words[words.length - 2].equals("not");
      int end = words.length - (outside ? 2 : 1);
      List<String> names = names(node, String.join(" ", Arrays.copyOf(words, end)));
      return new Slot(role, numbers(names), names, range(node, last, outside));
    }
    List<String> names = names(node, value);
    return new Slot(role, numbers(names), names, Range.ANY);
  }

  private Range range(Node node, String text, boolean outside) {
    try {
      int dots = text.indexOf("..");
      double from = Double.parseDouble(dots < 0 ? text : text.substring(0, dots));
      double to = dots < 0 ? from : Double.parseDouble(text.substring(dots + 2));
      return new Range(from, to, outside);
    } catch (NumberFormatException e) {
      yaml.problem(node, "'" + text + "' is no number or range such as 2007..2008");
      return Range.ANY;
    }
  }

  private List<String> names(Node node, String value) {
    List<String> names = Arrays.stream(value.split("\\|", -1)).map(String::trim).toList();
    for (String name : names) {
      if (scope.means(name) == null) {
        yaml.problem(node, "no concept '" + name + "'" + Suggest.suffix(name, scope.known()));
      }
    }
    return names;
  }

  private BitSet numbers(List<String> names) {
    BitSet out = new BitSet();
    for (String name : names) {
      String full = scope.means(name);
      Integer number = full == null ? null : concepts.find(full);
      if (number != null) {
        out.set(number);
      }
    }
    return out;
  }

  private List<RuleTest> tests() {
    List<RuleTest> out = new ArrayList<>();
    Yaml.Fields tests = fields.get("tests") instanceof MappingNode m ? yaml.new Fields(m) : null;
    if (tests == null) {
      yaml.problem(fields.node(), "a rule needs 'tests' with 'match' and 'no_match'");
      return out;
    }
    tests.only(List.of("match", "no_match"));
    for (String part : List.of("match", "no_match")) {
      List<RuleTest> some = new ArrayList<>();
      for (Yaml.Fields row : tests.mappings(part)) {
        for (Map.Entry<String, Node> entry : row.all().entrySet()) {
          RuleTest test = test(part, row, entry);
          if (test != null) {
            some.add(test);
          }
        }
      }
      for (Lang lang : Lang.values()) {
        if (some.stream().noneMatch(t -> t.lang() == lang)) {
          yaml.problem(tests.node(), "'" + part + "' has no test in '" + lang.tag() + "'");
        }
      }
      out.addAll(some);
    }
    return out;
  }

  /**
   * A test's key is its language, the stance wanted, and perhaps a day: {@code en asserts-false}.
   */
  private @Nullable RuleTest test(String part, Yaml.Fields row, Map.Entry<String, Node> entry) {
    String text = yaml.text(entry.getValue());
    String[] words = SPACE.split(entry.getKey(), -1);
    Lang lang = Lang.of(words[0]);
    Stance stance = null;
    LocalDate published = null;
    for (int i = 1; i < words.length; i++) {
      Stance named = stance(words[i]);
      if (named != null) {
        stance = named;
      } else {
        try {
          published = LocalDate.parse(words[i]);
        } catch (DateTimeParseException e) {
          yaml.problem(row.key(entry.getKey()), "no stance or day '" + words[i] + "'");
          return null;
        }
      }
    }
    if (lang == null || text == null || part.equals("match") != (stance != null)) {
      yaml.problem(
          row.key(entry.getKey()),
          part.equals("match")
              ? "a test is written as 'en asserts-false: text'"
              : "a counter-test is written as 'en: text'");
      return null;
    }
    return new RuleTest(lang, text, stance, published, Yaml.line(entry.getValue()));
  }

  private static @Nullable Stance stance(String word) {
    for (Stance stance : Stance.values()) {
      if (stance.word().equals(word)) {
        return stance;
      }
    }
    return null;
  }
}
