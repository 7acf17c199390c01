package cotejo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArticleExtractCommandTest {
  @TempDir Path folder;

  @Test
  void a_page_gives_a_line_and_a_missing_file_gives_a_line_with_its_error() throws Exception {
    Path page = folder.resolve("a.html");
    Files.writeString(
        page,
        "<html lang=es><title>Sin tropas</title><meta name=author content='Ana Pérez'><meta property='article:published_time' content='2026-03-01T07:30:00-06:00'>"
            + "<h1>Sin tropas</h1><p>La secretaría dijo que no hay tropas en el país, y que publicará las minutas de la reunión.</p>");
    Path missing = folder.resolve("missing.html");
    var out = new ByteArrayOutputStream();
    int code =
        new CommandLine(
                new ArticleExtractCommand(new PrintStream(out, true, StandardCharsets.UTF_8)))
            .execute(missing.toString(), page.toString());
    List<JsonNode> lines =
        out.toString(StandardCharsets.UTF_8)
            .lines()
            .map(line -> JsonMapper.builder().build().readTree(line))
            .toList();
    assertThat(code).isEqualTo(1);
    assertThat(lines.get(0).get("error").stringValue()).contains("missing.html");
    assertThat(lines.get(0).get("file").stringValue()).isEqualTo(missing.toString());
    JsonNode read = lines.get(1);
    assertThat(read.get("title").stringValue()).isEqualTo("Sin tropas");
    assertThat(read.get("text").stringValue()).startsWith("La secretaría dijo");
    assertThat(read.get("author").get(0).stringValue()).isEqualTo("Ana Pérez");
    assertThat(read.get("publishedAt").stringValue()).isEqualTo("2026-03-01T07:30:00-06:00");
    assertThat(read.get("lang").stringValue()).isEqualTo("es");
    assertThat(read.get("error").isNull()).isTrue();
  }
}
