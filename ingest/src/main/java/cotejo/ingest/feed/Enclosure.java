package cotejo.ingest.feed;

import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to an item: an RSS enclosure, an Atom enclosure link, Media RSS content or
 * thumbnail.
 *
 * @param url absolute where a base was known
 * @param type media type as stated, for example {@code image/jpeg}
 * @param length bytes as stated; null when not stated or not a number above 0
 */
public record Enclosure(String url, @Nullable String type, @Nullable Long length) {}
