/**
 * Applies a rulebook to a text. Door: {@link cotejo.classify.engine.Classifier}. Pure: same text,
 * same rulebook, same reading.
 */
@NullMarked
package cotejo.classify.engine;

import org.jspecify.annotations.NullMarked;
