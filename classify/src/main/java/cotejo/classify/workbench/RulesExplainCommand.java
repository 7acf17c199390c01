package cotejo.classify.workbench;

import cotejo.classify.engine.Article;
import cotejo.classify.engine.Classifier;
import cotejo.classify.engine.Explainer;
import cotejo.classify.engine.Explainer.Explanation;
import cotejo.classify.reading.Lang;
import cotejo.classify.rules.Claim;
import cotejo.classify.rules.Rulebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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
        "Shows for every sentence what was recognised, which rule fired, which cue changed the"
            + " stance and how far it reached; with --claim why that claim was not found.")
public final class RulesExplainCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private enum Format {
    TEXT,
    JSON,
    HTML
  }

  @Mixin private final RulebookOption rulebook = new RulebookOption();

  @Parameters(paramLabel = "FILE", description = "a text; its first line is the title; - for input")
  private String file = "-";

  @Option(
      names = "--claim",
      description = "a claim to ask about, such as no-us-bases; a page shows every claim")
  private @Nullable String claim;

  @Option(names = "--published", description = "the day of publication, such as 2026-01-31")
  private @Nullable LocalDate published;

  @Option(names = "--lang", description = "en or es; default: found out")
  private @Nullable String lang;

  @Option(names = "--format", description = "text, json or html (a page)", defaultValue = "text")
  private Format format = Format.TEXT;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where to write; default: the output")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    Optional<Rulebook> loaded = rulebook.load();
    if (loaded.isEmpty()) {
      return 1;
    }
    Rulebook rules = loaded.get();
    if (claim != null && rules.claim(claim) == null) {
      System.err.println("The rulebook has no claim '" + claim + "'.");
      return 1;
    }
    Article article;
    try {
      article = article();
    } catch (NoSuchFileException _) {
      System.err.println("There is no file " + file + ".");
      return 1;
    }
    Explanation found = new Explainer(new Classifier(rules)).explain(article, asked(rules));
    String shown =
        switch (format) {
          case TEXT -> ExplainText.of(article, found, rules);
          case JSON -> JSON.writeValueAsString(found) + "\n";
          case HTML -> ExplainPage.of(article, found, rules);
        };
    if (output == null) {
      System.out.print(shown);
    } else {
      Files.writeString(output, shown);
      System.out.println("Written to " + output + ".");
    }
    return 0;
  }

  private Article article() throws IOException {
    String all =
        file.equals("-")
            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
            : Files.readString(Path.of(file));
    int line = all.indexOf('\n');
    return new Article(
        line < 0 ? all : all.substring(0, line).strip(),
        line < 0 ? "" : all.substring(line + 1),
        Lang.of(lang),
        published);
  }

  private List<String> asked(Rulebook rules) {
    if (claim != null) {
      return List.of(claim);
    }
    return format == Format.HTML ? rules.claims().stream().map(Claim::id).toList() : List.of();
  }
}
