package cotejo.classify.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a phrase of the rulebook is parted into words: as the {@link Tokenizer} parts the text that
 * it must match, so that "go-ahead" is two words and "C-130" is one.
 */
final class Wording {
  /** The most tokens of a text that a phrase can span. */
  static final int MOST = 13;

  private Wording() {}

  /** Every way of saying a phrase: with and without its optional words, with each choice. */
  static List<List<String>> of(String phrase) {
    return expand(words(phrase), 0);
  }

  /** Why a phrase can never be found in a text; null when it can. */
  static @Nullable String problem(List<String> words, Lang lang) {
    if (words.size() > MOST) {
      return "'" + String.join(" ", words) + "' is longer than " + MOST + " words";
    }
    for (String word : words) {
      String problem = problem(word, lang);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable String problem(String word, Lang lang) {
    if (unread(word)) {
      return "'" + word + "': a choice is written (a|b), with both brackets";
    }
    if (word.startsWith("=") && !word.equals(word.toUpperCase(Locale.ROOT))) {
      return "'" + word + "' never matches: the mark = stands before a word in capitals";
    }
    if (Inflection.marked(word)) {
      return Inflection.problem(word, lang);
    }
    boolean read = word.equals(",") || word.chars().anyMatch(Character::isLetterOrDigit);
    return read ? null : "'" + word + "' never matches: phrases hold words and no such marks";
  }

  /** Whether a literal of a pattern is one token of a text. */
  static boolean single(String literal) {
    return literal.equals("'s") || parts(literal).equals(List.of(literal));
  }

  private static boolean unread(String word) {
    return word.contains("(") || word.contains(")") || word.contains("|");
  }

  /** The words of a phrase, a choice in brackets being one. */
  private static List<String> words(String phrase) {
    List<String> out = new ArrayList<>();
    var word = new StringBuilder();
    boolean choice = false;
    for (char c : (phrase.trim() + " ").toCharArray()) {
      choice = c == '(' || (choice && c != ')');
      if (!choice && Character.isWhitespace(c)) {
        if (!word.isEmpty()) {
          out.add(word.toString());
        }
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    if (!word.isEmpty()) {
      out.add(word.toString().trim());
    }
    return out;
  }

  private static List<List<String>> expand(List<String> words, int from) {
    if (from == words.size()) {
      return List.of(List.of());
    }
    String word = words.get(from);
    List<String> choices = new ArrayList<>();
    boolean optional = word.length() > 1 && word.endsWith("?");
    String bare = optional ? word.substring(0, word.length() - 1) : word;
    if (bare.startsWith("(") && bare.endsWith(")")) {
      choices.addAll(Arrays.asList(bare.substring(1, bare.length() - 1).split("\\|", -1)));
    } else {
      choices.add(bare);
    }
    List<List<String>> out = new ArrayList<>();
    for (List<String> rest : expand(words, from + 1)) {
      for (String choice : choices) {
        List<String> all = new ArrayList<>();
        for (String one : choice.trim().split("\\s+", -1)) {
          part(one, all);
        }
        all.addAll(rest);
        out.add(all);
      }
      if (optional) {
        out.add(rest);
      }
    }
    return out;
  }

  /** Adds the tokens of a word, each with the marks that the word bears. */
  private static void part(String word, List<String> out) {
    if (unread(word) || word.equals("'s")) {
      out.add(word);
      return;
    }
    String mark =
        word.length() > 1 && "=^~+".indexOf(word.charAt(0)) >= 0 ? word.substring(0, 1) : "";
    String star = word.length() > 1 && word.endsWith("*") ? "*" : "";
    String bare = word.substring(mark.length(), word.length() - star.length());
    List<String> parts = parts(bare);
    boolean inflected = mark.equals("~") || mark.equals("+");
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      boolean bears = inflected ? last : i == 0;
      out.add((bears ? mark : "") + parts.get(i) + (last ? star : ""));
    }
  }

  private static List<String> parts(String word) {
    List<String> out = new ArrayList<>();
    for (Token token : Tokenizer.tokens(word)) {
      String raw = word.substring(token.start(), token.end());
      boolean apostrophe = raw.equals("'") || raw.equals("\u2019");
      switch (token.kind()) {
        case WORD -> out.add(raw.contains(".") ? "=" + token.caps() : raw);
        case OTHER -> {
          if (word.length() == 1) {
            out.add(raw);
          }
        }
        default -> {
          boolean point = token.kind() == Token.Kind.STOP && dotted(out);
          if (!apostrophe && !point) {
            out.add(raw);
          }
        }
      }
    }
    return out;
  }

  private static boolean dotted(List<String> words) {
    return !words.isEmpty() && words.getLast().startsWith("=");
  }
}
