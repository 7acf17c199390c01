package cotejo.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cotejo.standalone.dashboards.Repository;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of samples that may lie beside the project; tests that need it skip without it. */
final class SharedFolder {
  private SharedFolder() {}

  /** A folder or file in it. */
  static Path present(String name) {
    String told =
        System.getProperty("cotejo.shared", System.getenv().getOrDefault("COTEJO_SHARED", ""));
    Path folder =
        told.isEmpty()
            ? Repository.root().toAbsolutePath().resolve("../shared").normalize()
            : Path.of(told);
    Path path = folder.resolve(name);
    assumeTrue(Files.exists(path), "skipped: there is no " + path + " (set COTEJO_SHARED)");
    return path;
  }
}
