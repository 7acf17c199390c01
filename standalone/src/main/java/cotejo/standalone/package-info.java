/** The whole of Cotejo in one JVM, and its command line. */
@NullMarked
package cotejo.standalone;

import org.jspecify.annotations.NullMarked;
