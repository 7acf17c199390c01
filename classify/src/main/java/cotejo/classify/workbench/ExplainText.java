package cotejo.classify.workbench;

import cotejo.classify.engine.Article;
import cotejo.classify.engine.Explainer.Explanation;
import cotejo.classify.engine.Explainer.Nearest;
import cotejo.classify.engine.Explainer.Recognised;
import cotejo.classify.engine.Explainer.SentenceExplained;
import cotejo.classify.engine.Explainer.WhyNot;
import cotejo.classify.engine.Reading;
import cotejo.classify.engine.Reading.CueSeen;
import cotejo.classify.engine.Reading.Mention;
import cotejo.classify.rules.Claim;
import cotejo.classify.rules.Rulebook;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An explanation for the terminal. */
final class ExplainText {
  private final StringBuilder out = new StringBuilder();

  private final Article article;

  private ExplainText(Article article) {
    this.article = article;
  }

  /** What a cue is called where people read it. */
  static String name(CueSeen cue) {
    return cue.cue().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The words that a cue governs: where its scope begins and ends. */
  static String over(CueSeen cue, Article article) {
    String all = article.title() + "\n" + article.body();
    return all.substring(cue.scopeStart(), cue.scopeEnd());
  }

  static String of(Article article, Explanation found, Rulebook rules) {
    var text = new ExplainText(article);
    Reading reading = found.reading();
    text.line(
        "%s (confidence %.2f), topic %.2f %s"
            .formatted(
                reading.label().word(),
                reading.confidence(),
                reading.topic().score(),
                reading.topic().words()));
    found.sentences().forEach(s -> text.sentence(s, reading, rules));
    found.whyNot().forEach(text::whyNot);
    return text.out.toString();
  }

  private void sentence(SentenceExplained s, Reading reading, Rulebook rules) {
    line("");
    line(s.text());
    byConcept(s.recognised())
        .forEach((concept, words) -> line("    %s: %s".formatted(concept, words)));
    for (Mention m : s.mentions()) {
      line("  => %s %s by %s".formatted(m.stance().word(), m.claim(), m.rule()));
      for (CueSeen cue : m.cues()) {
        line("     cue %s: '%s' over '%s'".formatted(name(cue), cue.words(), over(cue, article)));
      }
      Claim claim = rules.claim(m.claim());
      if (claim != null) {
        line("     the record: %s".formatted(claim.statement(reading.lang())));
      }
    }
  }

  private static Map<String, Set<String>> byConcept(List<Recognised> all) {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                Recognised::concept,
                TreeMap::new,
                Collectors.mapping(
                    Recognised::words, Collectors.toCollection(LinkedHashSet::new))));
  }

  private void whyNot(WhyNot asked) {
    line("");
    if (asked.nearest().isEmpty()) {
      line("Why %s was not found: no sentence has a word of its rules.".formatted(asked.claim()));
      return;
    }
    line("Why %s was not found, nearest first:".formatted(asked.claim()));
    for (Nearest n : asked.nearest()) {
      line(
          "  %d of %d slots of %s; failed: %s"
              .formatted(n.filled(), n.slots(), n.rule(), n.failed()));
      line("      %s".formatted(n.sentence()));
    }
  }

  private void line(String words) {
    out.append(words).append(System.lineSeparator());
  }
}
