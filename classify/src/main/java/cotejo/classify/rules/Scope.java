package cotejo.classify.rules;

import cotejo.classify.reading.Concepts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which concept a name means in a file. Names of the lexicons are common to all; a name that a
 * claim defines and no lexicon knows is that claim's own, so that two claims may use one word.
 */
final class Scope {
  private final String prefix;
  private final Concepts concepts;

  private Scope(String prefix, Concepts concepts) {
    this.prefix = prefix;
    this.concepts = concepts;
  }

  /** The scope of a file by its path in the rulebook. */
  static Scope of(String file, Concepts concepts) {
    boolean claim = file.startsWith("claims/");
    String prefix = claim ? file.substring("claims/".length(), file.length() - 4) : "";
    return new Scope(prefix, concepts);
  }

  /** The full name under which a file defines a concept. */
  String defines(String name) {
    return prefix.isEmpty() || concepts.find(name) != null ? name : prefix + name;
  }

  /** The full name that a name means; null when there is none. */
  @Nullable String means(String name) {
    if (concepts.find(prefix + name) != null) {
      return prefix + name;
    }
    return concepts.find(name) == null ? null : name;
  }

  /** The names that can be written in this file. */
  List<String> known() {
    List<String> out = new ArrayList<>();
    for (String name : concepts.names()) {
      if (name.startsWith(prefix)) {
        out.add(name.substring(prefix.length()));
      }
      if (name.indexOf('.') < 0) {
        out.add(name);
      }
    }
    return out;
  }
}
