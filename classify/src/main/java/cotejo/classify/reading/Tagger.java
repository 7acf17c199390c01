package cotejo.classify.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Runs dictionary, numbers, patterns and reference over a text. */
final class Tagger {
  private static final int MOST_SPANS = 400;

  private final Text text;
  private final Tagged out;
  private final BitSet cueWords = new BitSet();

  private Tagger(Lexicon lexicon, Text text) {
    this.text = text;
    this.out = new Tagged(text, lexicon.concepts());
  }

  static Tagged tag(Lexicon lexicon, Text text) {
    var tagger = new Tagger(lexicon, text);
    var reference = new Reference(lexicon.references(), tagger.out);
    for (int i = 0; i < text.size(); i++) {
      Sentence sentence = text.sentence(i);
      for (Span span : lexicon.phrases(text, sentence)) {
        tagger.out.add(i, span);
      }
      for (Span span : lexicon.numbers().tag(text, sentence)) {
        tagger.out.add(i, span);
      }
      tagger.markCues(i, lexicon);
      for (Pattern pattern : lexicon.patterns()) {
        tagger.apply(i, sentence, pattern);
      }
      reference.resolve(i);
    }
    return tagger.out;
  }

  /** A gap in a pattern never skips a word that could change the stance. */
  private void markCues(int index, Lexicon lexicon) {
    for (Span span : out.spans(index)) {
      if (lexicon.turns(span.concept())) {
        cueWords.set(span.from(), span.to());
      }
    }
  }

  private void apply(int index, Sentence sentence, Pattern pattern) {
    List<Span> spans = out.spans(index);
    if (spans.size() > MOST_SPANS || !begins(index, pattern.items().get(0))) {
      return;
    }
    List<Span> made = new ArrayList<>();
    int size = spans.size();
    if (pattern.items().get(0) instanceof Pattern.Item.OneOf(BitSet concepts)) {
      for (int i = 0; i < size; i++) {
        Span span = spans.get(i);
        if (concepts.get(span.concept())) {
          int end = rest(index, sentence, pattern, 1, span.to());
          if (end >= 0) {
            made.add(new Span(pattern.makes(), span.from(), end));
          }
        }
      }
    } else {
      for (int i = sentence.from(); i < sentence.to(); i++) {
        int end = rest(index, sentence, pattern, 0, i);
        if (end >= 0) {
          made.add(new Span(pattern.makes(), i, end));
        }
      }
    }
    for (Span span : made) {
      out.add(index, span);
    }
  }

  private boolean begins(int index, Pattern.Item first) {
    if (first instanceof Pattern.Item.OneOf(BitSet concepts)) {
      return concepts.intersects(out.present(index));
    }
    return true;
  }

  /**
   * Where the pattern ends when its items from {@code item} on stand at {@code at}; -1 when not.
   */
  private int rest(int index, Sentence sentence, Pattern pattern, int item, int at) {
    if (item == pattern.items().size()) {
      return at;
    }
    return switch (pattern.items().get(item)) {
      case Pattern.Item.Gap(int most) -> {
        int next = at;
        for (int words = 0; next < sentence.to(); next++) {
          int end = rest(index, sentence, pattern, item + 1, next);
          if (end >= 0) {
            yield end;
          }
          Token token = text.token(next);
          if ((token.isWord() && ++words > most) || separates(token) || cueWords.get(next)) {
            break;
          }
        }
        yield -1;
      }
      case Pattern.Item.Words(var words) -> {
        int next = skip(sentence, at);
        boolean here = next < sentence.to() && words.contains(text.token(next).word());
        yield here ? rest(index, sentence, pattern, item + 1, next + 1) : -1;
      }
      case Pattern.Item.OneOf(BitSet concepts) -> {
        int next = skip(sentence, at);
        List<Span> spans = out.spans(index);
        int best = -1;
        for (int i = 0; i < spans.size(); i++) {
          Span span = spans.get(i);
          if (span.from() == next && concepts.get(span.concept())) {
            best = Math.max(best, rest(index, sentence, pattern, item + 1, span.to()));
          }
        }
        yield best;
      }
    };
  }

  private int skip(Sentence sentence, int at) {
    int next = at;
    while (next < sentence.to()
        && (text.token(next).kind() == Token.Kind.QUOTE
            || text.token(next).kind() == Token.Kind.OTHER)) {
      next++;
    }
    return next;
  }

  private static boolean separates(Token token) {
    return switch (token.kind()) {
      case BREAK, STOP, QUESTION, LINE -> true;
      default -> false;
    };
  }
}
