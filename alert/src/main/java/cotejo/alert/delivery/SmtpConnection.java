package cotejo.alert.delivery;

import cotejo.alert.delivery.Replies.Stage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** One conversation with the mail server, opened when needed and kept open between mails. */
final class SmtpConnection implements AutoCloseable {
  private final SmtpConfig config;
  private final Session session;
  private @Nullable SMTPTransport transport;

  SmtpConnection(SmtpConfig config) {
    this.config = config;
    this.session = Session.getInstance(properties(config));
  }

  private static Properties properties(SmtpConfig config) {
    String protocol = config.tls() == SmtpConfig.Tls.IMPLICIT ? "smtps" : "smtp";
    String millis = Long.toString(config.timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    String prefix = "mail." + protocol + ".";
    properties.setProperty(prefix + "connectiontimeout", millis);
    properties.setProperty(prefix + "timeout", millis);
    properties.setProperty(prefix + "writetimeout", millis);
    properties.setProperty(prefix + "quitwait", "false");
    properties.put(prefix + "socketFactory", new PromptSockets());
    properties.setProperty(prefix + "auth", Boolean.toString(config.user() != null));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(
        prefix + "starttls.enable",
        Boolean.toString(
            config.tls() == SmtpConfig.Tls.OFFERED || config.tls() == SmtpConfig.Tls.REQUIRED));
    properties.setProperty(
        prefix + "starttls.required", Boolean.toString(config.tls() == SmtpConfig.Tls.REQUIRED));
    return properties;
  }

  /** Hands one mail over; never throws for what the server does. */
  Answer send(byte[] mail, String to) {
    try {
      SMTPTransport open = open();
      SMTPMessage message = new Ready(session, mail);
      message.setEnvelopeFrom(config.envelopeFrom());
      open.sendMessage(message, new Address[] {address(to)});
      return new Answer.Taken(strip(open.getLastServerResponse()));
    } catch (MessagingException e) {
      Answer answer = answer(e);
      if (answer instanceof Answer.NoServer || transport == null || !transport.isConnected()) {
        close();
      }
      return answer;
    }
  }

  /** A message that goes out as it was written, byte for byte. */
  private static final class Ready extends SMTPMessage {
    private final byte[] mail;

    Ready(Session session, byte[] mail) {
      super(session);
      this.mail = mail;
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException {
      out.write(mail);
    }
  }

  private static InternetAddress address(String to) throws AddressException {
    return new InternetAddress(to, false);
  }

  private SMTPTransport open() throws MessagingException {
    if (transport == null || !transport.isConnected()) {
      close();
      SMTPTransport fresh = (SMTPTransport) session.getTransport();
      transport = fresh;
      fresh.connect(config.host(), config.port(), config.user(), config.password());
    }
    return transport;
  }

  private static Answer answer(MessagingException e) {
    for (Exception cause = e; cause != null; cause = next(cause)) {
      switch (cause) {
        case SMTPAddressFailedException refused -> {
          return Replies.read(
              refused.getReturnCode(), strip(refused.getMessage()), Stage.RECIPIENT);
        }
        case SMTPSenderFailedException refused -> {
          return Replies.read(refused.getReturnCode(), strip(refused.getMessage()), Stage.SENDER);
        }
        default -> {}
      }
    }
    if (e instanceof SMTPSendFailedException refused) {
      return Replies.read(refused.getReturnCode(), strip(refused.getMessage()), Stage.CONTENT);
    }
    if (e instanceof SendFailedException && e.getNextException() == null) {
      return new Answer.Never(Answer.Blame.MAIL, strip(e.getMessage()));
    }
    return new Answer.NoServer(strip(String.valueOf(e)));
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private static String strip(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("\\s+", " ");
  }

  @Override
  public void close() {
    SMTPTransport open = transport;
    transport = null;
    if (open != null) {
      try {
        open.close();
      } catch (MessagingException e) {
        // It is gone already.
      }
    }
  }
}
