/**
 * What travels on Kafka: the records, the topics they travel on, and their JSON. Knows no service.
 */
@NullMarked
package cotejo.events;

import org.jspecify.annotations.NullMarked;
