/**
 * Lists of feeds as OPML 2.0 documents, in and out. The door is {@link Opml}. Knows no Kafka and no
 * feed's state.
 */
@NullMarked
package cotejo.ingest.opml;

import org.jspecify.annotations.NullMarked;
