package cotejo.service.http;

import java.net.UnknownHostException;

/** The address is one that a client must not be led to. */
public final class ForbiddenAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  ForbiddenAddressException(String sentence) {
    super(sentence);
  }
}
