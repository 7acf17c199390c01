package cotejo.alert.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SubscribersCommandTest {
  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    out = new StringWriter();
    errors = new StringWriter();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(1, List.of("--set", "alert.data=" + folder));
    return new CommandLine(new SubscribersCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(all.toArray(String[]::new));
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("in.csv"), List.of(lines));
  }

  @Test
  void one_is_added_listed_and_removed() {
    assertThat(run("add", "ana@reader.example", "--lang=es", "--zone=Asia/Kolkata", "--at=06:30"))
        .isZero();
    assertThat(run("add", "ANA@reader.example")).isEqualTo(1);
    assertThat(errors.toString()).contains("ANA@reader.example is there already");
    run("list");
    assertThat(out.toString())
        .startsWith("ana@reader.example\tconfirmed\tes\t")
        .contains("06:30", "Asia/Kolkata");
    assertThat(run("remove", "ana@reader.example")).isZero();
    assertThat(run("remove", "ana@reader.example")).isEqualTo(1);
    assertThat(errors.toString()).contains("ana@reader.example is not a subscriber");
    run("list");
    assertThat(out.toString()).doesNotContain("ana@");
  }

  @Test
  void what_cannot_be_is_refused_with_a_sentence() {
    assertThat(run("add", "nobody")).isEqualTo(1);
    assertThat(errors.toString()).contains("this is not a mail address");
    assertThat(run("add", "a@b.example", "--zone=Mars/Base")).isEqualTo(1);
    assertThat(errors.toString()).contains("Mars/Base");
    assertThat(run("import", folder.resolve("none.csv").toString())).isEqualTo(1);
    assertThat(errors.toString()).contains("there is no file", "none.csv");
  }

  @Test
  void a_bad_line_is_named_by_file_and_number_and_stops_no_other() throws IOException {
    Path file =
        file(
            "address,lang,zone,quiet_days",
            "ana@reader.example,es,America/Tijuana,sunday",
            "not an address,en,,",
            "",
            "bob@reader.example,en,Mars/Base,",
            "eva@reader.example,fr,,",
            "\"open@reader.example,en,,",
            "ana@reader.example,es,,",
            "zoe@reader.example,en,,someday");

    assertThat(run("import", file.toString())).isEqualTo(1);

    assertThat(out.toString()).contains("added 1, known already 1");
    assertThat(errors.toString().lines())
        .hasSize(5)
        .allMatch(line -> line.startsWith(file + ", line "))
        .extracting(line -> line.replaceAll(".*, line (\\d+):.*", "$1"))
        .containsExactly("3", "5", "6", "7", "9");
  }

  @Test
  void a_file_without_the_column_is_refused() throws IOException {
    assertThat(run("import", file("email", "ana@reader.example").toString())).isEqualTo(1);
    assertThat(errors.toString()).contains("line 1", "\"address\"");
  }

  @Test
  void what_was_exported_can_be_imported_elsewhere_and_runs_in_no_spreadsheet() throws IOException {
    for (String address : List.of("=1+1@reader.example", "-o@reader.example", "o'b@x.example")) {
      assertThat(run("add", "--", address)).as(address + errors).isZero();
    }
    run("export");
    String exported = out.toString();
    assertThat(exported.lines().skip(1)).noneMatch(line -> line.matches("\"?[=+@-].*"));
    Path file = Files.writeString(folder.resolve("out.csv"), exported);
    run("remove", "--", "=1+1@reader.example");
    run("remove", "--", "-o@reader.example");

    assertThat(run("import", file.toString())).isZero();
    assertThat(out.toString()).contains("added 2, known already 1");
    run("export");
    assertThat(out.toString().lines()).hasSameElementsAs(exported.lines().toList());
  }
}
