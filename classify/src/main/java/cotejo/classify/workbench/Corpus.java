package cotejo.classify.workbench;

import cotejo.classify.engine.Article;
import cotejo.classify.engine.Classifier;
import cotejo.classify.engine.Reading;
import cotejo.classify.reading.Lang;
import cotejo.events.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a labelled corpus, JSON Lines, and grades a classifier on it. */
final class Corpus {
  private Corpus() {}

  static List<Graded> grade(Classifier classifier, Path file) throws IOException {
    List<Graded> out = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        out.add(grade(classifier, JsonMapper.shared().readTree(line)));
      }
    }
    return out;
  }

  private static Graded grade(Classifier classifier, JsonNode row) {
    String title = row.path("title").asString("");
    String body = row.path("text").asString("");
    JsonNode published = row.path("published");
    Lang lang = Lang.of(row.path("lang").asString("en"));
    var article =
        new Article(
            title,
            body,
            lang,
            published.isString() ? LocalDate.parse(published.asString().substring(0, 10)) : null);
    Reading reading = classifier.classify(article);
    Set<String> wanted = new HashSet<>();
    for (JsonNode m : row.path("mentions")) {
      wanted.add(m.path("claim").asString("") + " " + m.path("stance").asString(""));
    }
    Set<String> got = new HashSet<>();
    boolean quotes = true;
    for (Reading.Mention m : reading.told()) {
      got.add(m.claim() + " " + m.stance().word());
      quotes &= title.contains(m.quote()) || body.contains(m.quote());
    }
    return new Graded(
        row.path("id").asString(""),
        lang == null ? "en" : lang.tag(),
        label(row.path("label").asString("")),
        reading.label(),
        reading.confidence(),
        wanted,
        got,
        quotes,
        row.path("part").asString(""),
        reading);
  }

  private static Label label(String word) {
    for (Label label : Label.values()) {
      if (label.word().equals(word)) {
        return label;
      }
    }
    throw new IllegalArgumentException("no label '" + word + "'");
  }
}
