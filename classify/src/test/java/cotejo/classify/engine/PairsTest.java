package cotejo.classify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.classify.reading.Lang;
import cotejo.events.Label;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pairs of texts: the same said otherwise keeps its label, the only assertion negated flips it. */
class PairsTest {
  private static final Classifier CLASSIFIER = Bundled.CLASSIFIER;

  /** Words of one meaning; either may stand for the other. */
  private static final Map<Lang, List<List<String>>> SYNONYMS =
      Map.of(
          Lang.EN,
          List.of(
              List.of("soldiers", "troops"),
              List.of("arrested", "detained"),
              List.of("said that", "declared that"),
              List.of("US ", "American "),
              List.of("bombed", "struck"),
              List.of("military base", "garrison")),
          Lang.ES,
          List.of(
              List.of("soldados", "militares"),
              List.of("detuvieron", "arrestaron"),
              List.of("dijo que", "declaró que"),
              List.of("de Estados Unidos", "estadounidenses"),
              List.of("bombardearon", "atacaron"),
              List.of("base militar", "guarnición")));

  private record Pair(String kind, Lang lang, String a, String b) {}

  private static List<Pair> pairs() throws IOException {
    try (var in = PairsTest.class.getResourceAsStream("/cotejo/pairs.txt")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" *\\| *", 4))
          .map(
              p ->
                  new Pair(
                      p[0].trim(),
                      Lang.valueOf(p[1].toUpperCase(java.util.Locale.ROOT)),
                      p[2],
                      p[3]))
          .toList();
    }
  }

  private static Label label(Lang lang, String text) {
    return CLASSIFIER.classify(new Article("", text, lang, null)).label();
  }

  @Test
  void the_same_said_otherwise_keeps_its_label() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Pair pair : pairs()) {
      if (pair.kind().equals("same")) {
        Label a = label(pair.lang(), pair.a());
        Label b = label(pair.lang(), pair.b());
        if (a != b || a == Label.OFF_TOPIC) {
          wrong.add(a + " " + b + ": " + pair);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void negating_the_only_assertion_flips_the_label() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Pair pair : pairs()) {
      if (pair.kind().equals("flips")) {
        Label a = label(pair.lang(), pair.a());
        Label b = label(pair.lang(), pair.b());
        if (a != Label.MISLEADING || b != Label.ACCURATE) {
          wrong.add(a + " " + b + ": " + pair);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_synonym_in_the_place_of_a_word_keeps_the_label() throws IOException {
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (Pair pair : pairs()) {
      for (List<String> words : SYNONYMS.getOrDefault(pair.lang(), List.of())) {
        String other = pair.a().replace(words.get(0), words.get(1));
        if (!other.equals(pair.a())) {
          tried++;
          if (label(pair.lang(), other) != label(pair.lang(), pair.a())) {
            wrong.add(other);
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(20);
    assertThat(wrong).isEmpty();
  }

  @Test
  void what_stands_before_and_after_may_change_places() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Pair pair : pairs()) {
      String other =
          pair.lang() == Lang.EN
              ? "The market in Toluca opens at six."
              : "El mercado de Toluca abre a las seis.";
      Label before = label(pair.lang(), other + " " + pair.a());
      Label after = label(pair.lang(), pair.a() + " " + other);
      if (before != after) {
        wrong.add(before + " " + after + ": " + pair.a());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void other_quotation_marks_keep_the_label() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Pair pair : pairs()) {
      Label straight = label(pair.lang(), "\"" + pair.a() + "\", X.");
      for (String marks : List.of("\u201c\u201d", "\u00ab\u00bb")) {
        String text = marks.charAt(0) + pair.a() + marks.charAt(1) + ", X.";
        if (label(pair.lang(), text) != straight) {
          wrong.add(text);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
