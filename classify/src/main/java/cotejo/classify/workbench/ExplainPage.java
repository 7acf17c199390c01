package cotejo.classify.workbench;

import cotejo.classify.engine.Article;
import cotejo.classify.engine.Explainer.Explanation;
import cotejo.classify.engine.Explainer.Recognised;
import cotejo.classify.engine.Explainer.SentenceExplained;
import cotejo.classify.engine.Explainer.WhyNot;
import cotejo.classify.engine.Reading;
import cotejo.classify.engine.Reading.Mention;
import cotejo.classify.reading.Lang;
import cotejo.classify.rules.Claim;
import cotejo.classify.rules.Rulebook;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An explanation as one HTML page that needs nothing else: no script, no file beside it. */
final class ExplainPage {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          ExplainPage.class.getClassLoader(),
          ExplainPage.class.getPackageName());

  private ExplainPage() {}

  /**
   * What the page shows.
   *
   * @param near claims with a rule that any sentence touches
   * @param far claims of which no sentence has a word
   */
  record View(
      String title,
      String day,
      Reading reading,
      String rulebook,
      List<Line> lines,
      List<WhyNot> near,
      List<String> far) {}

  /** A sentence in pieces, and what was found in it. */
  record Line(boolean headline, List<Piece> pieces, List<Evidence> evidence) {}

  /**
   * Words with the concepts that cover them.
   *
   * @param concepts their names, parted by commas; empty for plain words
   */
  record Piece(String text, String concepts, boolean cue) {}

  /** A cue and the words that it governs. */
  record CueLine(String name, String words, String over) {}

  /** A mention beside its claim. */
  record Evidence(Mention mention, List<CueLine> cues, @Nullable Claim claim, Lang lang) {
    String record() {
      return claim == null ? "" : claim.statement(lang);
    }
  }

  static String of(Article article, Explanation found, Rulebook rules) {
    var lines = new ArrayList<Line>();
    for (SentenceExplained s : found.sentences()) {
      lines.add(line(s, article, found.reading().lang(), rules));
    }
    var view =
        new View(
            article.title().isBlank() ? "(no title)" : article.title(),
            Objects.toString(article.published(), "no date: judged by today's record"),
            found.reading(),
            rules.hash(),
            lines,
            found.whyNot().stream().filter(w -> !w.nearest().isEmpty()).toList(),
            found.whyNot().stream().filter(w -> w.nearest().isEmpty()).map(WhyNot::claim).toList());
    var out = new StringOutput();
    ENGINE.render("explain.jte", Map.of("view", view), out);
    return out.toString();
  }

  private static Line line(SentenceExplained s, Article article, Lang lang, Rulebook rules) {
    List<Evidence> evidence =
        s.mentions().stream()
            .map(m -> new Evidence(m, cues(m, article), rules.claim(m.claim()), lang))
            .toList();
    return new Line(s.start() < article.title().length(), pieces(s), evidence);
  }

  private static List<CueLine> cues(Mention mention, Article article) {
    return mention.cues().stream()
        .map(c -> new CueLine(ExplainText.name(c), c.words(), ExplainText.over(c, article)))
        .toList();
  }

  /** Parts a sentence where a recognised phrase begins or ends. */
  private static List<Piece> pieces(SentenceExplained s) {
    var cuts = new TreeSet<Integer>(List.of(s.start(), s.start() + s.text().length()));
    for (Recognised r : s.recognised()) {
      cuts.add(r.start());
      cuts.add(r.end());
    }
    var out = new ArrayList<Piece>();
    int from = cuts.pollFirst();
    for (int to : cuts) {
      out.add(piece(s, from, to));
      from = to;
    }
    return out;
  }

  private static Piece piece(SentenceExplained s, int from, int to) {
    List<String> concepts =
        s.recognised().stream()
            .filter(r -> r.start() <= from && to <= r.end())
            .map(Recognised::concept)
            .distinct()
            .toList();
    return new Piece(
        s.text().substring(from - s.start(), to - s.start()),
        String.join(", ", concepts),
        concepts.stream().anyMatch(c -> c.startsWith("cue-")));
  }
}
