/** Feeds in, articles out. */
@NullMarked
package cotejo.ingest;

import org.jspecify.annotations.NullMarked;
