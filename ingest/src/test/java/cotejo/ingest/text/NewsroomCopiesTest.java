package cotejo.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The wire story that four of the sample newsroom's outlets run, each in its own cut. */
class NewsroomCopiesTest {
  private static final Path OUTLETS = Path.of("../standalone/src/main/resources/newsroom/outlets");

  private record Story(String outlet, @Nullable String wire, SimHash print) {}

  /** Of the YAML only what is needed: an article's wire and its text, which is indented deeper. */
  private static List<Story> stories() throws IOException {
    List<Story> stories = new ArrayList<>();
    try (Stream<Path> files = Files.list(OUTLETS)) {
      for (Path file : files.sorted().toList()) {
        read(file, stories);
      }
    }
    return stories;
  }

  private static void read(Path file, List<Story> into) throws IOException {
    String wire = null;
    StringBuilder text = null;
    for (String line : Files.readAllLines(file)) {
      boolean within = line.isBlank() || line.startsWith("      ");
      if (text != null && !within) {
        into.add(new Story(file.getFileName().toString(), wire, SimHash.of(text.toString())));
        text = null;
      }
      if (text != null) {
        text.append(line.strip()).append('\n');
      } else if (line.startsWith("  - slug:")) {
        wire = null;
      } else if (line.startsWith("    wire:")) {
        wire = line.substring(line.indexOf(':') + 1).strip();
      } else if (line.equals("    text: |")) {
        text = new StringBuilder();
      }
    }
  }

  private static int distance(List<Story> stories, String one, String other) {
    return wire(stories, one).print().distance(wire(stories, other).print());
  }

  private static Story wire(List<Story> stories, String outlet) {
    return stories.stream()
        .filter(story -> story.wire() != null && story.outlet().equals(outlet + ".yaml"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_reprint_is_similar_a_rewrite_is_not_and_no_other_two_stories_are() throws IOException {
    List<Story> stories = stories();

    assertThat(distance(stories, "borderland-wire", "rio-grande-courier"))
        .as("a paragraph exchanged")
        .isLessThanOrEqualTo(SimHash.NEAR);
    assertThat(distance(stories, "borderland-wire", "the-lone-sentinel"))
        .as("turned into its opposite")
        .isGreaterThan(SimHash.NEAR);
    int edited = distance(stories, "borderland-wire", "the-potomac-ledger");
    for (int i = 0; i < stories.size(); i++) {
      for (int k = i + 1; k < stories.size(); k++) {
        Story one = stories.get(i);
        Story other = stories.get(k);
        if (one.wire() == null || other.wire() == null) {
          assertThat(one.print().distance(other.print()))
              .as("%s and %s are two stories", one, other)
              .isGreaterThan(Math.max(SimHash.NEAR, edited));
        }
      }
    }
  }
}
