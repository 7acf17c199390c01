package cotejo.ingest.polite;

import java.time.Duration;

/**
 * How a site is treated.
 *
 * @param connections at most so many requests to one registered domain at once
 * @param pageGap pause between two article pages of one domain, where robots.txt asks for no longer
 * @param patience how long a page may wait for its turn before it is put off
 */
public record Manners(int connections, Duration pageGap, Duration patience) {
  public Manners {
    if (connections < 1) {
      throw new IllegalArgumentException("connections is " + connections);
    }
  }
}
