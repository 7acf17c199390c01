package cotejo.ingest;

import cotejo.ingest.page.ArticlePage;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code article extract FILE...}: web pages in, one line of JSON each out. */
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = "Reads articles off web pages and prints one line of JSON for each.")
public final class ArticleExtractCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "HTML pages as fetched")
  private List<Path> files = List.of();

  private final PrintStream out;

  /** Prints to standard output. */
  public ArticleExtractCommand() {
    this(
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8));
  }

  ArticleExtractCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    boolean failed = false;
    for (Path file : files) {
      Map<String, @Nullable Object> line = line(file);
      failed |= line.get("error") != null;
      out.println(JSON.writeValueAsString(line));
    }
    out.flush();
    return failed ? 1 : 0;
  }

  private static Map<String, @Nullable Object> line(Path file) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("file", file.toString());
    try {
      var read = ArticlePage.read(Files.readAllBytes(file), null, null);
      line.put("title", read.title());
      line.put("text", read.text());
      line.put("author", read.authors());
      line.put("publishedAt", read.published() == null ? null : read.published().iso());
      line.put("lang", read.lang());
      line.put("kind", read.kind());
      line.put("method", read.method());
      line.put("error", null);
    } catch (NoSuchFileException e) {
      line.put("error", "there is no file " + file);
    } catch (IOException e) {
      line.put("error", "cannot read " + file + ": " + e.getMessage());
    }
    return line;
  }
}
