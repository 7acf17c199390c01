package cotejo.alert.web;

import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How the pages are served.
 *
 * @param publicUrl the address under which readers reach them
 * @param zone in which days are cut and times are shown
 * @param digestAt when the digest comes unless a subscriber chooses otherwise
 * @param behindProxy a reverse proxy stands before the pages: the last address in {@code
 *     X-Forwarded-For} is the visitor's
 * @param hub the WebSub hub that is told of new digests; null for none
 */
public record WebConfig(
    URI publicUrl, ZoneId zone, LocalTime digestAt, boolean behindProxy, @Nullable URI hub) {}
