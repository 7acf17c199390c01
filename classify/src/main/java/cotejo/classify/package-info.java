/** Articles and a rulebook in, verdicts out. */
@NullMarked
package cotejo.classify;

import org.jspecify.annotations.NullMarked;
