/**
 * The records that could not be processed: to look at, and to send back to where they came from.
 */
@NullMarked
package cotejo.service.deadletters;

import org.jspecify.annotations.NullMarked;
