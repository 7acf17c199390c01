/** Alert's commands on the command line. */
@NullMarked
package cotejo.alert.command;

import org.jspecify.annotations.NullMarked;
