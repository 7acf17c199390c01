package cotejo.standalone;

import cotejo.service.Closing;
import cotejo.service.Settings;
import cotejo.service.SettingsException;
import cotejo.standalone.mailbox.Mailbox;
import cotejo.standalone.newsroom.Newsroom;
import cotejo.standalone.newsroom.Timeline;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** The bundled newsroom and a mailbox, and the settings that make the services meet them. */
final class Sample implements AutoCloseable {
  /** Who subscribes to the demo's digest. */
  static final String READER = "reader@cotejo.example";

  private final Closing closing;
  private final Newsroom newsroom;
  private final Mailbox mailbox;

  private Sample(Closing closing, Newsroom newsroom, Mailbox mailbox) {
    this.closing = closing;
    this.newsroom = newsroom;
    this.mailbox = mailbox;
  }

  static Sample start(Settings settings, InstantSource clock) {
    int newsroomPort = settings.integer("sample.newsroom-port", 8090, 0, 65_535);
    int mailboxPort = settings.integer("sample.mailbox-port", 8025, 0, 65_535);
    Closing closing = new Closing();
    try {
      Newsroom newsroom =
          closing.add("newsroom", Newsroom.start(clock, newsroomPort, Timeline.DEMO));
      Mailbox mailbox = closing.add("mailbox", Mailbox.start(clock, 0, mailboxPort));
      return new Sample(closing, newsroom, mailbox);
    } catch (IOException e) {
      closing.close();
      throw new SettingsException(e.getMessage() + " (sample.newsroom-port, sample.mailbox-port)");
    }
  }

  /** One loopback host plays all outlets, so what is polite towards a real one would only wait. */
  void preset(Settings settings, Path data) {
    settings
        .preset("ingest.allow-hosts", "127.0.0.1")
        .preset("ingest.interval.min", "2s")
        .preset("ingest.interval.max", "4s")
        .preset("ingest.page-gap", "0s")
        .preset("ingest.connections-per-domain", "8")
        .preset("ingest.feeds", feeds(data).toString())
        .preset("alert.at-once.group-wait", "20s")
        .preset("alert.smtp.host", mailbox.smtpHost())
        .preset("alert.smtp.port", Integer.toString(mailbox.smtpPort()));
  }

  private Path feeds(Path data) {
    Path list = data.resolve("newsroom.opml");
    try (var opml = URI.create(newsroom.address() + "/feeds.opml").toURL().openStream()) {
      Files.write(list, opml.readAllBytes());
      return list;
    } catch (IOException e) {
      throw new SettingsException("the newsroom's list of feeds cannot be kept: " + e);
    }
  }

  Newsroom newsroom() {
    return newsroom;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  @Override
  public void close() {
    closing.close();
  }
}
