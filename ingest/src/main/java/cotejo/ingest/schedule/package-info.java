/**
 * When to ask a feed again. Every decision is a pure function of what was seen, the time and a die
 * that is handed in. Knows no network and no Kafka.
 */
@NullMarked
package cotejo.ingest.schedule;

import org.jspecify.annotations.NullMarked;
