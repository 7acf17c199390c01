/**
 * Fetches documents from the web so that neither a server nor an address can do harm: checked
 * addresses, bounded sizes, bounded times, bounded redirects. Knows no feeds, no robots, no Kafka.
 */
@NullMarked
package cotejo.ingest.fetch;

import org.jspecify.annotations.NullMarked;
