/**
 * What alert remembers: verdicts, claims, digests, subscribers, and every mail it owes. {@link
 * cotejo.alert.store.Store} is the door.
 */
@NullMarked
package cotejo.alert.store;

import org.jspecify.annotations.NullMarked;
