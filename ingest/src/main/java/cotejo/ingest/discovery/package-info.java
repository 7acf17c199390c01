/**
 * Where a site's feeds may be: pure functions over a page that someone else fetched. The door is
 * {@link FeedDiscovery}.
 */
@NullMarked
package cotejo.ingest.discovery;

import org.jspecify.annotations.NullMarked;
