package cotejo.ingest.push;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The signature over a delivery (section 7): {@code X-Hub-Signature: method=hex}. */
final class Signature {
  private static final Map<String, String> METHODS =
      Map.of(
          "sha1", "HmacSHA1",
          "sha256", "HmacSHA256",
          "sha384", "HmacSHA384",
          "sha512", "HmacSHA512");

  private Signature() {}

  static boolean isGood(@Nullable String header, String secret, byte[] body) {
    int equals = header == null ? -1 : header.indexOf('=');
    if (header == null || equals < 0) {
      return false;
    }
    String method = METHODS.get(header.substring(0, equals).strip().toLowerCase(Locale.ROOT));
    if (method == null) {
      return false;
    }
    try {
      byte[] sent =
          HexFormat.of().parseHex(header.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
      return MessageDigest.isEqual(sent, of(method, secret, body));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] of(String method, String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(method);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), method));
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + method, e);
    }
  }
}
