package cotejo.ingest.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which query parameters say nothing about the article; the list is {@code tracking.txt}. */
final class QueryRules {
  /**
   * {@code sid} is a story's number on some sites and a session on others: only a long one is a
   * session.
   */
  private static final Pattern SESSION_VALUE =
      Pattern.compile("(?i)(?:sid|s|session)=[0-9a-f]{24,}");

  private final Set<String> names;
  private final List<String> prefixes;

  private QueryRules(Set<String> names, List<String> prefixes) {
    this.names = names;
    this.prefixes = prefixes;
  }

  /** A line is a name, or a prefix when it ends in {@code *}; {@code #} begins a comment. */
  static QueryRules standard() {
    var names = new HashSet<String>();
    var prefixes = new ArrayList<String>();
    var file = QueryRules.class.getResourceAsStream("tracking.txt");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String rule = line.replaceFirst("#.*", "").strip();
        if (rule.endsWith("*")) prefixes.add(rule.substring(0, rule.length() - 1));
        else if (!rule.isEmpty()) names.add(rule);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new QueryRules(Set.copyOf(names), List.copyOf(prefixes));
  }

  /**
   * The parameters that matter, in alphabetical order, since order carries no meaning on the web.
   */
  String clean(@Nullable String query) {
    if (query == null || query.isEmpty()) return "";
    var kept = new ArrayList<String>();
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).toLowerCase(Locale.ROOT);
      boolean session = SESSION_VALUE.matcher(part).matches();
      if (!part.isEmpty() && !session && !isTracking(name)) kept.add(part);
    }
    kept.sort(null);
    return String.join("&", kept);
  }

  private boolean isTracking(String name) {
    return names.contains(name) || prefixes.stream().anyMatch(name::startsWith);
  }
}
