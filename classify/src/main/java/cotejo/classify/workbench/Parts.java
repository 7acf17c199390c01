package cotejo.classify.workbench;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Which labelled texts may be read by those who write rules, and which are set aside. */
final class Parts {
  private Parts() {}

  /** Whether a text is set aside: as its part says, else every sixth by a hash of its id. */
  static boolean aside(Graded text) {
    return text.part().isEmpty() ? hash(text.id(), 6) == 0 : text.part().equals("sealed");
  }

  /** The id's hash modulo a number: the same on every machine. */
  static int hash(String id, int modulo) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, hash).mod(BigInteger.valueOf(modulo)).intValue();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
