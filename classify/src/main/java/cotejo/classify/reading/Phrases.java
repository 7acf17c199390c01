package cotejo.classify.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dictionary of one language: phrases of folded words, as a trie over words. Stems ({@code
 * soldier*}) are looked up in a trie over letters, so that they cost no more than whole words; the
 * forms of an inflected word ({@code ~launch}, {@code +base}) share one symbol. A word in capitals
 * after an equals sign ({@code =US}) matches only when written so, one after a caret ({@code ^may})
 * only in lower case.
 */
final class Phrases {
  private static final int[] NONE = {};

  private final Lang lang;
  private final Letters stems = new Letters();
  private final Map<String, int[]> whole = new HashMap<>();
  private final Map<String, Integer> words = new HashMap<>();
  private final Misspelt misspelt = new Misspelt();
  private final Map<String, Integer> capitals = new HashMap<>();
  private final Map<String, Integer> small = new HashMap<>();
  private final Node root = new Node();
  private int symbols;

  private static final class Letters {
    private final Map<Character, Letters> next = new HashMap<>();
    private int prefix = -1;
  }

  private static final class Node {
    private final Map<Integer, Node> next = new HashMap<>();
    private int[] concepts = NONE;
  }

  Phrases(Lang lang) {
    this.lang = lang;
  }

  /**
   * Adds a phrase such as {@code military? base*}, with {@code (a|b)} for a choice.
   *
   * @return what is wrong with it; null when all is well
   */
  @Nullable String add(String phrase, int concept) {
    for (List<String> words : Wording.of(phrase)) {
      String problem = Wording.problem(words, lang);
      if (problem != null) {
        return problem;
      }
      if (words.isEmpty()) {
        continue;
      }
      Node node = root;
      for (String word : words) {
        node = node.next.computeIfAbsent(symbol(word), s -> new Node());
      }
      if (Arrays.stream(node.concepts).noneMatch(c -> c == concept)) {
        node.concepts = Arrays.copyOf(node.concepts, node.concepts.length + 1);
        node.concepts[node.concepts.length - 1] = concept;
      }
    }
    return null;
  }

  private int symbol(String word) {
    if (word.startsWith("=")) {
      return capitals.computeIfAbsent(word.substring(1), w -> symbols++);
    }
    if (word.startsWith("^")) {
      return small.computeIfAbsent(Fold.word(word.substring(1)), w -> symbols++);
    }
    if (Inflection.marked(word)) {
      return words.computeIfAbsent(Fold.word(word), w -> inflected(word));
    }
    if (word.endsWith("*")) {
      return stem(Fold.word(word.substring(0, word.length() - 1)));
    }
    String folded = Fold.word(word);
    return words.computeIfAbsent(
        folded,
        w -> {
          misspelt.learn(w, symbols);
          return form(w, symbols++);
        });
  }

  private int inflected(String word) {
    int symbol = symbols++;
    for (String form : Inflection.forms(word, lang)) {
      form(form, symbol);
    }
    misspelt.learn(Fold.word(word.substring(1)), symbol);
    return symbol;
  }

  private int form(String form, int symbol) {
    whole.merge(form, new int[] {symbol}, Phrases::joined);
    misspelt.known(form);
    return symbol;
  }

  private int stem(String stem) {
    Letters at = stems;
    for (int i = 0; i < stem.length(); i++) {
      at = at.next.computeIfAbsent(stem.charAt(i), c -> new Letters());
    }
    if (at.prefix < 0) {
      at.prefix = symbols++;
    }
    return at.prefix;
  }

  private static int[] joined(int[] a, int[] b) {
    int[] out = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, out, a.length, b.length);
    return out;
  }

  /** The symbols that a token can stand for. */
  private int[] symbols(Token token) {
    int[] found = lookUp(token.word());
    if (found.length == 0) {
      found = misspelt.meant(token.word(), whole);
    }
    Integer low = token.capital() ? null : small.get(token.word());
    if (low != null) {
      found = joined(found, new int[] {low});
    }
    if (!token.caps().isEmpty()) {
      Integer symbol = capitals.get(token.caps());
      if (symbol != null) {
        found = joined(found, new int[] {symbol});
      }
    }
    return found;
  }

  private int[] lookUp(String word) {
    int[] found = whole.getOrDefault(word, NONE);
    @Nullable Letters at = stems;
    for (int i = 0; i < word.length(); i++) {
      at = at.next.get(word.charAt(i));
      if (at == null) {
        return found;
      }
      if (at.prefix >= 0) {
        found = joined(found, new int[] {at.prefix});
      }
    }
    return found;
  }

  /**
   * Finds all phrases of a sentence; what a covering phrase contains is dropped, see {@link Cover}.
   */
  List<Span> tag(Text text, Sentence sentence, Cover cover) {
    int from = sentence.from();
    int to = sentence.to();
    int[][] symbols = new int[to - from][];
    for (int i = from; i < to; i++) {
      Token token = text.token(i);
      symbols[i - from] = token.isWord() || isComma(token) ? symbols(token) : NONE;
    }
    List<Span> out = new ArrayList<>();
    for (int i = from; i < to; i++) {
      walk(text, symbols, from, i, i, root, out);
    }
    return cover.drop(out);
  }

  private static void walk(
      Text text, int[][] symbols, int base, int start, int at, Node node, List<Span> out) {
    int i = at;
    while (i > start && i < base + symbols.length && skips(text.token(i))) {
      i++;
    }
    if (i >= base + symbols.length || i - start >= Wording.MOST) {
      return;
    }
    for (int symbol : symbols[i - base]) {
      Node next = node.next.get(symbol);
      if (next != null) {
        for (int concept : next.concepts) {
          out.add(new Span(concept, start, i + 1));
        }
        walk(text, symbols, base, start, i + 1, next, out);
      }
    }
  }

  private static boolean isComma(Token token) {
    return token.kind() == Token.Kind.COMMA;
  }

  /** Quotation marks and hyphens do not part a phrase. */
  private static boolean skips(Token token) {
    return token.kind() == Token.Kind.QUOTE || token.kind() == Token.Kind.OTHER;
  }
}
