package cotejo.alert.webhook;

import cotejo.alert.model.Webhook.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures by the Standard Webhooks specification, version v1: HMAC-SHA256 over id, timestamp and
 * body, apart by full stops. While a key is being replaced there is one signature a key, apart by
 * blanks.
 */
public final class Signing {
  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Signing() {}

  /** A new key. */
  public static Secret newSecret() {
    byte[] key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return new Secret(PREFIX + Base64.getEncoder().encodeToString(key), null);
  }

  /**
   * A new key before the others, which hold for {@code keep} more; those that ended are dropped.
   */
  public static List<Secret> rotated(List<Secret> secrets, Duration keep, Instant now) {
    Instant until = now.plus(keep);
    List<Secret> all = new ArrayList<>(List.of(newSecret()));
    for (Secret secret : secrets) {
      if (secret.holds(now)) {
        Instant ends = secret.until();
        boolean sooner = ends != null && ends.isBefore(until);
        all.add(new Secret(secret.text(), sooner ? ends : until));
      }
    }
    return all;
  }

  /** The header {@code webhook-signature}. */
  static String header(List<Secret> secrets, String id, Instant at, byte[] body) {
    return secrets.stream()
        .filter(secret -> secret.holds(at))
        .map(secret -> signature(secret, id, at.getEpochSecond(), body))
        .collect(Collectors.joining(" "));
  }

  private static String signature(Secret secret, String id, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.text().substring(PREFIX.length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
