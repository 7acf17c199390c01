package cotejo.ingest.polite;

import java.time.Instant;

/** The answer to "may I?". */
public sealed interface Turn {

  /** Go ahead, and close this when done. */
  record Granted(Slot slot) implements Turn {}

  /** Not now: the site asked to be left alone, or too many wait for it. */
  record Later(Instant until) implements Turn {}

  /** robots.txt says no. */
  record Disallowed() implements Turn {}

  /** One of a domain's connections. */
  interface Slot extends AutoCloseable {
    @Override
    void close();
  }
}
