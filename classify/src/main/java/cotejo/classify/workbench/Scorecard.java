package cotejo.classify.workbench;

import cotejo.classify.workbench.Scores.Count;
import cotejo.classify.workbench.Scores.Interval;
import cotejo.events.Label;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Writes the score card as Markdown: every figure with its count and its interval. */
final class Scorecard {
  private final StringBuilder out = new StringBuilder();

  static String of(Map<String, List<Graded>> sets) {
    var card = new Scorecard();
    sets.forEach(card::set);
    return card.out.toString();
  }

  private void set(String name, List<Graded> texts) {
    line(String.format(Locale.ROOT, "## %s: %d texts", name, texts.size()));
    line("");
    line("| label | precision | recall | F1 | texts |");
    line("|---|---|---|---|---|");
    for (Label label : Label.values()) {
      Count c = Scores.label(texts, label);
      line(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %.3f | %d |",
              label.word(),
              interval(texts, t -> Scores.label(t, label).precision()),
              interval(texts, t -> Scores.label(t, label).recall()),
              c.f1(),
              c.hits() + c.misses()));
    }
    line("");
    line(
        String.format(
            Locale.ROOT, "Macro-F1 %s. %s", interval(texts, Scores::macro), languages(texts)));
    Count all = Scores.mentions(texts);
    line(
        String.format(
            Locale.ROOT,
            "Mentions (claim and stance): precision %.3f, recall %.3f, F1 %s.",
            all.precision(),
            all.recall(),
            interval(texts, t -> Scores.mentions(t).f1())));
    long bad = texts.stream().filter(g -> !g.quotesFound()).count();
    line(
        String.format(
            Locale.ROOT, "Texts with a quote that is not in them word for word: %d.", bad));
    line("");
    table("stance", Scores.mentions(texts, m -> m.substring(m.indexOf(' ') + 1)));
    table("claim", Scores.mentions(texts, m -> m.substring(0, m.indexOf(' '))));
    line("| confidence said | share right | texts |");
    line("|---|---|---|");
    for (Scores.Bin bin : Scores.reliability(texts)) {
      line(
          String.format(
              Locale.ROOT, "| %.3f | %.3f | %d |", bin.confidence(), bin.accuracy(), bin.texts()));
    }
    line("");
    line(
        String.format(
            Locale.ROOT, "Expected calibration error %.3f.", Scores.calibrationError(texts)));
    line("");
  }

  private String languages(List<Graded> texts) {
    var parts = new StringBuilder();
    for (String lang : List.of("en", "es")) {
      List<Graded> some = texts.stream().filter(g -> g.lang().equals(lang)).toList();
      if (!some.isEmpty() && some.size() < texts.size()) {
        parts.append(
            String.format(
                Locale.ROOT, "%s %.3f (%d texts). ", lang, Scores.macro(some), some.size()));
      }
    }
    return parts.toString().trim();
  }

  private void table(String what, Map<String, Count> counts) {
    line(String.format(Locale.ROOT, "| %s | precision | recall | F1 | mentions |", what));
    line("|---|---|---|---|---|");
    counts.forEach(
        (name, c) ->
            line(
                String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %d |",
                    name,
                    c.precision(),
                    c.recall(),
                    c.f1(),
                    c.hits() + c.misses())));
    line("");
  }

  private static String interval(List<Graded> texts, ToDoubleFunction<List<Graded>> figure) {
    Interval i = Scores.interval(texts, figure);
    return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", i.value(), i.low(), i.high());
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
