package cotejo.standalone.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is answered.
 *
 * @param status HTTP status
 * @param type media type with charset
 * @param body the whole body; not to be changed by anybody afterwards
 * @param lastModified UTC, whole seconds count; null leaves the header out
 * @param delay how long the server lets the client wait before the first byte
 * @param location where a redirect leads to; null when it is none
 * @param policy Content-Security-Policy; null leaves the header out
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy of every page would be waste
public record Reply(
    int status,
    String type,
    byte[] body,
    @Nullable Instant lastModified,
    Duration delay,
    @Nullable String location,
    @Nullable String policy) {

  public static final String HTML = "text/html; charset=utf-8";
  public static final String PLAIN = "text/plain; charset=utf-8";

  public static Reply of(int status, String type, String body) {
    return of(status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply of(int status, String type, byte[] body) {
    return new Reply(status, type, body, null, Duration.ZERO, null, null);
  }

  public static Reply html(String body) {
    return of(200, HTML, body);
  }

  public static Reply redirect(String location) {
    return new Reply(302, PLAIN, new byte[0], null, Duration.ZERO, location, null);
  }

  public static Reply notFound() {
    return of(404, PLAIN, "There is no such page.\n");
  }

  public Reply changedAt(Instant moment) {
    return new Reply(status, type, body, moment, delay, location, policy);
  }

  public Reply after(Duration wait) {
    return new Reply(status, type, body, lastModified, wait, location, policy);
  }

  public Reply withPolicy(String contentSecurityPolicy) {
    return new Reply(status, type, body, lastModified, delay, location, contentSecurityPolicy);
  }
}
