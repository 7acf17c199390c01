package cotejo.ingest.fetch;

import java.net.UnknownHostException;

/** The address is one that a feed reader must not be led to. */
final class ForbiddenAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  ForbiddenAddressException(String sentence) {
    super(sentence);
  }
}
