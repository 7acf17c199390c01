package cotejo.alert.web;

import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How the pages are served.
 *
 * @param publicUrl the address under which readers reach them
 * @param zone in which days are cut and times are shown
 * @param digestAt when the digest comes unless a subscriber chooses otherwise
 * @param behindProxy a reverse proxy stands before the pages: the last address in {@code
 *     X-Forwarded-For} is the visitor's
 */
public record WebConfig(URI publicUrl, ZoneId zone, LocalTime digestAt, boolean behindProxy) {}
