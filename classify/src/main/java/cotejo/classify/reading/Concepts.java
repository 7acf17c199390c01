package cotejo.classify.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of all concepts, each with a number, and what each is a kind of. */
public final class Concepts {
  /** Quantities that the reading finds by itself. */
  public static final String YEAR = "year";

  public static final String NUMBER = "number";
  public static final String MONEY = "money";
  public static final String PERCENT = "percent";

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<int[]> parents = new ArrayList<>();

  Concepts() {
    for (String name : List.of(YEAR, NUMBER, MONEY, PERCENT)) {
      add(name);
    }
  }

  int add(String name) {
    return numbers.computeIfAbsent(
        name,
        n -> {
          names.add(n);
          parents.add(new int[0]);
          return names.size() - 1;
        });
  }

  void isA(int concept, int[] kinds) {
    parents.set(concept, kinds);
  }

  int[] kindsOf(int concept) {
    return parents.get(concept);
  }

  /** Whether a concept was declared to be of a kind. */
  public boolean isKind(int concept, int kind) {
    for (int parent : parents.get(concept)) {
      if (parent == kind) {
        return true;
      }
    }
    return false;
  }

  /** The number of a concept; null when no lexicon defines it. */
  public @Nullable Integer find(String name) {
    return numbers.get(name);
  }

  public String name(int concept) {
    return names.get(concept);
  }

  public int count() {
    return names.size();
  }

  /** All names, in the order in which they were defined. */
  public List<String> names() {
    return List.copyOf(names);
  }
}
