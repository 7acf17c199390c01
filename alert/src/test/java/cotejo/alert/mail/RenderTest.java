package cotejo.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.command.DigestCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RenderTest {
  @TempDir Path folder;

  private record Result(int code, String output) {}

  private Result run(String... arguments) {
    StringWriter output = new StringWriter();
    int code =
        new CommandLine(new DigestCommand())
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(output, true))
            .execute(arguments);
    return new Result(code, output.toString());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "text, [ENGAÑOSO]; No existe base militar",
    "html, <html lang=; No existe base militar",
    "eml, MIME-Version: 1.0; Content-Language: es",
    "json, daily-2026-03-02; No existe base militar"
  })
  void a_digest_that_was_cut_is_shown_in_the_form_asked_for(String format, String wanted) {
    try (Post post = new Post(folder)) {
      post.store.database().change(h -> post.store.editions().keep(h, Post.news(4), true));
    }

    Result result =
        run(
            "render",
            "--date=2026-03-02",
            "--lang=es",
            "--format=" + format,
            "--set",
            "alert.data=" + folder);

    assertThat(result.code()).as(result.output()).isZero();
    for (String part : wanted.split("; ", -1)) {
      assertThat(result.output()).contains(part);
    }
  }

  @Test
  void a_day_without_a_digest_is_named() {
    new Post(folder).close();

    Result result = run("render", "--date=2026-03-03", "--set", "alert.data=" + folder);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.output()).contains("no digest of 2026-03-03 has been cut");
  }
}
