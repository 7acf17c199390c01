package cotejo.standalone.mailbox;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it came.
 *
 * @param number 1 for the first one since the start
 * @param received UTC, the mailbox's clock
 * @param recipient the address of the SMTP envelope; a mail to several is kept once for each
 * @param subject decoded; empty when there is none
 * @param from decoded; empty when there is none
 * @param source the whole message, headers too, as bytes in ISO 8859-1
 */
public record Mail(
    long number, Instant received, String recipient, String subject, String from, String source) {

  /**
   * What can be shown of it.
   *
   * @param headers in the order in which they stand, decoded
   * @param html the first HTML part; null when there is none
   * @param text the first plain text part; null when there is none
   */
  record Content(List<Line> headers, @Nullable String html, @Nullable String text) {}

  record Line(String name, String value) {}

  static Mail of(long number, Instant received, String recipient, byte[] source) {
    String from = "";
    String subject = "";
    try {
      MimeMessage message = parse(source);
      from = decoded(message.getHeader("From", ", "));
      subject = decoded(message.getSubject());
    } catch (MessagingException e) {
      subject = "(cannot be read: " + e.getMessage() + ")";
    }
    return new Mail(
        number,
        received,
        recipient,
        subject,
        from,
        new String(source, StandardCharsets.ISO_8859_1));
  }

  byte[] bytes() {
    return source.getBytes(StandardCharsets.ISO_8859_1);
  }

  Content content() throws MessagingException, IOException {
    MimeMessage message = parse(bytes());
    List<Line> headers =
        Collections.list(message.getAllHeaders()).stream()
            .map((Header header) -> new Line(header.getName(), decoded(header.getValue())))
            .toList();
    return new Content(headers, find(message, "text/html"), find(message, "text/plain"));
  }

  private static MimeMessage parse(byte[] source) throws MessagingException {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source));
  }

  private static String decoded(@Nullable String header) {
    if (header == null) {
      return "";
    }
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(header));
    } catch (UnsupportedEncodingException e) {
      return header;
    }
  }

  private static @Nullable String find(Part part, String type)
      throws MessagingException, IOException {
    if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      return null;
    }
    Object content =
        part.isMimeType("multipart/*") || part.isMimeType(type) ? part.getContent() : "";
    if (content instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = find(parts.getBodyPart(i), type);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    return part.isMimeType(type) ? content.toString() : null;
  }
}
