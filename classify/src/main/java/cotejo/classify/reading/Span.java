package cotejo.classify.reading;

/**
 * A concept found in the text.
 *
 * @param concept its number in the lexicon
 * @param from first token
 * @param to token after the last
 * @param value the year, number, sum or share that was read; NaN when the concept is not a quantity
 */
public record Span(int concept, int from, int to, double value) {
  Span(int concept, int from, int to) {
    this(concept, from, to, Double.NaN);
  }

  boolean overlaps(Span other) {
    return from < other.to && other.from < to;
  }
}
