/**
 * Turns feeds into articles. Feeds come from the topic {@code feeds} by consumer-group assignment;
 * what was found goes out in one Kafka transaction together with the feeds' states and an offset
 * under the group's generation, so that an article is published exactly once.
 *
 * <pre>
 * Poller (one thread) -- starts --> PollJob (a virtual thread each) -- Report --> Ledger (pure) --> Committer
 * </pre>
 */
@NullMarked
package cotejo.ingest.poll;

import org.jspecify.annotations.NullMarked;
