/**
 * Tells at once when a misconception spreads: grouped by claim, told once, repeated rarely,
 * silenced where an editor asks for it. {@link cotejo.alert.atonce.AtOnce} is the door.
 */
@NullMarked
package cotejo.alert.atonce;

import org.jspecify.annotations.NullMarked;
