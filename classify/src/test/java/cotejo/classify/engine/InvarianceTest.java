package cotejo.classify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.classify.reading.Lang;
import cotejo.events.Label;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What does not change the meaning does not change the label. */
class InvarianceTest {
  private static final Classifier CLASSIFIER = Bundled.CLASSIFIER;
  private static final String FILLER_EN =
      "\n\nThe bakery on the corner opens at six. Its owner likes jazz and keeps two canaries.";
  private static final String FILLER_ES =
      "\n\nLa panadería de la esquina abre a las seis. Su dueño tiene dos canarios y oye boleros.";

  private record Line(String claim, String stance, Lang lang, String text) {}

  private static List<Line> lines() {
    try (InputStream in = InvarianceTest.class.getResourceAsStream("/cotejo/paraphrases.txt")) {
      List<Line> out = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split("\\|", 4);
          out.add(
              new Line(
                  parts[0].trim(), parts[1].trim(), Lang.of(parts[2].trim()), parts[3].trim()));
        }
      }
      return out;
    } catch (IOException e) {
      throw new IllegalStateException("the paraphrases cannot be read", e);
    }
  }

  private static Label label(Line line, String text) {
    return CLASSIFIER.classify(new Article("", text, line.lang(), null)).label();
  }

  private static void keepsTheLabel(UnaryOperator<String> change) {
    List<String> changed = new ArrayList<>();
    for (Line line : lines()) {
      if (label(line, line.text()) != label(line, change.apply(line.text()))) {
        changed.add(line.text());
      }
    }
    assertThat(changed).isEmpty();
  }

  @Test
  void most_paraphrases_get_the_label_that_their_stance_asks_for() {
    List<String> wrong = new ArrayList<>();
    for (Line line : lines()) {
      Label wanted =
          switch (line.stance()) {
            case "asserts-false" -> Label.MISLEADING;
            case "asserts-true", "denies-false" -> Label.ACCURATE;
            default -> Label.UNVERIFIED;
          };
      if (label(line, line.text()) != wanted) {
        wrong.add(line.text());
      }
    }
    assertThat((double) wrong.size() / lines().size())
        .describedAs("wrong: %s", wrong)
        .isLessThan(0.08);
  }

  @Test
  void accents_dropped() {
    keepsTheLabel(
        text -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", ""));
  }

  @Test
  void accents_written_apart() {
    keepsTheLabel(text -> Normalizer.normalize(text, Normalizer.Form.NFD));
  }

  @Test
  void apostrophes_curled() {
    keepsTheLabel(text -> text.replace('\'', '\u2019'));
  }

  @Test
  void white_space_doubled_and_no_break_spaces() {
    keepsTheLabel(text -> text.replace(" ", " \u00a0"));
  }

  @Test
  void paragraphs_about_something_else_added() {
    for (Line line : lines()) {
      String filler = line.lang() == Lang.EN ? FILLER_EN : FILLER_ES;
      if (label(line, line.text()) != Label.UNVERIFIED) {
        assertThat(label(line, line.text() + filler))
            .describedAs(line.text())
            .isEqualTo(label(line, line.text()));
      }
    }
  }

  @Test
  void every_quote_stands_in_the_text_at_its_offsets() {
    for (Line line : lines()) {
      String all = "Title\n" + line.text();
      var reading = CLASSIFIER.classify(new Article("Title", line.text(), line.lang(), null));
      assertThat(reading.mentions())
          .allSatisfy(m -> assertThat(all.substring(m.start(), m.end())).isEqualTo(m.quote()));
    }
  }

  @Test
  void hostile_texts_are_read_in_linear_time() {
    String quotes = "\"".repeat(200_000);
    String cues = "no said if could deny that ".repeat(20_000);
    String sentence = "the United States base in Mexico and ".repeat(20_000);
    for (String text : List.of(quotes, cues, sentence)) {
      assertThat(CLASSIFIER.classify(new Article("", text, Lang.EN, null)).label()).isNotNull();
    }
  }
}
