package cotejo.alert.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.model.Failure;
import cotejo.alert.model.Suppression;
import cotejo.events.Label;
import cotejo.events.Stance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Pattern BLANK = Pattern.compile("\\{(\\d)");

  @Test
  void both_languages_have_the_same_keys() {
    assertThat(new TreeSet<>(Words.in(Lang.ES).keys()))
        .isEqualTo(new TreeSet<>(Words.in(Lang.EN).keys()));
  }

  @Test
  void both_languages_fill_the_same_blanks() throws IOException {
    for (String key : Words.in(Lang.EN).keys()) {
      assertThat(blanks("es", key)).as(key).isEqualTo(blanks("en", key));
    }
  }

  private static Set<String> blanks(String lang, String key) throws IOException {
    Set<String> blanks = new TreeSet<>();
    for (String line :
        Files.readAllLines(Path.of("src/main/resources/web/words_" + lang + ".properties"))) {
      if (line.startsWith(key + "=")) {
        Matcher matcher = BLANK.matcher(line);
        while (matcher.find()) {
          blanks.add(matcher.group(1));
        }
      }
    }
    return blanks;
  }

  @Test
  void no_apostrophe_swallows_a_blank() throws IOException {
    for (String lang : List.of("en", "es")) {
      assertThat(Files.readString(Path.of("src/main/resources/web/words_" + lang + ".properties")))
          .doesNotContain("'");
    }
  }

  @Test
  void every_key_that_a_page_says_exists() throws IOException {
    Pattern said = Pattern.compile("say\\((?:lang, )?\"([a-z0-9.-]+)\"[,)]");
    List<String> unknown = new ArrayList<>();
    int found = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).filter(WordsTest::speaks).toList()) {
        Matcher matcher = said.matcher(Files.readString(file));
        while (matcher.find()) {
          found++;
          if (!Words.in(Lang.EN).knows(matcher.group(1))) {
            unknown.add(file.getFileName() + ": " + matcher.group(1));
          }
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(found).isGreaterThan(150);
  }

  private static boolean speaks(Path file) {
    String path = file.toString();
    return path.contains("/jte/web/") || path.contains("/alert/web/");
  }

  @Test
  void every_label_stance_and_reason_has_words() {
    Words words = Words.in(Lang.ES);
    for (Label label : Label.values()) {
      assertThat(words.say("label." + label.word())).isNotBlank();
      assertThat(words.say("verdict." + label.word())).isNotBlank();
    }
    for (Stance stance : Stance.values()) {
      assertThat(words.say("stance." + stance.word())).isNotBlank();
    }
    Stream.concat(Stream.of(Failure.values()), Stream.of(Suppression.values()))
        .map(reason -> ((Enum<?>) reason).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .forEach(reason -> assertThat(words.say("reason." + reason)).isNotBlank());
  }

  @Test
  void numbers_are_said_as_people_say_them() {
    assertThat(Words.in(Lang.EN).say("digest.summary", 1, 0, 1_200))
        .isEqualTo("One article was misleading, none accurate; 1,200 tags were corrected.");
    assertThat(Words.in(Lang.ES).say("digest.summary", 0, 2, 1))
        .isEqualTo("Ninguna nota fue engañosa; 2 exactas; una etiqueta corregida.");
  }
}
