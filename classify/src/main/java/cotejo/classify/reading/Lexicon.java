package cotejo.classify.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words and patterns of the rulebook, ready to tag texts. Immutable once built. */
public final class Lexicon {
  private final Concepts concepts;
  private final Phrases english;
  private final Phrases spanish;
  private final Cover cover;
  private final BitSet turning = new BitSet();
  private final Numbers numbers;
  private final List<Pattern> patterns;
  private final List<Reference.Kind> references;

  private Lexicon(Builder b) {
    concepts = b.concepts;
    english = b.english;
    spanish = b.spanish;
    cover = b.cover;
    for (String name : List.of("negation", "modal", "may", "denial", "open")) {
      Integer number = b.concepts.find("cue-" + name);
      if (number != null) {
        turning.set(number);
      }
    }
    numbers = new Numbers(b.concepts);
    patterns = List.copyOf(b.patterns);
    references = List.copyOf(b.references);
  }

  public Concepts concepts() {
    return concepts;
  }

  List<Span> phrases(Text text, Sentence sentence) {
    return (sentence.lang() == Lang.EN ? english : spanish).tag(text, sentence, cover);
  }

  Numbers numbers() {
    return numbers;
  }

  /** Whether a concept turns what stands beside it: negation, modal, denial, report. */
  boolean turns(int concept) {
    return turning.get(concept);
  }

  List<Pattern> patterns() {
    return patterns;
  }

  List<Reference.Kind> references() {
    return references;
  }

  /** Finds all concepts of a text. */
  public Tagged tag(Text text) {
    return Tagger.tag(this, text);
  }

  /** Collects concepts, phrases and patterns; patterns apply in the order in which they came. */
  public static final class Builder {
    private final Concepts concepts = new Concepts();
    private final Phrases english = new Phrases(Lang.EN);
    private final Phrases spanish = new Phrases(Lang.ES);
    private final Cover cover = new Cover();
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<Reference.Kind> references = new ArrayList<>();

    /** Defines a concept (or finds it again). */
    public int concept(String name) {
      int number = concepts.add(name);
      if (name.startsWith("cue-") && !name.equals("cue-correction")) {
        cover.cue(number);
      }
      return number;
    }

    /** Lets the phrases of a concept hide all that they contain. */
    public void covers(String name) {
      cover.all(concepts.add(name));
    }

    public Concepts concepts() {
      return concepts;
    }

    public void isA(String name, List<String> kinds) {
      concepts.isA(concepts.add(name), kinds.stream().mapToInt(concepts::add).toArray());
    }

    /**
     * Adds phrases, parted by commas or line breaks, of one language.
     *
     * @return what is wrong with some; empty when all is well
     */
    public List<String> phrases(String concept, Lang lang, String list) {
      return Stream.of(list.split("[,\n]", -1))
          .filter(phrase -> !phrase.isBlank())
          .flatMap(phrase -> Stream.ofNullable(phrase(concept, lang, phrase)))
          .toList();
    }

    /**
     * Adds one phrase; a comma in it stands for a comma.
     *
     * @return what is wrong with it; null when all is well
     */
    public @Nullable String phrase(String concept, Lang lang, String phrase) {
      return (lang == Lang.EN ? english : spanish).add(phrase, concepts.add(concept));
    }

    /**
     * Lets a concept ("the base", "they") stand for the nearest of others, so many sentences back.
     */
    public void refers(String concept, List<String> to, int back) {
      references.add(new Reference.Kind(concepts.add(concept), numbers(to), back));
    }

    /**
     * Adds a pattern.
     *
     * @param meaning the concept that a name means there; null when it means none
     * @return the names of concepts in it that no lexicon defines, and, in quotes, the literals
     *     that are no single word; empty when all is well
     */
    public List<String> pattern(
        String makes, String source, Function<String, @Nullable String> meaning) {
      List<Pattern.Item> items = new ArrayList<>();
      List<String> unknown = new ArrayList<>();
      for (String word : source.trim().split("\\s+", -1)) {
        if (word.startsWith("..")) {
          items.add(new Pattern.Item.Gap(Integer.parseInt(word.substring(2))));
        } else if (word.startsWith("'") && word.endsWith("'")) {
          Set<String> words = new HashSet<>();
          for (String one : word.substring(1, word.length() - 1).split("\\|", -1)) {
            words.add(Fold.word(one));
            if (!Wording.single(one)) {
              unknown.add("'" + one + "'");
            }
          }
          items.add(new Pattern.Item.Words(words));
        } else {
          List<String> names = new ArrayList<>();
          for (String name : word.split("\\|", -1)) {
            String full = meaning.apply(name);
            if (full == null) {
              unknown.add(name);
            } else {
              names.add(full);
            }
          }
          items.add(new Pattern.Item.OneOf(numbers(names)));
        }
      }
      patterns.add(new Pattern(concepts.add(makes), items, source));
      return unknown;
    }

    private BitSet numbers(List<String> names) {
      BitSet out = new BitSet();
      names.forEach(name -> out.set(concepts.add(name)));
      return out;
    }

    public Lexicon build() {
      return new Lexicon(this);
    }
  }
}
