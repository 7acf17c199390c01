package cotejo.alert.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one message. */
public sealed interface HookAnswer {
  /** In a few words. */
  String text();

  /** A status of class 2. */
  record Taken(String text) implements HookAnswer {}

  /** 410: nobody is to be told there any more. */
  record Gone(String text) implements HookAnswer {}

  /** It may not be told: an address that is not on the public internet, or no TLS. */
  record Forbidden(String text) implements HookAnswer {}

  /**
   * Any other status, redirects among them, or none.
   *
   * @param retryAfter how long the server asks to be left alone; null when it does not
   */
  record NotTaken(String text, @Nullable Duration retryAfter) implements HookAnswer {}
}
