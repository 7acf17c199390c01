/**
 * Decides what a sentence does with a claim: asserts, denies, attributes, asks, supposes. In the
 * manner of NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009): cues with scopes.
 */
@NullMarked
package cotejo.classify.stance;

import org.jspecify.annotations.NullMarked;
