package cotejo.alert.mail;

import cotejo.alert.web.view.Addresses;
import cotejo.service.SettingsException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Who sends.
 *
 * @param from the From header
 * @param domain the right part of Message-IDs and of the list's name
 * @param addresses where the pages are, absolute
 */
public record Sender(InternetAddress from, String domain, Addresses addresses) {

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
      return new Sender(address, domain, Addresses.of(publicUrl));
    } catch (AddressException | java.io.UnsupportedEncodingException e) {
      throw new SettingsException(
          "alert.from is \"%s\", but must be a mailbox such as Cotejo <digest@cotejo.example>"
              .formatted(mailbox));
    }
  }
}
