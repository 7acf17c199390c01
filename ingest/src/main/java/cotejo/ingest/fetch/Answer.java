package cotejo.ingest.fetch;

import cotejo.service.http.RetryAfter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import okhttp3.CacheControl;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What a server answered in the end, after redirects. */
public final class Answer {
  private final int status;
  private final URI url;
  private final @Nullable URI movedTo;
  private final Headers headers;
  private final byte[] body;
  private final long wireBytes;

  Answer(int status, URI url, @Nullable URI movedTo, Headers headers, byte[] body, long wireBytes) {
    this.status = status;
    this.url = url;
    this.movedTo = movedTo;
    this.headers = headers;
    this.body = body;
    this.wireBytes = wireBytes;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Who answered, after redirects. */
  public URI url() {
    return url;
  }

  /**
   * Where the document lives now for good: the end of the 301 and 308 redirects with which the
   * chain began (RFC 9110, section 15.4); null when it did not begin with one.
   */
  public @Nullable URI movedTo() {
    return movedTo;
  }

  /** The body, decompressed; empty unless the document was sent. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public byte[] body() {
    return body;
  }

  /** Bytes of the body as they came over the wire. */
  public long wireBytes() {
    return wireBytes;
  }

  /** A header's last value; null when it was not sent or is blank. */
  public @Nullable String header(String name) {
    String value = headers.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** For how long the answer may be kept (RFC 9111, section 5.2.2.1); null when not stated. */
  public @Nullable Duration freshFor() {
    CacheControl cache = CacheControl.parse(headers);
    if (cache.maxAgeSeconds() <= 0 || cache.noCache() || cache.noStore()) {
      return null;
    }
    long age = RetryAfter.seconds(header("Age"));
    return Duration.ofSeconds(Math.max(0, cache.maxAgeSeconds() - Math.max(0, age)));
  }

  /** How long the server asks to be left alone; null when it does not ask. */
  public @Nullable Duration askedToWait(Instant now) {
    return RetryAfter.of(
        header("Retry-After"),
        first("X-RateLimit-Remaining", "X-Rate-Limit-Remaining", "RateLimit-Remaining"),
        first("X-RateLimit-Reset", "X-Rate-Limit-Reset", "RateLimit-Reset"),
        now);
  }

  private @Nullable String first(String... names) {
    for (String name : names) {
      String value = header(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
