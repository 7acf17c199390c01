/** An article and an edition of the rulebook make a verdict. Knows no Kafka. */
@NullMarked
package cotejo.classify.verdict;

import org.jspecify.annotations.NullMarked;
