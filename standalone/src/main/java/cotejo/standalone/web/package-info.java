/**
 * A small web server on the loopback address, for the sample newsroom and the mailbox of the demo.
 * Knows conditional requests and nothing of what it serves.
 */
@NullMarked
package cotejo.standalone.web;

import org.jspecify.annotations.NullMarked;
