package cotejo.ingest.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real pages with what people found in them, in the folder beside the project; where it is missing,
 * tests that need it are skipped.
 */
final class SharedPages {
  private SharedPages() {}

  /**
   * A page and the truth about it; a field that nobody judged is null.
   *
   * @param bodies readings of which either is accepted
   * @param with texts that the body holds
   * @param without texts that it does not hold
   */
  record Case(
      String id,
      Path file,
      List<String> bodies,
      List<String> with,
      List<String> without,
      @Nullable String title,
      @Nullable String published,
      @Nullable String lang) {

    byte[] page() {
      try (var page = new GZIPInputStream(Files.newInputStream(file))) {
        return page.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static List<Case> all() {
    Path folder = folder();
    assumeTrue(
        Files.isRegularFile(folder.resolve("cases.jsonl")),
        "skipped: no pages in " + folder + " (set COTEJO_SHARED)");
    var json = JsonMapper.builder().build();
    var cases = new ArrayList<Case>();
    try {
      for (String line : Files.readAllLines(folder.resolve("cases.jsonl"))) {
        JsonNode node = json.readTree(line);
        var bodies = new ArrayList<String>();
        for (String field : List.of("body", "body_alt")) {
          String body = string(node, field);
          if (body != null && !body.isEmpty()) bodies.add(body);
        }
        cases.add(
            new Case(
                node.get("id").stringValue(),
                folder.resolve(node.get("file").stringValue()),
                bodies,
                strings(node, "with"),
                strings(node, "without"),
                string(node, "title"),
                string(node, "published"),
                string(node, "lang")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  private static Path folder() {
    String set =
        System.getProperty("cotejo.shared", System.getenv().getOrDefault("COTEJO_SHARED", ""));
    if (!set.isEmpty()) return Path.of(set, "extraction");
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("cotejo")))
      root = root.getParent();
    return root.resolveSibling("shared").resolve("extraction");
  }

  private static @Nullable String string(JsonNode node, String field) {
    return node.path(field).isString() ? node.path(field).stringValue() : null;
  }

  private static List<String> strings(JsonNode node, String field) {
    var strings = new ArrayList<String>();
    for (JsonNode one : node.path(field)) strings.add(one.stringValue());
    return strings;
  }
}
