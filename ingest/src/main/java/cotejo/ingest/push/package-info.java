/**
 * WebSub (W3C Recommendation, 23 January 2018) as a subscriber: asks hubs, answers their questions,
 * checks what they send. Knows no Kafka; who is subscribed to what is asked through an interface.
 */
@NullMarked
package cotejo.ingest.push;

import org.jspecify.annotations.NullMarked;
