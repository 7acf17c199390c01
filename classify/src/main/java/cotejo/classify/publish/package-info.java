/** The editors' way to the topic of rulebooks: publish, roll back, look at what was, compare. */
@NullMarked
package cotejo.classify.publish;

import org.jspecify.annotations.NullMarked;
