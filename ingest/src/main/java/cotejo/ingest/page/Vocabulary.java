package cotejo.ingest.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;

/**
 * What class names, ids, roles and tags say about a box. Names are cut into words ({@code
 * relatedArticles-list} into related, articles, list) and looked up in {@code names.txt}.
 */
final class Vocabulary {
  private static final int BESIDE =
      Boilerplate.TOOLS.bit()
          | Boilerplate.HIDDEN.bit()
          | Boilerplate.CAPTION.bit()
          | Boilerplate.ADVERT.bit();
  private static final int LONGEST_LABEL = 30;
  private static final Names NAMES = Names.read("names.txt");

  /** Per page, since the same few hundred names come again and again. */
  private final Map<String, Long> known = new HashMap<>();

  private Vocabulary() {}

  static Vocabulary standard() {
    return new Vocabulary();
  }

  int marks(Element element) {
    int marks = (int) (named(element) & 0xffff_ffffL);
    switch (element.normalName()) {
      case "figure", "figcaption" -> marks |= Boilerplate.CAPTION.bit();
      case "aside" -> marks |= Boilerplate.SIDEBAR.bit();
      case "footer" -> marks |= Boilerplate.FOOTER.bit();
      case "address" -> marks |= Boilerplate.AUTHOR.bit();
      case "body", "html", "main" -> marks = 0;
      default -> {}
    }
    if (isHidden(element)) marks |= Boilerplate.HIDDEN.bit();
    return marks;
  }

  int hints(Element element) {
    int hints = (int) (named(element) >>> 32);
    switch (element.normalName()) {
      case "article" -> hints |= Hint.ARTICLE.bit();
      case "main" -> hints |= Hint.MAIN.bit();
      default -> {}
    }
    if (element.attr("itemprop").equalsIgnoreCase("articleBody")) hints |= Hint.MICRODATA.bit();
    return hints;
  }

  /** An inline element that pops up over the text or stands in for something else. */
  boolean isBesideTheText(Element element) {
    if (!element.normalName().equals("span") || element.attributesSize() == 0) return false;
    int marks = (int) (named(element) & 0xffff_ffffL);
    return (marks & BESIDE) != 0 && (element.parent() == null || !isHeading(element.parent()));
  }

  boolean isHidden(Element element) {
    if (element.attributesSize() == 0) return false;
    if (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) return true;
    String style = element.attr("style");
    if (style.isEmpty()) return false;
    String plain = style.toLowerCase(Locale.ROOT).replace(" ", "");
    return plain.contains("display:none") || plain.contains("visibility:hidden");
  }

  /** A heading's id is an anchor made of its own words. */
  private static boolean isHeading(Element element) {
    String tag = element.normalName();
    return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
  }

  /** What a section is called for those who do not see it; whole sentences say something else. */
  private static String label(Element element) {
    String label = element.attr("aria-label");
    return label.length() > LONGEST_LABEL ? "" : label;
  }

  private long named(Element element) {
    if (element.attributesSize() == 0) return 0;
    String names =
        element.className()
            + ' '
            + (isHeading(element) ? "" : element.id())
            + ' '
            + element.attr("role")
            + ' '
            + element.attr("itemprop")
            + ' '
            + element.attr("data-component")
            + ' '
            + element.attr("data-testid")
            + ' '
            + element.attr("data-component-name")
            + ' '
            + label(element);
    if (names.length() > 1_000) names = names.substring(0, 1_000);
    return known.computeIfAbsent(names, NAMES::lookUp);
  }

  /** The names of {@code names.txt}; marks in the low, hints in the high half of a long. */
  private record Names(
      Map<String, Long> words, Map<String, List<Part>> starts, Map<String, List<Part>> ends) {
    private record Part(String text, long bits) {}

    static Names read(String resource) {
      var words = new HashMap<String, Long>();
      var starts = new HashMap<String, List<Part>>();
      var ends = new HashMap<String, List<Part>>();
      var file = Vocabulary.class.getResourceAsStream(resource);
      try (var lines =
          new BufferedReader(
              new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          int colon = line.indexOf(':');
          if (line.startsWith("#") || colon < 0) continue;
          long bits = bitsOf(line.substring(0, colon));
          for (String name : line.substring(colon + 1).strip().split("\\s+", -1)) {
            if (name.endsWith("*")) {
              String start = name.substring(0, name.length() - 1);
              starts
                  .computeIfAbsent(head(start), _ -> new ArrayList<>())
                  .add(new Part(start, bits));
            } else if (name.startsWith("*")) {
              String end = name.substring(1);
              ends.computeIfAbsent(tail(end), _ -> new ArrayList<>()).add(new Part(end, bits));
            } else {
              words.merge(name, bits, (one, other) -> one | other);
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Names(Map.copyOf(words), Map.copyOf(starts), Map.copyOf(ends));
    }

    private static long bitsOf(String kind) {
      for (Hint hint : Hint.values()) {
        if (hint.name().equals(kind)) return (long) hint.bit() << 32;
      }
      return Boilerplate.valueOf(kind).bit();
    }

    private static String head(String word) {
      return word.substring(0, 3);
    }

    private static String tail(String word) {
      return word.substring(word.length() - 3);
    }

    private long byPart(String word) {
      long bits = 0;
      for (Part part : starts.getOrDefault(head(word), List.of())) {
        if (word.startsWith(part.text)) bits |= part.bits;
      }
      for (Part part : ends.getOrDefault(tail(word), List.of())) {
        if (word.endsWith(part.text)) bits |= part.bits;
      }
      return bits;
    }

    long lookUp(String names) {
      long bits = 0;
      String before = "";
      String beforeThat = "";
      for (String name : names.split("\\s+", -1)) {
        bits |= words.getOrDefault("=" + name.toLowerCase(Locale.ROOT), 0L);
        for (String word : NameParts.of(name)) {
          bits |= words.getOrDefault(word, 0L);
          if (word.length() >= 3) bits |= byPart(word);
          if (!before.isEmpty()) {
            bits |= words.getOrDefault(before + "-" + word, 0L);
            if (!beforeThat.isEmpty())
              bits |= words.getOrDefault(beforeThat + "-" + before + "-" + word, 0L);
          }
          beforeThat = before;
          before = word;
        }
        before = "";
        beforeThat = "";
      }
      return bits;
    }
  }
}
