package cotejo.alert.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;

/** Puts a message together (RFC 5322, RFC 2046): the same input gives the same bytes. */
final class Mime {
  private static final Session SESSION = Session.getInstance(new Properties());

  private Mime() {}

  /**
   * @param messageId without angle brackets
   * @param headers others, by name; line breaks in a value are refused
   */
  static byte[] message(
      Sender sender,
      String to,
      String subject,
      String messageId,
      Instant date,
      Map<String, String> headers,
      String text,
      String html) {
    try {
      MimeMessage message = new Numbered("<" + messageId + ">");
      message.setFrom(sender.from());
      message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to, true));
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(date));
      for (Map.Entry<String, String> header : headers.entrySet()) {
        if (header.getValue().indexOf('\r') >= 0 || header.getValue().indexOf('\n') >= 0) {
          throw new IllegalArgumentException(
              "a line break in the header " + header.getKey() + " is refused");
        }
        message.setHeader(header.getKey(), header.getValue());
      }
      message.setContent(alternative(messageId, text, html));
      message.saveChanges();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(html.length() + text.length());
      message.writeTo(bytes);
      return bytes.toByteArray();
    } catch (MessagingException e) {
      throw new IllegalArgumentException("the mail to " + to + " cannot be put together", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MimeMultipart alternative(String messageId, String text, String html)
      throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, StandardCharsets.UTF_8.name(), "plain");
    plain.setHeader("Content-Transfer-Encoding", "quoted-printable");
    MimeBodyPart rich = new MimeBodyPart();
    rich.setText(html, StandardCharsets.UTF_8.name(), "html");
    rich.setHeader("Content-Transfer-Encoding", "quoted-printable");
    MimeMultipart parts = new Bounded("=_" + messageId.substring(0, 24));
    parts.addBodyPart(plain);
    parts.addBodyPart(rich);
    return parts;
  }

  /** A multipart whose boundary follows from the message, not from chance. */
  private static final class Bounded extends MimeMultipart {
    Bounded(String boundary) throws MessagingException {
      super("alternative");
      var type = new jakarta.mail.internet.ContentType(contentType);
      type.setParameter("boundary", boundary);
      contentType = type.toString();
    }
  }

  /** A message that keeps the id it was given. */
  private static final class Numbered extends MimeMessage {
    private final String id;

    Numbered(String id) {
      super(SESSION);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
