package cotejo.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast as WCAG 2.2 computes it (relative luminance), for both colour schemes. */
class PaletteTest {
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");

  private static Map<String, String> palette(boolean dark) throws IOException {
    String css = Files.readString(Path.of("src/main/resources/web/style.css"));
    int split = css.indexOf("@media screen and (prefers-color-scheme: dark)");
    int end = css.indexOf("*, *::before", split);
    Map<String, String> colours = new HashMap<>();
    Matcher light = COLOUR.matcher(css.substring(0, split));
    while (light.find()) {
      colours.put(light.group(1), light.group(2));
    }
    Matcher over = COLOUR.matcher(css.substring(split, end));
    while (dark && over.find()) {
      colours.put(over.group(1), over.group(2));
    }
    return colours;
  }

  @ParameterizedTest(name = "{0} on {1} at least {2}:1")
  @CsvSource({
    "ink, paper, 7",
    "ink, raised, 7",
    "quiet, paper, 4.5",
    "quiet, raised, 4.5",
    "link, paper, 4.5",
    "link, raised, 4.5",
    "on-call, call, 4.5",
    "on-mark, mark, 4.5",
    "misleading, misleading-soft, 4.5",
    "misleading, paper, 4.5",
    "misleading, raised, 4.5",
    "accurate, accurate-soft, 4.5",
    "accurate, paper, 4.5",
    "accurate, raised, 4.5",
    "unverified, unverified-soft, 4.5",
    "off-topic, off-topic-soft, 4.5",
    "off-topic, paper, 4.5",
    "off-topic, raised, 4.5",
    "ink, unverified-soft, 4.5",
    "ink, misleading-soft, 4.5",
    "link, unverified-soft, 4.5",
    "quiet, off-topic-soft, 4.5",
    "ink, off-topic-soft, 4.5",
    "misleading-bar, paper, 3",
    "accurate-bar, paper, 3",
    "unverified-bar, paper, 3",
    "off-topic-bar, paper, 3",
    "misleading-bar, raised, 3",
    "accurate-bar, raised, 3",
    "quiet, raised, 3"
  })
  void text_and_marks_stand_out_in_light_and_dark(String front, String back, double least)
      throws IOException {
    for (boolean dark : new boolean[] {false, true}) {
      Map<String, String> colours = palette(dark);
      assertThat(contrast(colours.get(front), colours.get(back)))
          .as("%s on %s, %s", front, back, dark ? "dark" : "light")
          .isGreaterThanOrEqualTo(least);
    }
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String hex) {
    return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
  }

  private static double channel(String hex, int at) {
    double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
