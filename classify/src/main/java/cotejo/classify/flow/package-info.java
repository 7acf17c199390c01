/**
 * The service: articles in, verdicts out, in Kafka transactions, under the rulebook that is live.
 * Knows Kafka; what a text says is the engine's business.
 */
@NullMarked
package cotejo.classify.flow;

import org.jspecify.annotations.NullMarked;
