/** Decides when a digest is cut, once for each schedule, and who is due which. */
@NullMarked
package cotejo.alert.schedule;

import org.jspecify.annotations.NullMarked;
