package cotejo.alert.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SilencesCommandTest {
  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    out = new StringWriter();
    errors = new StringWriter();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--set", "alert.data=" + folder));
    return new CommandLine(new SilencesCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void a_silence_is_added_listed_and_expired() {
    assertThat(
            run(
                "add",
                "claim=~no-.*",
                "lang=es",
                "--comment",
                "a rule is being mended",
                "--author",
                "editor",
                "--for",
                "2h"))
        .isZero();
    String id = out.toString().strip();

    assertThat(run("list")).isZero();
    assertThat(out.toString())
        .contains(
            id + "\tactive\t", "\teditor\tclaim=~\"no-.*\" lang=\"es\"\ta rule is being mended");
    assertThat(run("expire", id)).isZero();
    run("list");
    assertThat(out.toString()).isEmpty();
    run("list", "--expired");
    assertThat(out.toString()).contains(id + "\texpired\t");
    assertThat(run("expire", id)).isEqualTo(1);
    assertThat(errors.toString()).contains("there is no silence " + id);
  }

  @Test
  void a_silence_that_begins_later_is_pending() {
    run("add", "claim=x", "--comment", "c", "--start", "2199-01-01T00:00:00Z", "--for", "1d");
    assertThat(errors.toString()).contains("there is no claim x");

    run("list");
    assertThat(out.toString()).contains("\tpending\t2199-01-01T00:00:00Z\t2199-01-02T00:00:00Z\t");
  }

  @Test
  void what_cannot_be_is_refused_with_a_sentence() {
    assertThat(run("add", "colour=red", "--comment", "c")).isEqualTo(1);
    assertThat(errors.toString()).contains("only claim, topic, outlet, lang can");
    assertThat(run("add", "claim=x")).isEqualTo(2);
    assertThat(run("add", "claim=x", "--comment", "c", "--for", "soon")).isEqualTo(1);
    assertThat(run("add", "claim=x", "--comment", "c", "--end", "2001-01-01T00:00:00Z"))
        .isEqualTo(1);
  }
}
