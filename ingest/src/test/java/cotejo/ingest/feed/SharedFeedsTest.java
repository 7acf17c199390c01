package cotejo.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the reader to its bars on the feeds beside the project, with the scorer that lies there.
 */
class SharedFeedsTest {

  @Test
  void the_shared_feeds_are_read_as_well_as_promised(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path scorer = shared().resolve("feeds/run.py");
    assumeTrue(Files.isRegularFile(scorer), () -> "skipped: " + scorer + " is not there");
    assumeTrue(hasPython(), "skipped: python3 is not installed");
    Path scores = folder.resolve("scores.json");
    List<String> command =
        List.of(
            "python3",
            scorer.toString(),
            "--json",
            scores.toString(),
            "--failures",
            "20",
            "--",
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx512m",
            "-cp",
            classPath(),
            ParseMain.class.getName());
    Path log = folder.resolve("scorer.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(log);
    assertThat(scores).as(said).exists();
    JsonNode score = JsonMapper.shared().readTree(scores.toFile());
    assertThat(score.path("parsed_pct").asDouble()).as(said).isGreaterThanOrEqualTo(99);
    assertThat(score.path("right_undisputed_pct").asDouble()).as(said).isGreaterThanOrEqualTo(98.5);
    assertThat(right(score, "damaged")).as(said).isGreaterThanOrEqualTo(95);
    assertThat(right(score, "real")).as(said).isGreaterThanOrEqualTo(97);
    assertThat(right(score, "dates")).as(said).isGreaterThanOrEqualTo(95);
  }

  private static double right(JsonNode score, String kind) {
    return score.path("classes").path(kind).path("right_pct").asDouble();
  }

  /** Surefire hands the class path on in a property of its own when it starts from a manifest. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path shared() {
    String told = System.getProperty("cotejo.shared", System.getenv("COTEJO_SHARED"));
    return told == null ? Path.of("../../shared").toAbsolutePath().normalize() : Path.of(told);
  }
}
