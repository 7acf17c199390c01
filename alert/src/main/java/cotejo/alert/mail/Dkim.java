package cotejo.alert.mail;

import cotejo.alert.delivery.MailMaker;
import cotejo.service.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Signs mails for a domain (DKIM: RFC 6376, RFC 8301; relaxed canonicalisation of header and body).
 * An RSA key signs as rsa-sha256, an Ed25519 key as ed25519-sha256 (RFC 8463).
 */
public final class Dkim {
  /** Signed where present. List-Unsubscribe must be (RFC 8058, section 4). */
  private static final List<String> SIGNED =
      List.of(
          "from",
          "to",
          "subject",
          "date",
          "message-id",
          "mime-version",
          "content-type",
          "content-language",
          "list-id",
          "list-unsubscribe",
          "list-unsubscribe-post",
          "auto-submitted",
          "feedback-id");

  /** Longest signature header: 13 names, a long domain, 4,096 bits of RSA in base 64. */
  static final int MOST_BYTES = 1_600;

  private static final String CRLF = "\r\n";

  private final String domain;
  private final String selector;
  private final PrivateKey key;

  public Dkim(String domain, String selector, PrivateKey key) {
    this.domain = domain;
    this.selector = selector;
    this.key = key;
  }

  /**
   * Reads the key, PKCS #8 in PEM form.
   *
   * @throws SettingsException that names {@code setting} and the file
   */
  public static Dkim read(String setting, String domain, String selector, Path file) {
    try {
      String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
      var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
      return new Dkim(domain, selector, key(spec));
    } catch (IOException e) {
      throw new SettingsException("%s: the file %s cannot be read".formatted(setting, file));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new SettingsException(
          "%s: %s holds no RSA or Ed25519 key in PKCS #8 PEM form".formatted(setting, file));
    }
  }

  private static PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(spec);
    } catch (GeneralSecurityException _) {
      return KeyFactory.getInstance("Ed25519").generatePrivate(spec);
    }
  }

  /** A maker whose letters are those of {@code maker}, signed. */
  public MailMaker signing(MailMaker maker) {
    return mail ->
        switch (maker.make(mail)) {
          case MailMaker.Made.Letter(var bytes) -> new MailMaker.Made.Letter(sign(bytes));
          case MailMaker.Made.Unwanted unwanted -> unwanted;
        };
  }

  /** The message with the signature as its first header. */
  byte[] sign(byte[] message) {
    // One character a byte, so that nothing is lost in between.
    String text = new String(message, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(CRLF + CRLF);
    if (end < 0) {
      throw new IllegalArgumentException("a mail without a body cannot be signed");
    }
    List<String> names = new ArrayList<>();
    StringBuilder covered = new StringBuilder();
    List<String> headers = List.of(text.substring(0, end).split("\r\n(?![ \t])", -1));
    for (String name : SIGNED) {
      for (String header : headers) {
        if (header.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
          names.add(name);
          covered.append(relaxedHeader(header)).append(CRLF);
        }
      }
    }
    boolean rsa = key.getAlgorithm().equals("RSA");
    String unsigned =
        "DKIM-Signature: v=1; a=%s-sha256; c=relaxed/relaxed; d=%s; s=%s;\r\n h=%s;\r\n bh=%s;\r\n b="
            .formatted(
                rsa ? "rsa" : "ed25519",
                domain,
                selector,
                String.join(":", names),
                base64(sha256(relaxedBody(text.substring(end + 4)))));
    covered.append(relaxedHeader(unsigned));
    String signature = base64(signature(covered.toString(), rsa));
    String whole = unsigned + signature.replaceAll("(.{70})(?=.)", "$1\r\n ") + CRLF + text;
    return whole.getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] signature(String covered, boolean rsa) {
    try {
      Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
      signature.initSign(key);
      // RFC 8463, section 3: Ed25519 signs the hash, not the data.
      signature.update(rsa ? covered.getBytes(StandardCharsets.ISO_8859_1) : sha256(covered));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the DKIM key of " + domain + " cannot sign", e);
    }
  }

  /** RFC 6376, section 3.4.2. */
  private static String relaxedHeader(String header) {
    int colon = header.indexOf(':');
    String value = header.substring(colon + 1).replace(CRLF, "").replaceAll("[ \t]+", " ").strip();
    return header.substring(0, colon).strip().toLowerCase(Locale.ROOT) + ":" + value;
  }

  /**
   * RFC 6376, section 3.4.4: runs of blanks become one, none at a line's end, one CRLF at the end.
   */
  private static String relaxedBody(String body) {
    StringBuilder relaxed = new StringBuilder(body.length() + 2);
    boolean blank = false;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == ' ' || c == '\t') {
        blank = true;
        continue;
      }
      if (blank && c != '\r') {
        relaxed.append(' ');
      }
      blank = false;
      relaxed.append(c);
    }
    int end = relaxed.length();
    while (end >= 2 && relaxed.charAt(end - 1) == '\n' && relaxed.charAt(end - 2) == '\r') {
      end -= 2;
    }
    relaxed.setLength(end);
    return end == 0 ? "" : relaxed.append(CRLF).toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
