package cotejo.standalone.mailbox;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Whoever a mail is for: it ends in the one inbox. GreenMail's own users would keep every mail for
 * ever.
 */
final class Recipient implements GreenMailUser {
  private final String address;
  private final Inbox inbox;

  Recipient(String address, Inbox inbox) {
    this.address = address;
    this.inbox = inbox;
  }

  @Override
  public void deliver(MovingMessage message) {
    deliver(message.getMessage());
  }

  @Override
  public void deliver(MimeMessage message) {
    ByteArrayOutputStream source = new ByteArrayOutputStream();
    try {
      message.writeTo(source);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy a mail for " + address, e);
    } catch (MessagingException e) {
      throw new IllegalStateException("cannot copy a mail for " + address, e);
    }
    inbox.add(address, source.toByteArray());
  }

  @Override
  public String getEmail() {
    return address;
  }

  @Override
  public String getLogin() {
    return address;
  }

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public String getQualifiedMailboxName() {
    return address;
  }

  @Override
  public void create() {}

  @Override
  public void delete() {}

  @Override
  public void setPassword(String password) {}

  @Override
  public void authenticate(String password) {}
}
