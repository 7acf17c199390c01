/**
 * A real Kafka broker in KRaft mode inside this JVM, for the demo, for one-process runs and for
 * tests.
 */
@NullMarked
package cotejo.broker;

import org.jspecify.annotations.NullMarked;
