/** The list of feeds as people handle it: the commands {@code feeds ...} and OPML. */
@NullMarked
package cotejo.ingest.feeds;

import org.jspecify.annotations.NullMarked;
