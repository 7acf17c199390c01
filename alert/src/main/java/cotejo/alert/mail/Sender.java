package cotejo.alert.mail;

import cotejo.alert.model.MailAddress;
import cotejo.alert.web.view.Addresses;
import cotejo.service.SettingsException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Who sends.
 *
 * @param from the From header
 * @param domain the right part of Message-IDs and of the list's name
 * @param addresses where the pages are, absolute
 * @param mailbox where mails that unsubscribe may be sent; null for none
 */
public record Sender(
    InternetAddress from, String domain, Addresses addresses, @Nullable String mailbox) {

  /**
   * Reads the From header.
   *
   * @param from a mailbox such as {@code Cotejo <digest@cotejo.example>}; null to send as the
   *     envelope does
   * @throws SettingsException when it is none
   */
  public static Sender of(@Nullable String from, URI publicUrl, String envelopeFrom) {
    String mailbox = from == null ? "Cotejo <" + envelopeFrom + ">" : from;
    try {
      InternetAddress address = new InternetAddress(mailbox, true);
      address.setPersonal(address.getPersonal(), "UTF-8");
      String domain = address.getAddress().substring(address.getAddress().indexOf('@') + 1);
      return new Sender(address, domain, Addresses.of(publicUrl), null);
    } catch (AddressException | java.io.UnsupportedEncodingException e) {
      throw new SettingsException(
          "alert.from is \"%s\", but must be a mailbox such as Cotejo <digest@cotejo.example>"
              .formatted(mailbox));
    }
  }

  /**
   * The same, with a mailbox for unsubscribing.
   *
   * @param address a bare address; null for none
   * @throws SettingsException when it is none
   */
  public Sender unsubscribedAt(@Nullable String address) {
    if (address == null) {
      return this;
    }
    try {
      MailAddress parsed = MailAddress.of(address);
      // RFC 6068, section 2: what is reserved in an address is written in percent.
      String local = URLEncoder.encode(parsed.local(), StandardCharsets.UTF_8);
      return new Sender(from, domain, addresses, local + "@" + parsed.domain());
    } catch (IllegalArgumentException e) {
      throw new SettingsException("alert.unsubscribe-mailbox: " + e.getMessage());
    }
  }

  /**
   * The value of List-Unsubscribe (RFC 2369): the link first, which is what RFC 8058 acts on.
   *
   * @param token ends the subscription; safe in addresses
   */
  String listUnsubscribe(String link, String token) {
    return mailbox == null
        ? "<" + link + ">"
        : "<%s>, <mailto:%s?subject=%s>".formatted(link, mailbox, token);
  }
}
