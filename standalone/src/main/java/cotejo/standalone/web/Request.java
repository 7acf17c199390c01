package cotejo.standalone.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param host host and port that the client asked for
 * @param method upper case, GET or HEAD; the server refuses others itself
 * @param path decoded, begins with a slash, without the query
 * @param query decoded; of a repeated name only the first value
 * @param ifNoneMatch as sent; null when absent
 * @param ifModifiedSince as sent; null when absent
 */
public record Request(
    String host,
    String method,
    String path,
    Map<String, String> query,
    @Nullable String ifNoneMatch,
    @Nullable String ifModifiedSince) {

  public Request {
    query = Map.copyOf(query);
  }
}
