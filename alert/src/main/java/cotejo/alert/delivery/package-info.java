/** Sends what the outbox owes, once each, whatever the other side does. */
@NullMarked
package cotejo.alert.delivery;

import org.jspecify.annotations.NullMarked;
