package cotejo.standalone.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Just enough of PromQL to see its selectors; the real Prometheus parses it in another test. */
final class PromQl {
  private PromQl() {}

  /**
   * A vector selector.
   *
   * @param metric its name; empty when it stands among the matchers
   * @param matchers label to operator and quoted value
   * @param range whether a range follows, as in {@code [5m]}
   * @param function the innermost function around it; empty when none
   */
  record Selector(String metric, Map<String, String> matchers, String range, String function) {}

  private static final Set<String> WORDS =
      Set.of(
          "by",
          "without",
          "on",
          "ignoring",
          "group_left",
          "group_right",
          "and",
          "or",
          "unless",
          "bool",
          "offset",
          "inf",
          "nan",
          "atan2");
  private static final Set<String> AGGREGATIONS =
      Set.of("sum", "min", "max", "avg", "count", "topk", "bottomk", "quantile", "group");
  private static final Set<String> LABEL_LISTS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

  static List<Selector> selectors(String expression) {
    List<Selector> selectors = new ArrayList<>();
    List<String> functions = new ArrayList<>();
    int i = 0;
    while (i < expression.length()) {
      char c = expression.charAt(i);
      if (c == '"') {
        i = expression.indexOf('"', i + 1) + 1;
      } else if (c == '[') {
        i = expression.indexOf(']', i) + 1;
      } else if (Character.isLetter(c) || c == '_' || c == ':') {
        int end = nameEnd(expression, i);
        String name = expression.substring(i, end);
        int next = skipBlanks(expression, end);
        boolean opens = next < expression.length() && expression.charAt(next) == '(';
        if (LABEL_LISTS.contains(name)) {
          i = opens ? expression.indexOf(')', next) + 1 : end;
        } else if (opens) {
          functions.add(name);
          i = next + 1;
        } else if (WORDS.contains(name) || AGGREGATIONS.contains(name)) {
          i = end;
        } else {
          i = selector(expression, name, end, functions, selectors);
        }
      } else if (c == '{') {
        i = selector(expression, "", i, functions, selectors);
      } else if (Character.isDigit(c)) {
        i = numberEnd(expression, i);
      } else {
        if (c == '(') {
          functions.add(functions.isEmpty() ? "" : functions.getLast());
        } else if (c == ')' && !functions.isEmpty()) {
          functions.removeLast();
        }
        i++;
      }
    }
    return selectors;
  }

  private static int selector(
      String expression, String metric, int at, List<String> functions, List<Selector> selectors) {
    Map<String, String> matchers = new TreeMap<>();
    int i = skipBlanks(expression, at);
    int end = at;
    if (i < expression.length() && expression.charAt(i) == '{') {
      int close = expression.indexOf('}', i);
      for (String matcher : expression.substring(i + 1, close).split(",", -1)) {
        String text = matcher.strip();
        int label = nameEnd(text, 0);
        if (label > 0) {
          matchers.put(text.substring(0, label), text.substring(label).strip());
        }
      }
      end = close + 1;
    }
    String range = "";
    if (end < expression.length() && expression.charAt(end) == '[') {
      int close = expression.indexOf(']', end);
      range = expression.substring(end + 1, close);
      end = close + 1;
    }
    selectors.add(
        new Selector(metric, matchers, range, functions.isEmpty() ? "" : functions.getLast()));
    return end;
  }

  private static int nameEnd(String text, int from) {
    int i = from;
    while (i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i))
            || text.charAt(i) == '_'
            || text.charAt(i) == ':')) {
      i++;
    }
    return i;
  }

  private static int numberEnd(String text, int from) {
    int i = from;
    while (i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '.')) {
      i++;
    }
    return i;
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
