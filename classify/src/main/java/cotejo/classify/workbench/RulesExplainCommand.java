package cotejo.classify.workbench;

import cotejo.classify.engine.Article;
import cotejo.classify.engine.Classifier;
import cotejo.classify.engine.Explainer;
import cotejo.classify.engine.Explainer.Explanation;
import cotejo.classify.engine.Explainer.Nearest;
import cotejo.classify.engine.Explainer.SentenceExplained;
import cotejo.classify.engine.Reading.Mention;
import cotejo.classify.reading.Lang;
import cotejo.classify.rules.Claim;
import cotejo.classify.rules.Rulebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code rules explain FILE}: why a text was read as it was. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Shows for every sentence what was recognised, which rule fired and which cue changed the"
            + " stance; with --claim why that claim was not found.")
public final class RulesExplainCommand implements Callable<Integer> {
  @Mixin private final RulebookOption rulebook = new RulebookOption();

  @Parameters(paramLabel = "FILE", description = "a text; its first line is the title; - for input")
  private String file = "-";

  @Option(names = "--claim", description = "a claim to ask about, such as no-us-bases")
  private @Nullable String claim;

  @Option(names = "--published", description = "the day of publication, such as 2026-01-31")
  private @Nullable LocalDate published;

  @Option(names = "--lang", description = "en or es; default: found out")
  private @Nullable String lang;

  @Option(names = "--format", description = "text or json", defaultValue = "text")
  private String format = "text";

  @Override
  public Integer call() throws IOException {
    Optional<Rulebook> loaded = rulebook.load();
    if (loaded.isEmpty()) {
      return 1;
    }
    if (claim != null && loaded.get().claim(claim) == null) {
      System.err.println("The rulebook has no claim '" + claim + "'.");
      return 1;
    }
    String all;
    try {
      all =
          file.equals("-")
              ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
              : Files.readString(Path.of(file));
    } catch (NoSuchFileException e) {
      System.err.println("There is no file " + file + ".");
      return 1;
    }
    int line = all.indexOf('\n');
    var article =
        new Article(
            line < 0 ? all : all.substring(0, line).strip(),
            line < 0 ? "" : all.substring(line + 1),
            Lang.of(lang),
            published);
    Explanation found = new Explainer(new Classifier(loaded.get())).explain(article, claim);
    System.out.println(
        format.equals("json")
            ? JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(found)
            : text(found, loaded.get()));
    return 0;
  }

  private String text(Explanation found, Rulebook rules) {
    var out = new StringBuilder();
    out.append(
        "%s (confidence %.2f), topic %.2f %s%n"
            .formatted(
                found.reading().label().word(),
                found.reading().confidence(),
                found.reading().topic().score(),
                found.reading().topic().words()));
    for (SentenceExplained s : found.sentences()) {
      out.append("%n%s%n".formatted(s.text()));
      s.recognised()
          .forEach((concept, words) -> out.append("    %s: %s%n".formatted(concept, words)));
      for (Mention m : s.mentions()) {
        out.append("  => %s %s by %s%n".formatted(m.stance().word(), m.claim(), m.rule()));
        m.cues().forEach(c -> out.append("     cue %s: %s%n".formatted(c.cue(), c.words())));
        Claim of = rules.claim(m.claim());
        if (of != null) {
          out.append("     the record: %s%n".formatted(of.statement(found.reading().lang())));
        }
      }
    }
    if (claim != null) {
      out.append("%nWhy %s was not found, nearest first:%n".formatted(claim));
      for (Nearest n : found.whyNot()) {
        out.append(
            "  %d of %d slots of %s; failed: %s%n      %s%n"
                .formatted(n.filled(), n.slots(), n.rule(), n.failed(), n.sentence()));
      }
    }
    return out.toString();
  }
}
