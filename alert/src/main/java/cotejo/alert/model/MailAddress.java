package cotejo.alert.model;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail address that can be written into a header and an SMTP command as it is: local part and
 * domain of RFC 5321 without quoting, at most 254 characters.
 *
 * @param local before the @, case kept
 * @param domain after it, lower case, in ASCII form
 */
public record MailAddress(String local, String domain) {
  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException with a sentence; the address is not repeated in it
   */
  public static MailAddress of(String text) {
    String stripped = text.strip();
    int at = stripped.lastIndexOf('@');
    if (at < 1 || stripped.length() > 254) {
      throw new IllegalArgumentException("this is not a mail address");
    }
    String local = stripped.substring(0, at);
    String domain;
    try {
      domain = IDN.toASCII(stripped.substring(at + 1)).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the part after the @ is not a domain", e);
    }
    if (local.length() > 64 || !LOCAL.matcher(local).matches()) {
      throw new IllegalArgumentException("the part before the @ cannot be used");
    }
    if (domain.length() > 253 || !DOMAIN.matcher(domain).matches()) {
      throw new IllegalArgumentException("the part after the @ is not a domain");
    }
    return new MailAddress(local, domain);
  }

  /** By which one subscriber is told from another: local parts differing in case are one. */
  public String key() {
    return local.toLowerCase(Locale.ROOT) + "@" + domain;
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
