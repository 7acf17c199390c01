package cotejo.classify.engine;

import cotejo.classify.engine.Reading.Mention;
import cotejo.classify.reading.Concepts;
import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Span;
import cotejo.classify.reading.Tagged;
import cotejo.classify.reading.Text;
import cotejo.classify.rules.Case;
import cotejo.classify.rules.Rule;
import cotejo.classify.rules.Rulebook;
import cotejo.classify.rules.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says why a text was read as it was, and why a claim was not found. The same engine, asked more.
 */
public final class Explainer {
  private final Classifier classifier;

  public Explainer(Classifier classifier) {
    this.classifier = classifier;
  }

  /**
   * The reading of a text with its reasons.
   *
   * @param sentences one for every sentence
   * @param whyNot for the claim asked about, the nearest rule of each sentence that has any of its
   *     words, nearest first; empty when no claim was asked about
   */
  public record Explanation(
      Reading reading, List<SentenceExplained> sentences, List<Nearest> whyNot) {}

  /**
   * A sentence.
   *
   * @param recognised concept to the words that stand for it
   * @param mentions what was found in it
   */
  public record SentenceExplained(
      String text, Map<String, List<String>> recognised, List<Mention> mentions) {}

  /**
   * The rule that came nearest to firing.
   *
   * @param filled how many of its slots the sentence fills
   * @param slots how many it has
   * @param failed the first condition that failed, in words
   */
  public record Nearest(String sentence, String rule, int filled, int slots, String failed) {}

  public Explanation explain(Article article, @Nullable String claim) {
    Rulebook rulebook = classifier.rulebook();
    Text text = Text.read(article.title(), article.body(), article.lang());
    Tagged tagged = rulebook.lexicon().tag(text);
    Reading reading = classifier.classify(article);
    List<SentenceExplained> sentences = new ArrayList<>();
    List<Nearest> whyNot = new ArrayList<>();
    var filling = new Filling(tagged, new Story(tagged));
    for (int i = 0; i < text.size(); i++) {
      Sentence s = text.sentence(i);
      int start = text.token(s.from()).start();
      List<Mention> here = reading.mentions().stream().filter(m -> m.start() == start).toList();
      sentences.add(
          new SentenceExplained(text.words(s.from(), s.to()), recognised(tagged, i), here));
      if (claim != null) {
        Nearest nearest = nearest(tagged, i, filling, claim, Classifier.day(article));
        if (nearest != null) {
          whyNot.add(nearest);
        }
      }
    }
    whyNot.sort(Comparator.comparingDouble(n -> -(double) n.filled() / n.slots()));
    return new Explanation(reading, sentences, whyNot);
  }

  private static Map<String, List<String>> recognised(Tagged tagged, int sentence) {
    Concepts concepts = tagged.concepts();
    Map<String, List<String>> out = new TreeMap<>();
    for (Span span : tagged.spans(sentence)) {
      String words = tagged.text().words(span.from(), span.to());
      List<String> seen =
          out.computeIfAbsent(concepts.name(span.concept()), n -> new ArrayList<>());
      if (!seen.contains(words)) {
        seen.add(words);
      }
    }
    return out;
  }

  private @Nullable Nearest nearest(
      Tagged tagged, int sentence, Filling filling, String claim, LocalDate day) {
    Nearest best = null;
    for (Rule rule : classifier.rulebook().rules()) {
      if (!rule.claim().equals(claim)) {
        continue;
      }
      for (Case one : rule.cases()) {
        Nearest found = distance(tagged, sentence, filling, rule, one, day);
        boolean nearer =
            best == null
                || (double) found.filled() / found.slots() > (double) best.filled() / best.slots();
        if (found.filled() > 0 && nearer) {
          best = found;
        }
      }
    }
    return best;
  }

  private static Nearest distance(
      Tagged tagged, int sentence, Filling filling, Rule rule, Case one, LocalDate day) {
    BitSet present = tagged.present(sentence);
    int filled = (int) one.slots().stream().filter(s -> s.concepts().intersects(present)).count();
    Sentence s = tagged.text().sentence(sentence);
    String words = tagged.text().words(s.from(), s.to());
    return new Nearest(
        words, rule.id(), filled, one.slots().size(), failed(sentence, filling, rule, one, day));
  }

  private static String failed(int sentence, Filling filling, Rule rule, Case one, LocalDate day) {
    if (!rule.applies(day)) {
      return "the rule does not apply to a text of that day";
    }
    return switch (filling.fill(sentence, one)) {
      case Filling.Outcome.Filled(var _) -> "nothing: it fired";
      case Filling.Outcome.Missing(Slot slot, String why) ->
          "slot '%s: %s': %s"
              .formatted(
                  slot.role().name().toLowerCase(java.util.Locale.ROOT),
                  String.join(" | ", slot.names()),
                  why);
      case Filling.Outcome.Excepted(String concept) ->
          "the exception '" + concept + "' stands near";
    };
  }
}
