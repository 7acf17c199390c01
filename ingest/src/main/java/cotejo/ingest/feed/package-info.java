/**
 * Reads a feed document: bytes in, {@link FeedReading} out. The door is {@link FeedReader}.
 *
 * <p>The room decodes the bytes, reads the document strictly (JDOM and ROME), repairs what is not
 * well formed, and reads the fields with its own rules. It opens no connection and knows neither
 * Kafka nor the clock.
 *
 * <p>GeoRSS is recognised and passed over: a point on the map decides nothing about what an article
 * claims, and no message of ours carries a place.
 */
@NullMarked
package cotejo.ingest.feed;

import org.jspecify.annotations.NullMarked;
