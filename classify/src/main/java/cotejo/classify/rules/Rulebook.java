package cotejo.classify.rules;

import cotejo.classify.reading.Lexicon;
import cotejo.classify.rules.RulebookException.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All claims, rules and words, loaded as a whole or not at all. Immutable; the same files give the
 * same version.
 */
public final class Rulebook {
  private static final String BUNDLED = "/cotejo/rulebook";

  private final String hash;
  private final Map<String, String> files;
  private final Lexicon lexicon;
  private final List<Claim> claims;
  private final Map<String, Claim> byId;

  private Rulebook(String hash, Map<String, String> files, Lexicon lexicon, List<Claim> claims) {
    this.hash = hash;
    this.files = files;
    this.lexicon = lexicon;
    this.claims = List.copyOf(claims);
    this.byId =
        claims.stream().collect(Collectors.toUnmodifiableMap(Claim::id, c -> c, (a, b) -> a));
  }

  /**
   * Loads a rulebook from its files.
   *
   * @param files path ({@code lexicons/actors.yaml}, {@code claims/no-us-bases.yaml}) to content
   * @throws RulebookException with every problem found, when there is any
   */
  public static Rulebook load(Map<String, String> files) throws RulebookException {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> sorted = new TreeMap<>(files);
    Map<String, Yaml> readers = new LinkedHashMap<>();
    Map<String, Yaml.Fields> roots = new LinkedHashMap<>();
    for (String kind : List.of("lexicons/", "claims/")) {
      for (Map.Entry<String, String> file : sorted.entrySet()) {
        if (file.getKey().startsWith(kind) && file.getKey().endsWith(".yaml")) {
          var yaml = new Yaml(file.getKey(), problems);
          var root = yaml.parse(file.getValue());
          if (root != null) {
            readers.put(file.getKey(), yaml);
            roots.put(file.getKey(), root);
          }
        }
      }
    }
    var builder = new Lexicon.Builder();
    List<LexiconFile> lexicons = new ArrayList<>();
    roots.forEach((path, root) -> lexicons.add(new LexiconFile(readers.get(path), root, builder)));
    lexicons.forEach(file -> file.define(builder));
    lexicons.forEach(file -> file.connect(builder));
    List<Claim> claims = new ArrayList<>();
    roots.forEach(
        (path, root) -> {
          if (path.startsWith("claims/")) {
            claims.add(new ClaimFile(readers.get(path), root, builder.concepts()).read());
          } else {
            root.only(List.of("concepts", "patterns"));
          }
        });
    if (claims.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem("claims/", 0, 0, "the rulebook has no claims"));
    }
    unique(claims, problems);
    if (!problems.isEmpty()) {
      throw new RulebookException(problems);
    }
    return new Rulebook(
        cotejo.events.Rulebook.hashOf(sorted), Map.copyOf(sorted), builder.build(), claims);
  }

  private static void unique(List<Claim> claims, List<Problem> problems) {
    Set<String> seen = new HashSet<>();
    for (Claim claim : claims) {
      for (Rule rule : claim.rules()) {
        if (!seen.add(rule.id())) {
          problems.add(
              new Problem(rule.file(), rule.line(), 1, "rule '" + rule.id() + "' exists already"));
        }
      }
    }
  }

  /** Loads the YAML files below a folder. */
  public static Rulebook load(Path folder) throws IOException, RulebookException {
    return load(files(folder));
  }

  /** The YAML files below a folder, by path with forward slashes. */
  public static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
        files.put(
            folder.relativize(path).toString().replace('\\', '/'),
            Files.readString(path, StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  /** The rulebook that comes with the program. */
  public static Rulebook bundled() {
    try {
      var url = Rulebook.class.getResource(BUNDLED);
      if (url == null) {
        throw new IllegalStateException("the program has no rulebook inside: " + BUNDLED);
      }
      return load(filesAt(url.toURI()));
    } catch (RulebookException e) {
      throw new IllegalStateException("the bundled rulebook does not load:\n" + e.getMessage(), e);
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the bundled rulebook cannot be read", e);
    }
  }

  /**
   * The YAML files below a folder of the class path, in a jar or not. A jar is opened by its path:
   * opened by its URI it would be one for all threads, and the second would be refused.
   */
  static Map<String, String> filesAt(URI folder) throws IOException {
    if (!"jar".equals(folder.getScheme())) {
      return files(Path.of(folder));
    }
    String[] jarAndEntry = folder.getRawSchemeSpecificPart().split("!", 2);
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(URI.create(jarAndEntry[0])))) {
      return files(jar.getPath(jarAndEntry[1]));
    }
  }

  /** The hash of {@link cotejo.events.Rulebook#hashOf}. */
  public String hash() {
    return hash;
  }

  /** The files as they were loaded. */
  public Map<String, String> files() {
    return files;
  }

  public Lexicon lexicon() {
    return lexicon;
  }

  public List<Claim> claims() {
    return claims;
  }

  /** The claim of that id; null when there is none. */
  public @Nullable Claim claim(String id) {
    return byId.get(id);
  }

  /** All rules of all claims. */
  public List<Rule> rules() {
    return claims.stream().flatMap(c -> c.rules().stream()).toList();
  }
}
