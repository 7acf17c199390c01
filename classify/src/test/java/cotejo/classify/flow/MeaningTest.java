package cotejo.classify.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.classify.verdict.Edition;
import cotejo.classify.verdict.VerdictMaker;
import cotejo.events.Article;
import cotejo.events.Verdict;
import org.junit.jupiter.api.Test;

class MeaningTest {
  private static final Edition BUNDLED = Edition.bundled();

  private static Verdict verdict(int revision, String title, String text, int secondsLater) {
    Article article = Desk.article("a", revision, title, text);
    return VerdictMaker.verdict(article, BUNDLED, 10_000, Desk.NOON.plusSeconds(secondsLater));
  }

  @Test
  void when_it_was_said_and_of_which_revision_makes_no_difference() {
    long first = Meaning.of(verdict(1, "Nota", Desk.DENIAL, 1));

    assertThat(Meaning.of(verdict(2, "Nota", Desk.DENIAL, 99))).isEqualTo(first);
    assertThat(Meaning.of(verdict(2, "Nota", Desk.DENIAL + " Llovió.", 99)))
        .as("words that touch no claim")
        .isEqualTo(first);
  }

  @Test
  void a_sentence_more_makes_no_difference_to_a_text_off_topic() {
    assertThat(Meaning.of(verdict(2, "Nota", Desk.OFF_TOPIC + " Llovió en la plaza.", 1)))
        .isEqualTo(Meaning.of(verdict(1, "Nota", Desk.OFF_TOPIC, 1)));
  }

  @Test
  void another_tag_another_headline_or_another_quote_do() {
    long first = Meaning.of(verdict(1, "Nota", Desk.DENIAL, 1));

    assertThat(Meaning.of(verdict(1, "Nota", Desk.FALSEHOOD, 1))).isNotEqualTo(first);
    assertThat(Meaning.of(verdict(1, "Otra", Desk.DENIAL, 1))).isNotEqualTo(first);
    assertThat(Meaning.of(verdict(1, "Nota", "Ayer. " + Desk.DENIAL, 1))).isNotEqualTo(first);
  }
}
