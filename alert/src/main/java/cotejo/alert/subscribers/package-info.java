/** Subscribing: double opt-in, signed links in place of passwords, lists in and out. */
@NullMarked
package cotejo.alert.subscribers;

import org.jspecify.annotations.NullMarked;
