package cotejo.classify.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.classify.reading.Lang;
import cotejo.classify.rules.Claim;
import cotejo.events.Stance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every misconception of the register is put into a frame (denied, reported, asked, supposed) and
 * must change its stance with it. A few sentences of the register are themselves reports or carry a
 * negation; the share that must come out right is stated.
 */
class StanceFramesTest {
  private static final double SHARE = 0.93;
  private static final Classifier CLASSIFIER = Bundled.CLASSIFIER;
  private static final Set<String> NAMES =
      Set.of(
          "US",
          "Mexico",
          "Mexican",
          "Mexico's",
          "Sheinbaum",
          "México",
          "Estados",
          "Donald",
          "DEA",
          "AFI",
          "Playa",
          "El",
          "Ovidio",
          "Washington",
          "American");

  /** How many of the statements a frame must turn as it should. */
  private static final double LEAST = 0.8;

  private static final Map<Lang, List<Statement>> STATEMENTS = statements();

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EN | attributes-false | Deputy Lara said that %s.
          EN | denies-false | It is false that %s.
          EN | denies-false | The ministry denied that %s.
          EN | denies-false | There is no evidence that %s.
          EN | denies-false | The myth that %s is back.
          EN | denies-false | The post says that %s. That is false.
          EN | asserts-false | As the senator rightly noted, %s.
          EN | asserts-false | The report confirms that %s.
          EN | asserts-false | It is no secret that %s.
          EN | asserts-false | Nobody doubts that %s.
          EN | hypothetical | If %s, nobody has noticed.
          EN | question | Is it true that %s?
          EN | attributes-false | According to a blogger, %s.
          ES | attributes-false | El diputado Lara dijo que %s.
          ES | denies-false | Es falso que %s.
          ES | denies-false | La secretaría desmintió que %s.
          ES | denies-false | No hay pruebas de que %s.
          ES | denies-false | El mito de que %s ha vuelto.
          ES | denies-false | La publicación dice que %s. Es falso.
          ES | asserts-false | Como bien señaló el senador, %s.
          ES | asserts-false | El informe confirma que %s.
          ES | asserts-false | No es ningún secreto que %s.
          ES | asserts-false | Nadie duda que %s.
          ES | question | ¿Es verdad que %s?
          ES | attributes-false | Según un bloguero, %s.
          """)
  void a_frame_decides_the_stance(Lang lang, String stance, String frame) {
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (Claim claim : CLASSIFIER.rulebook().claims()) {
      for (Claim.Misconception m : claim.misconceptions()) {
        String plain = lang == Lang.EN ? m.en() : m.es();
        if (stances(claim, plain, lang).contains(Stance.ASSERTS_FALSE)) {
          tried++;
          String framed = frame.formatted(inside(plain));
          if (stances(claim, framed, lang).stream().noneMatch(s -> s.word().equals(stance))) {
            wrong.add(framed);
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(80);
    assertThat((double) (tried - wrong.size()) / tried)
        .describedAs("wrong: %s", wrong)
        .isGreaterThanOrEqualTo(SHARE);
  }

  /** The long tables: each frame around one false statement of every third claim. */
  @ParameterizedTest
  @ValueSource(strings = {"stance-frames.txt", "answer-frames.txt"})
  void every_frame_of_the_table_gives_its_stance_to_most_statements(String file)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    int right = 0;
    for (String line : table(file)) {
      String[] frame = line.split(" *\\| *", 3);
      Lang lang = Lang.valueOf(frame[0]);
      int good = 0;
      List<Statement> statements = STATEMENTS.getOrDefault(lang, List.of());
      for (Statement statement : statements) {
        String text = statement.in(frame[2]);
        boolean hit =
            stances(statement.claim(), text, lang).stream()
                .anyMatch(s -> s.word().equals(frame[1]));
        good += hit ? 1 : 0;
      }
      tried += statements.size();
      right += good;
      if (good < LEAST * statements.size()) {
        wrong.add(line + ": " + good + " of " + statements.size());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat((double) right / tried).isGreaterThan(0.95);
    assertThat(tried).isGreaterThan(2_500);
  }

  private static List<String> table(String file) throws IOException {
    try (var in = StanceFramesTest.class.getResourceAsStream("/cotejo/" + file)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  private record Statement(Claim claim, String words) {
    String in(String frame) {
      String capital = Character.toUpperCase(words.charAt(0)) + words.substring(1);
      return frame.replace("\\n", "\n").replace("%s", words).replace("%S", capital);
    }
  }

  /** One plain false statement of every third claim, as the register words it. */
  private static Map<Lang, List<Statement>> statements() {
    Map<Lang, List<Statement>> out = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      List<Statement> some = new ArrayList<>();
      for (Claim claim : CLASSIFIER.rulebook().claims()) {
        for (Claim.Misconception m : claim.misconceptions()) {
          String plain = lang == Lang.EN ? m.en() : m.es();
          if (stances(claim, plain, lang).equals(List.of(Stance.ASSERTS_FALSE))) {
            some.add(new Statement(claim, inside(plain)));
            break;
          }
        }
      }
      out.put(
          lang,
          IntStream.range(0, some.size()).filter(i -> i % 3 == 0).mapToObj(some::get).toList());
    }
    return out;
  }

  private static List<Stance> stances(Claim claim, String text, Lang lang) {
    return CLASSIFIER.classify(new Article("", text, lang, null)).mentions().stream()
        .filter(m -> m.claim().equals(claim.id()))
        .map(Reading.Mention::stance)
        .toList();
  }

  private static String inside(String sentence) {
    String plain = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return NAMES.contains(plain.split(" ", 2)[0])
        ? plain
        : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
  }
}
