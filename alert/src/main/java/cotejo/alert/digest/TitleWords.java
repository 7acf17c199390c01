package cotejo.alert.digest;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What two headlines can be compared by.
 *
 * @param words content words, lower case without accents
 * @param names those written with a capital beyond the headline's beginning, and numbers
 */
record TitleWords(Set<String> words, Set<String> names) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** Words of either language that say nothing about a story. */
  private static final Set<String> EMPTY =
      Set.of(
          "a",
          "al",
          "an",
          "and",
          "are",
          "as",
          "at",
          "be",
          "but",
          "by",
          "como",
          "con",
          "de",
          "del",
          "dice",
          "el",
          "ella",
          "en",
          "entre",
          "es",
          "esta",
          "este",
          "for",
          "from",
          "ha",
          "has",
          "hay",
          "in",
          "into",
          "is",
          "it",
          "its",
          "la",
          "las",
          "le",
          "lo",
          "los",
          "mas",
          "mexican",
          "mexicana",
          "mexicano",
          "mexico",
          "new",
          "news",
          "no",
          "not",
          "of",
          "on",
          "or",
          "para",
          "pero",
          "por",
          "que",
          "s",
          "says",
          "se",
          "ser",
          "sin",
          "sobre",
          "son",
          "su",
          "sus",
          "than",
          "that",
          "the",
          "their",
          "to",
          "tras",
          "un",
          "una",
          "us",
          "was",
          "were",
          "with",
          "y");

  static TitleWords of(String title) {
    Set<String> words = new HashSet<>();
    Set<String> names = new HashSet<>();
    Matcher matcher = WORD.matcher(title);
    while (matcher.find()) {
      String word = matcher.group();
      String folded =
          Normalizer.normalize(word, Normalizer.Form.NFKD)
              .replaceAll("\\p{M}+", "")
              .toLowerCase(Locale.ROOT);
      if (EMPTY.contains(folded)) {
        continue;
      }
      words.add(stem(folded));
      int first = word.codePointAt(0);
      if (Character.isDigit(first) || (matcher.start() > 0 && Character.isUpperCase(first))) {
        names.add(folded);
      }
    }
    return new TitleWords(Set.copyOf(words), Set.copyOf(names));
  }

  /** Plural and singular are one; a longer word counts by its beginning. */
  private static String stem(String word) {
    String singular =
        word.length() > 4 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    return singular.length() > 7 ? singular.substring(0, 7) : singular;
  }

  /** Jaccard's index of the words. */
  double likeness(TitleWords other) {
    return index(words, other.words);
  }

  /** How many names occur in both. */
  int sharedNames(TitleWords other) {
    return common(names, other.names);
  }

  private static double index(Set<String> one, Set<String> other) {
    int both = common(one, other);
    int all = one.size() + other.size() - both;
    return all == 0 ? 0 : (double) both / all;
  }

  private static int common(Set<String> one, Set<String> other) {
    int both = 0;
    for (String word : one) {
      both += other.contains(word) ? 1 : 0;
    }
    return both;
  }
}
