package cotejo.ingest.fetch;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One document wanted.
 *
 * @param url absolute, http or https
 * @param headers sent with every hop
 * @param maxBytes longest document accepted, on the wire and after decompression; a longer one is
 *     refused, not cut
 * @param form fields of a form to be posted; empty to get the document
 */
public record FetchRequest(
    URI url, Map<String, String> headers, long maxBytes, Map<String, String> form) {
  /** RFC 3229 with the "feed" manipulation of Bob Wyman: only what is new since the ETag. */
  private static final String FEED_DELTAS = "feed";

  private static final String FEED_TYPES =
      "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
          + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";
  private static final String PAGE_TYPES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

  public FetchRequest {
    headers = Map.copyOf(headers);
    form = Map.copyOf(form);
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is " + maxBytes);
    }
  }

  /** A feed, if it changed since the validators were received (RFC 9110, section 13). */
  public static FetchRequest feed(
      URI url, @Nullable String etag, @Nullable String lastModified, long maxBytes) {
    Map<String, String> headers = conditional(FEED_TYPES, etag, lastModified);
    if (etag != null) {
      headers.put("A-IM", FEED_DELTAS);
    }
    return new FetchRequest(url, headers, maxBytes, Map.of());
  }

  /** An article's page. */
  public static FetchRequest page(URI url, long maxBytes) {
    return page(url, null, null, maxBytes);
  }

  /** An article's page, if it changed since the validators were received. */
  public static FetchRequest page(
      URI url, @Nullable String etag, @Nullable String lastModified, long maxBytes) {
    return new FetchRequest(url, conditional(PAGE_TYPES, etag, lastModified), maxBytes, Map.of());
  }

  private static Map<String, String> conditional(
      String types, @Nullable String etag, @Nullable String lastModified) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Accept", types);
    if (etag != null) {
      headers.put("If-None-Match", etag);
    }
    if (lastModified != null) {
      headers.put("If-Modified-Since", lastModified);
    }
    return headers;
  }

  /** Anything, such as a robots.txt. */
  public static FetchRequest plain(URI url, long maxBytes) {
    return new FetchRequest(url, Map.of(), maxBytes, Map.of());
  }

  /** A form to be posted; redirects are not followed then. */
  public static FetchRequest post(URI url, Map<String, String> form) {
    return new FetchRequest(url, Map.of(), 64 * 1024, form);
  }
}
