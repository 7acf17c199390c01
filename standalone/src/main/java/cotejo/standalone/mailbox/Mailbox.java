package cotejo.standalone.mailbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import cotejo.standalone.web.LoopbackSite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** An SMTP server on 127.0.0.1 that takes every mail, and a web page that shows what came. */
public final class Mailbox implements AutoCloseable {
  /** At the size of a digest, some 100 KiB, these come to 20 MiB. */
  private static final int KEPT = 200;

  private static final long STARTUP_MILLIS = 20_000;

  private final GreenMail smtp;
  private final LoopbackSite site;
  private final Inbox inbox;

  private Mailbox(GreenMail smtp, LoopbackSite site, Inbox inbox) {
    this.smtp = smtp;
    this.site = site;
    this.inbox = inbox;
  }

  /**
   * Opens both ports; 0 takes any free one.
   *
   * @throws IOException with a sentence for the user when a port cannot be had
   */
  public static Mailbox start(InstantSource clock, int smtpPort, int webPort) throws IOException {
    Inbox inbox = new Inbox(KEPT, clock);
    requireFree(smtpPort);
    ServerSetup setup = new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(STARTUP_MILLIS);
    GreenMail smtp = new GreenMail(setup);
    smtp.getUserManager().setAuthRequired(false);
    smtp.getUserManager()
        .setMessageDeliveryHandler((message, address) -> new Recipient(address.getEmail(), inbox));
    MailPages pages = new MailPages(inbox);
    LoopbackSite site = LoopbackSite.start("the mailbox page", webPort, pages::answer);
    try {
      smtp.start();
    } catch (IllegalStateException e) {
      site.close();
      throw new IOException(
          "the mailbox cannot take mail on port %d of 127.0.0.1 (%s)"
              .formatted(smtpPort, e.getMessage()),
          e);
    }
    return new Mailbox(smtp, site, inbox);
  }

  /** GreenMail itself tells of a taken port only by a time-out. */
  private static void requireFree(int port) throws IOException {
    try {
      new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})).close();
    } catch (IOException e) {
      throw new IOException(
          "cannot open port %d on 127.0.0.1 for the mailbox (%s): choose another port, or 0 for any free one"
              .formatted(port, e.getMessage()),
          e);
    }
  }

  public String smtpHost() {
    return "127.0.0.1";
  }

  public int smtpPort() {
    return smtp.getSmtp().getPort();
  }

  /** {@code http://127.0.0.1:PORT}: the list of mails, newest first. */
  public URI address() {
    return site.address();
  }

  /** The page that shows one mail. */
  public URI addressOf(Mail mail) {
    return URI.create(site.address() + "/mail/" + mail.number());
  }

  /** The mails that are kept, newest first. */
  public List<Mail> mails() {
    return inbox.newestFirst();
  }

  /** How many have come since the start, those that are no longer kept too. */
  public long received() {
    return inbox.received();
  }

  /** Waits until so many have come since the start; false when the time runs out first. */
  public boolean await(long count, Duration atMost) throws InterruptedException {
    return inbox.await(count, atMost);
  }

  @Override
  public void close() {
    smtp.stop();
    site.close();
  }
}
