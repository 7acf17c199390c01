package cotejo.classify.stance;

import cotejo.classify.reading.Span;
import java.util.List;

/**
 * What a rule found in a sentence.
 *
 * @param head the token that a negation must cover: the verb, or else the main word
 * @param filled the spans that filled the slots
 * @param from first token of them all
 * @param to token after the last
 */
public record Found(int head, List<Span> filled, int from, int to) {}
