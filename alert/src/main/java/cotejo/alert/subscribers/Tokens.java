package cotejo.alert.subscribers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed links: who, for what, until when, and an HMAC-SHA-256 over the three, cut to 128 bits (RFC
 * 2104 allows half the hash's length). Nothing is kept of them.
 */
public final class Tokens {
  private static final int SIGNATURE_BYTES = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final byte[] key;

  public Tokens(byte[] key) {
    this.key = key.clone();
  }

  /** What a link may be used for. */
  public enum Purpose {
    CONFIRM('c'),
    /** Preferences, data, ending the subscription. */
    MANAGE('m'),
    /** Ending the subscription only: stands in mails that get forwarded. */
    UNSUBSCRIBE('u');

    private final char letter;

    Purpose(char letter) {
      this.letter = letter;
    }
  }

  /** A token: letters, digits, dash and underscore, apart by dots. */
  public String sign(Purpose purpose, String subscriber, Instant expires) {
    String head =
        purpose.letter + "." + subscriber + "." + Long.toString(expires.getEpochSecond(), 36);
    return head + "." + ENCODER.encodeToString(signature(head));
  }

  /**
   * The subscriber that {@code token} was signed for; empty when forged, expired or for another
   * use.
   */
  public Optional<String> read(Purpose purpose, String token, Instant now) {
    String[] parts = token.split("\\.", -1);
    if (token.length() > 200
        || parts.length != 4
        || !parts[0].equals(String.valueOf(purpose.letter))) {
      return Optional.empty();
    }
    try {
      String head = parts[0] + "." + parts[1] + "." + parts[2];
      byte[] given = Base64.getUrlDecoder().decode(parts[3]);
      Instant expires = Instant.ofEpochSecond(Long.parseLong(parts[2], 36));
      return MessageDigest.isEqual(signature(head), given) && now.isBefore(expires)
          ? Optional.of(parts[1])
          : Optional.empty();
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private byte[] signature(String head) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Arrays.copyOf(mac.doFinal(head.getBytes(StandardCharsets.US_ASCII)), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
