package cotejo.ingest.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What boilerplate says in words, in several languages; the phrases stand in {@code phrases.txt}.
 */
final class Phrases {
  /** What a block that says such a thing is for. */
  enum Use {
    PROMO,
    LINK,
    CREDIT,
    LABEL,
    END
  }

  private record Phrase(Use use, boolean whole, String text) {}

  private static final Phrases STANDARD = read("phrases.txt");

  /** By first word, since that alone decides against nearly every phrase. */
  private final Map<String, List<Phrase>> phrases;

  private Phrases(Map<String, List<Phrase>> phrases) {
    this.phrases = phrases;
  }

  static Phrases standard() {
    return STANDARD;
  }

  /** Every use that {@code folded} (see {@link Texts#fold}) shows. */
  Set<Use> uses(String folded) {
    int space = folded.indexOf(' ');
    String first = space < 0 ? folded : folded.substring(0, space);
    List<Phrase> candidates = phrases.get(first);
    var uses = EnumSet.noneOf(Use.class);
    if (candidates == null) return uses;
    for (Phrase phrase : candidates) {
      boolean said = phrase.whole ? folded.equals(phrase.text) : begins(folded, phrase.text);
      if (said) uses.add(phrase.use);
    }
    return uses;
  }

  private static boolean begins(String folded, String phrase) {
    return folded.startsWith(phrase)
        && (folded.length() == phrase.length() || folded.charAt(phrase.length()) == ' ');
  }

  private static Phrases read(String resource) {
    var phrases = new HashMap<String, List<Phrase>>();
    var file = Phrases.class.getResourceAsStream(resource);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#") || line.isBlank()) continue;
        String[] parts = line.split(" ", 3);
        for (String text : parts[2].split("\\|", -1)) {
          String folded = Texts.fold(text);
          if (folded.isEmpty()) continue;
          var phrase = new Phrase(Use.valueOf(parts[0]), parts[1].equals("="), folded);
          phrases.computeIfAbsent(folded.split(" ", 2)[0], _ -> new ArrayList<>()).add(phrase);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Phrases(Map.copyOf(phrases));
  }
}
