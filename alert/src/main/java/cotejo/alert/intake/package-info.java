/** Takes verdicts and rulebooks from Kafka into the store, each record once. */
@NullMarked
package cotejo.alert.intake;

import org.jspecify.annotations.NullMarked;
