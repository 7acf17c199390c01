package cotejo.ingest.text;

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
import org.jspecify.annotations.Nullable;

/**
 * The language of a text as an ISO 639-1 code: by script where the script tells it, else by the
 * share of function words (B. Martino and others found a few dozen to be enough for running text).
 */
public final class Language {
  private static final int ENOUGH = 4_000;
  private static final Map<String, List<String>> LANGUAGES_OF = readFunctionWords();

  private Language() {}

  /**
   * The language that page, feed and text agree on. A long text speaks for itself; a short one
   * needs what the page or the feed declares.
   *
   * @param declared language tags (BCP 47) as page and feed give them, most trusted first
   * @return a two-letter code in lower case, null when nothing tells
   */
  public static @Nullable String of(String text, List<String> declared) {
    var guess = detect(text);
    String first = null;
    for (String tag : declared) {
      String code = code(tag);
      if (code == null) continue;
      if (guess == null || code.equals(guess.code())) return code;
      if (first == null) first = code;
    }
    if (guess == null) return first;
    return first == null || guess.sure() ? guess.code() : first;
  }

  /**
   * The two-letter code of a language tag such as {@code es-MX} or {@code en_US}; null for none.
   */
  public static @Nullable String code(@Nullable String tag) {
    if (tag == null) return null;
    String primary = tag.strip().split("[-_ ,;.]", 2)[0].toLowerCase(Locale.ROOT);
    if (primary.length() == 2 && primary.chars().allMatch(c -> c >= 'a' && c <= 'z'))
      return primary;
    return switch (primary) {
      case "eng", "english" -> "en";
      case "spa", "spanish", "español", "espanol" -> "es";
      case "deu", "ger", "german", "deutsch" -> "de";
      case "fra", "fre", "french" -> "fr";
      case "por" -> "pt";
      default -> null;
    };
  }

  private record Guess(String code, boolean sure) {}

  private static @Nullable Guess detect(String text) {
    String sample = text.substring(0, Math.min(text.length(), ENOUGH));
    String script = byScript(sample);
    return script != null ? new Guess(script, true) : byFunctionWords(sample);
  }

  private static @Nullable Guess byFunctionWords(String sample) {
    String[] words = sample.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1);
    var hits = new HashMap<String, Integer>();
    for (String word : words) {
      for (String code : LANGUAGES_OF.getOrDefault(word, List.of()))
        hits.merge(code, 1, Integer::sum);
    }
    String best = null;
    int most = 0;
    int second = 0;
    for (var hit : hits.entrySet()) {
      if (hit.getValue() > most) {
        second = most;
        most = hit.getValue();
        best = hit.getKey();
      } else {
        second = Math.max(second, hit.getValue());
      }
    }
    if (best == null || most < 4 || most < words.length * 0.08) return null;
    return new Guess(best, most >= 20 && most > second * 1.25);
  }

  private static @Nullable String byScript(String sample) {
    var counts = new HashMap<Character.UnicodeScript, Integer>();
    int letters = 0;
    boolean ukrainian = false;
    for (int i = 0; i < sample.length(); i++) {
      char c = sample.charAt(i);
      if (c < 0x250 || !Character.isLetter(c)) {
        if (Character.isLetter(c)) letters++;
        continue;
      }
      letters++;
      ukrainian |= c == 'і' || c == 'ї' || c == 'є';
      counts.merge(Character.UnicodeScript.of(c), 1, Integer::sum);
    }
    int japanese =
        count(counts, Character.UnicodeScript.HIRAGANA, Character.UnicodeScript.KATAKANA);
    if (japanese * 8 > letters && letters > 0) return "ja";
    int least = Math.max(1, letters / 3);
    if (count(counts, Character.UnicodeScript.HANGUL) >= least) return "ko";
    if (count(counts, Character.UnicodeScript.HAN) >= least) return "zh";
    if (count(counts, Character.UnicodeScript.CYRILLIC) >= least) return ukrainian ? "uk" : "ru";
    if (count(counts, Character.UnicodeScript.GREEK) >= least) return "el";
    if (count(counts, Character.UnicodeScript.ARABIC) >= least) return "ar";
    if (count(counts, Character.UnicodeScript.HEBREW) >= least) return "he";
    if (count(counts, Character.UnicodeScript.THAI) >= least) return "th";
    if (count(counts, Character.UnicodeScript.DEVANAGARI) >= least) return "hi";
    return null;
  }

  private static int count(
      Map<Character.UnicodeScript, Integer> counts, Character.UnicodeScript... scripts) {
    int sum = 0;
    for (var script : scripts) sum += counts.getOrDefault(script, 0);
    return sum;
  }

  private static Map<String, List<String>> readFunctionWords() {
    var languagesOf = new HashMap<String, List<String>>();
    var file = Language.class.getResourceAsStream("function-words.txt");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(':');
        if (line.startsWith("#") || colon < 0) continue;
        String code = line.substring(0, colon);
        for (String word : line.substring(colon + 1).strip().split(" ", -1)) {
          var codes = languagesOf.computeIfAbsent(word, _ -> new ArrayList<>());
          if (!codes.contains(code)) codes.add(code);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(languagesOf);
  }
}
