package cotejo.classify.command;

import cotejo.classify.engine.Article;
import cotejo.classify.engine.Classifier;
import cotejo.classify.engine.Reading;
import cotejo.classify.flow.ClassifyConfig;
import cotejo.classify.flow.ClassifyService;
import cotejo.classify.reading.Lang;
import cotejo.classify.rules.Rulebook;
import cotejo.classify.rules.RulebookException;
import cotejo.service.ServiceRun;
import cotejo.service.SettingsOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code classify}: the service; {@code classify --file FILE}: texts as JSON Lines in, verdicts as
 * JSON Lines out.
 */
@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    description =
        "Runs the classify service; with --file classifies texts given as JSON Lines:"
            + " {\"id\",\"lang\"?,\"title\",\"text\",\"published\"?}.")
public final class ClassifyCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Option(names = "--file", description = "JSON Lines, one text a line; - for standard input")
  private @Nullable String file;

  @Mixin private final SettingsOptions settings = new SettingsOptions();

  @Option(names = "--rulebook", description = "a rulebook folder; default: the one in the program")
  private @Nullable Path rulebook;

  @Override
  public Integer call() throws Exception {
    if (file == null) {
      if (rulebook != null) {
        System.err.println("--rulebook goes with --file; the service uses the one published.");
        return 2;
      }
      ServiceRun.untilTerminated(
          "classify",
          settings.read(),
          ClassifyConfig::read,
          config -> ClassifyService.start(config, InstantSource.system()));
      return 0;
    }
    return classify(file);
  }

  private int classify(String file) throws IOException {
    Rulebook rules;
    try {
      rules = rulebook == null ? Rulebook.bundled() : Rulebook.load(rulebook);
    } catch (RulebookException e) {
      System.err.println(e.getMessage());
      return 1;
    }
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (Reader in = open(file)) {
      return run(new Classifier(rules), new BufferedReader(in), out);
    } catch (NoSuchFileException e) {
      System.err.println("There is no file " + file + ".");
      return 1;
    } finally {
      out.flush();
    }
  }

  private static Reader open(String file) throws IOException {
    return file.equals("-")
        ? new InputStreamReader(System.in, StandardCharsets.UTF_8)
        : Files.newBufferedReader(Path.of(file));
  }

  private static int run(Classifier classifier, BufferedReader in, PrintStream out)
      throws IOException {
    int failed = 0;
    int number = 0;
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        ObjectNode answer = answer(classifier, line, number);
        if (!answer.get("error").isNull()) {
          failed++;
        }
        out.println(JSON.writeValueAsString(answer));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return failed == 0 ? 0 : 1;
  }

  private static ObjectNode answer(Classifier classifier, String line, int number) {
    ObjectNode out = JSON.createObjectNode();
    out.putNull("id");
    try {
      JsonNode in = JSON.readTree(line);
      if (!in.isObject()) {
        return error(out, "line " + number + ": an object is wanted, with id, title and text");
      }
      out.set("id", in.get("id"));
      if (!in.path("title").isString() && !in.path("text").isString()) {
        return error(out, "line " + number + ": neither 'title' nor 'text' is there");
      }
      var article =
          new Article(
              in.path("title").asString(""),
              in.path("text").asString(""),
              Lang.of(in.path("lang").isString() ? in.path("lang").asString() : null),
              day(in.path("published")));
      return write(out, classifier.classify(article));
    } catch (JacksonException e) {
      return error(out, "line " + number + ": not JSON: " + e.getOriginalMessage());
    } catch (DateTimeParseException e) {
      return error(out, "line " + number + ": 'published' is a day such as 2026-01-31");
    }
  }

  private static @Nullable LocalDate day(JsonNode published) {
    if (!published.isString() || published.asString().isBlank()) {
      return null;
    }
    String text = published.asString();
    return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
  }

  private static ObjectNode error(ObjectNode out, String what) {
    out.putNull("label");
    out.putArray("mentions");
    out.put("error", what);
    return out;
  }

  private static ObjectNode write(ObjectNode out, Reading reading) {
    out.put("label", reading.label().word());
    out.put("confidence", Math.round(reading.confidence() * 1000) / 1000.0);
    out.put("lang", reading.lang().tag());
    var mentions = out.putArray("mentions");
    for (Reading.Mention m : reading.told()) {
      mentions
          .addObject()
          .put("claim", m.claim())
          .put("stance", m.stance().word())
          .put("quote", m.quote())
          .put("start", m.start())
          .put("end", m.end())
          .put("rule", m.rule());
    }
    out.putNull("error");
    return out;
  }
}
