package cotejo.classify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.classify.reading.Lang;
import cotejo.events.Stance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences that differ in a word and in the stance, from {@code stance-sentences.txt}. */
class StanceSentencesTest {
  private static final Classifier CLASSIFIER = Bundled.CLASSIFIER;

  static List<String> sentences() throws IOException {
    try (var in = StanceSentencesTest.class.getResourceAsStream("/cotejo/stance-sentences.txt")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void a_sentence_has_its_stance(String line) {
    String[] row = line.split(" *\\| *", 4);
    int headline = Math.max(0, row[3].indexOf(" ##"));
    String body = row[3].substring(headline == 0 ? 0 : headline + 3).replace("\\n", "\n");
    var article = new Article(row[3].substring(0, headline), body, Lang.valueOf(row[0]), null);
    List<String> stances =
        CLASSIFIER.classify(article).mentions().stream()
            .filter(m -> m.claim().equals(row[1]))
            .map(Reading.Mention::stance)
            .map(Stance::word)
            .distinct()
            .toList();
    assertThat(stances).isEqualTo(row[2].equals("-") ? List.of() : List.of(row[2]));
  }
}
