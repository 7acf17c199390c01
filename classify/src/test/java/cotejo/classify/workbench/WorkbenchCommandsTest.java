package cotejo.classify.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.classify.command.RulesCommand;
import cotejo.classify.rules.Rulebook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorkbenchCommandsTest {
  private static final String TEXT =
      """
      Ministry answers a rumour
      The United States has no military base in Mexico, the ministry said. A dog slept in the hall.
      """;

  @TempDir private Path folder;

  private record Ran(int exit, String out, String err) {}

  private static Ran run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int exit =
          new CommandLine(new RulesCommand())
              .setCaseInsensitiveEnumValuesAllowed(true)
              .execute(args);
      return new Ran(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
  }

  private Path text(String words) throws IOException {
    return Files.writeString(folder.resolve("text.txt"), words);
  }

  /** The bundled rulebook with one claim, its file changed. */
  private Path rulebook(String old, String changed) throws IOException {
    Map<String, String> files = new TreeMap<>(Rulebook.bundled().files());
    files.keySet().removeIf(p -> p.startsWith("claims/") && !p.equals("claims/no-us-bases.yaml"));
    Path into = folder.resolve("book");
    for (var file : files.entrySet()) {
      Path path = into.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue().replace(old, changed));
    }
    return into;
  }

  @Test
  void check_counts_what_is_in_a_rulebook_and_names_the_place_of_an_error() throws IOException {
    assertThat(run("check").out()).contains("45 claims").contains("hash ");
    Path broken = rulebook("form: misconception", "from: misconception");
    Ran ran = run("check", "--rulebook", broken.toString());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).containsPattern("claims/no-us-bases.yaml:\\d+:\\d+");
    assertThat(run("check", "--rulebook", folder + "/none").err()).contains("no rulebook folder");
  }

  @Test
  void test_names_the_rule_the_line_and_the_stance_that_came_instead() throws IOException {
    Path book = rulebook("en asserts-false:", "en question:");
    Ran ran = run("test", "--rulebook", book.toString());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("no-us-bases").contains("question").contains("asserts-false");
  }

  @Test
  void eval_scores_labelled_texts_and_names_a_missing_file() throws IOException {
    Path corpus =
        Files.writeString(
            folder.resolve("two.jsonl"),
            """
            {"id":"a","lang":"en","title":"Base","text":"There is no US military base in Mexico.","label":"accurate","mentions":[{"claim":"no-us-bases","quote":"There is no US military base in Mexico.","stance":"denies-false"}],"published":null}
            {"id":"b","lang":"en","title":"Rain","text":"It rained in the hills for three days.","label":"off-topic","mentions":[],"published":null}
            """);
    assertThat(run("eval", corpus.toString()).out())
        .contains("| accurate | 1.000")
        .contains("| off-topic | 1.000");
    Ran missing = run("eval", folder + "/none.jsonl");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err()).contains("There is no corpus file");
  }

  @Test
  void explain_says_what_was_recognised_and_why_a_claim_was_not() throws IOException {
    String file = text(TEXT).toString();
    assertThat(run("explain", file).out())
        .startsWith("accurate (confidence")
        .contains("=> denies-false no-us-bases by")
        .contains("cue negation: 'no' over '")
        .contains("the record:");
    assertThat(run("explain", "--claim", "merida-cost", file).out())
        .contains("Why merida-cost was not found");
    assertThat(run("explain", "--claim", "no-us-base", file).err())
        .contains("no claim 'no-us-base'");
    assertThat(run("explain", folder + "/none.txt").err()).contains("There is no file");
  }

  @Test
  void explain_as_json_gives_offsets_that_hold_in_the_text() throws IOException {
    JsonNode found =
        JsonMapper.shared()
            .readTree(run("explain", "--format", "json", text(TEXT).toString()).out());
    int checked = 0;
    for (JsonNode sentence : found.get("sentences")) {
      for (JsonNode word : sentence.get("recognised")) {
        assertThat(TEXT.substring(word.get("start").asInt(), word.get("end").asInt()))
            .isEqualTo(word.get("words").asString());
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(3);
  }

  @Test
  void explain_as_a_page_shows_every_claim_and_escapes_the_text() throws IOException {
    Path page = folder.resolve("page.html");
    String hostile = TEXT + "\nThe <script>alert(1)</script> base & the \"wall\" stood.\n";
    String file = text(hostile).toString();
    assertThat(run("explain", "--format", "html", "--output", page.toString(), file).out())
        .contains("Written to");
    String html = Files.readString(page);
    assertThat(html)
        .doesNotContain("<script>")
        .contains("denies-false")
        .contains("by the rule no-us-bases/")
        .contains("<details id=\"no-permanent-troops\"")
        .contains("class=\"cue\"");
    Rulebook.bundled().claims().forEach(claim -> assertThat(html).contains(claim.id()));
  }
}
