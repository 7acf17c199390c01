/**
 * Turns a text into tokens, sentences and the domain concepts that stand in them, every one with
 * its place in the text. Knows words and their meaning, not claims.
 */
@NullMarked
package cotejo.classify.reading;

import org.jspecify.annotations.NullMarked;
