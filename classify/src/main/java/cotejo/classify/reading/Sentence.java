package cotejo.classify.reading;

/**
 * A sentence as a range of tokens.
 *
 * @param index its number in the text, from 0
 * @param from first token
 * @param to token after the last
 * @param headline whether it belongs to the title
 * @param question whether it ends as a question
 * @param lang the language it is written in
 */
public record Sentence(
    int index, int from, int to, boolean headline, boolean question, Lang lang) {}
