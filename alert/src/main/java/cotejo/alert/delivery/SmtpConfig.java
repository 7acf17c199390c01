package cotejo.alert.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The mail server to hand mails to.
 *
 * @param user null to send without authentication
 * @param envelopeFrom where refusals are returned to
 * @param connections how many mails are on their way at once
 * @param perDomain most mails a second to one recipient domain, all copies together; 0 for no limit
 */
public record SmtpConfig(
    String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    Tls tls,
    String envelopeFrom,
    int connections,
    int perDomain,
    Duration timeout) {

  /** How the connection is kept private. */
  public enum Tls {
    NONE,
    /** STARTTLS when the server offers it. */
    OFFERED,
    /** STARTTLS or nothing is sent. */
    REQUIRED,
    /** TLS from the first byte. */
    IMPLICIT
  }
}
