package cotejo.alert.mail;

import cotejo.events.Hashes;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
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
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(date));
      set(message, "To", to);
      for (Map.Entry<String, String> header : headers.entrySet()) {
        set(message, header.getKey(), header.getValue());
      }
      message.setContent(alternative(boundary(subject, date), text, html));
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

  private static void set(MimeMessage message, String name, String value)
      throws MessagingException {
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a line break in the header " + name + " is refused");
    }
    message.setHeader(name, value);
  }

  /** "=_" stands in no text that is quoted-printable (RFC 2045, section 6.7). */
  private static String boundary(String subject, Instant date) {
    String seed = subject + date;
    return "=_" + Hashes.sha256(seed.getBytes(StandardCharsets.UTF_8)).substring(0, 24);
  }

  private static MimeMultipart alternative(String boundary, String text, String html)
      throws MessagingException {
    MimeMultipart parts = new Bounded(boundary);
    parts.addBodyPart(part("plain", text));
    parts.addBodyPart(part("html", html));
    return parts;
  }

  private static MimeBodyPart part(String subtype, String text) throws MessagingException {
    InternetHeaders headers = new InternetHeaders();
    headers.setHeader("Content-Type", "text/" + subtype + "; charset=UTF-8");
    headers.setHeader("Content-Transfer-Encoding", "quoted-printable");
    String quoted = Stencil.quotedPrintable(text);
    return new MimeBodyPart(headers, quoted.getBytes(StandardCharsets.US_ASCII));
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
