package cotejo.ingest.fetch;

import java.time.Duration;

/**
 * How much one fetch may take.
 *
 * @param connect until a connection stands, TLS included
 * @param headers from the request to the end of the answer's headers, for each hop
 * @param whole for the fetch with all its redirects and the body
 * @param silence longest pause between two bytes
 * @param redirects hops that are followed
 */
public record FetchLimits(
    Duration connect, Duration headers, Duration whole, Duration silence, int redirects) {

  /** What a news site needs at most: 10 s to connect, 15 s for headers, 30 s in all, 5 hops. */
  public static FetchLimits standard() {
    return within(Duration.ofSeconds(30));
  }

  /** The standard limits scaled to {@code whole}: a third to connect, half for the headers. */
  public static FetchLimits within(Duration whole) {
    return new FetchLimits(whole.dividedBy(3), whole.dividedBy(2), whole, whole.dividedBy(2), 5);
  }
}
