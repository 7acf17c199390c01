package cotejo.classify.engine;

import cotejo.classify.engine.Reading.Mention;
import cotejo.classify.reading.Sentence;
import cotejo.classify.reading.Tagged;
import cotejo.classify.reading.Text;
import cotejo.classify.rules.Case;
import cotejo.classify.rules.Rule;
import cotejo.classify.rules.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
   * @param whyNot one for every claim asked about
   */
  public record Explanation(
      Reading reading, List<SentenceExplained> sentences, List<WhyNot> whyNot) {}

  /**
   * A sentence.
   *
   * @param start UTF-16 index into title, line break, body
   * @param recognised what was recognised in it, in the order of the text, the longer first
   * @param mentions what was found in it
   */
  public record SentenceExplained(
      String text, int start, List<Recognised> recognised, List<Mention> mentions) {}

  /**
   * Words that stand for a concept.
   *
   * @param start UTF-16 index into title, line break, body
   * @param end index after the last
   */
  public record Recognised(String concept, String words, int start, int end) {}

  /**
   * Why a claim was not found, or not more often.
   *
   * @param nearest the nearest rule of each sentence that has any of its words, nearest first
   */
  public record WhyNot(String claim, List<Nearest> nearest) {}

  /**
   * The rule that came nearest to firing.
   *
   * @param filled how many of its slots the sentence fills
   * @param slots how many it has
   * @param failed the first condition that failed, in words
   */
  public record Nearest(String sentence, String rule, int filled, int slots, String failed) {
    double share() {
      return (double) filled / slots;
    }
  }

  /** Explains a text and, for the claims asked about, what their nearest rules lacked. */
  public Explanation explain(Article article, List<String> claims) {
    Text text = Text.read(article.title(), article.body(), article.lang());
    Tagged tagged = classifier.rulebook().lexicon().tag(text);
    Reading reading = classifier.classify(article);
    List<SentenceExplained> sentences = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      Sentence s = text.sentence(i);
      int start = text.token(s.from()).start();
      List<Mention> here = reading.mentions().stream().filter(m -> m.start() == start).toList();
      sentences.add(
          new SentenceExplained(text.words(s.from(), s.to()), start, recognised(tagged, i), here));
    }
    var filling = new Filling(tagged, new Story(tagged));
    LocalDate day = Classifier.day(article);
    List<WhyNot> whyNot =
        claims.stream().map(c -> new WhyNot(c, nearest(tagged, filling, c, day))).toList();
    return new Explanation(reading, sentences, whyNot);
  }

  private static List<Recognised> recognised(Tagged tagged, int sentence) {
    Text text = tagged.text();
    return tagged.spans(sentence).stream()
        .map(
            span ->
                new Recognised(
                    tagged.concepts().name(span.concept()),
                    text.words(span.from(), span.to()),
                    text.token(span.from()).start(),
                    text.token(span.to() - 1).end()))
        .sorted(
            Comparator.comparingInt(Recognised::start)
                .thenComparing(Comparator.comparingInt(Recognised::end).reversed())
                .thenComparing(Recognised::concept))
        .distinct()
        .toList();
  }

  private List<Nearest> nearest(Tagged tagged, Filling filling, String claim, LocalDate day) {
    List<Nearest> out = new ArrayList<>();
    for (int i = 0; i < tagged.text().size(); i++) {
      Nearest nearest = nearest(tagged, i, filling, claim, day);
      if (nearest != null) {
        out.add(nearest);
      }
    }
    out.sort(Comparator.comparingDouble(Nearest::share).reversed());
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
        boolean nearer = best == null || found.share() > best.share();
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
                  slot.role().name().toLowerCase(Locale.ROOT),
                  String.join(" | ", slot.names()),
                  why);
      case Filling.Outcome.Excepted(String concept) ->
          "the exception '" + concept + "' stands near";
    };
  }
}
