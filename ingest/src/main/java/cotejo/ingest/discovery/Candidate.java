package cotejo.ingest.discovery;

import org.jspecify.annotations.Nullable;

/**
 * An address that may be a feed; only reading it tells.
 *
 * @param url absolute, http or https
 * @param title what the page calls it
 */
public record Candidate(String url, Source source, @Nullable String title) {

  /** Where an address was found, the most trustworthy first. */
  public enum Source {
    /** {@code <link rel=alternate>} with a feed's media type, as sites announce their feeds. */
    ANNOUNCED,
    /** A link in the page that looks like one to a feed. */
    LINKED,
    /** A path at which common publishing systems keep their feed. */
    WELL_KNOWN
  }
}
