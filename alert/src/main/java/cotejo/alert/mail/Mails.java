package cotejo.alert.mail;

import cotejo.alert.delivery.MailMaker;
import cotejo.alert.digest.Editions;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.Subscriber;
import cotejo.alert.model.Suppression;
import cotejo.alert.model.Wave;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.Store;
import cotejo.alert.subscribers.Subscriptions;
import cotejo.alert.web.view.Lang;
import cotejo.alert.web.view.Page;
import cotejo.events.Digest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the mails that the outbox owes. */
public final class Mails implements MailMaker {
  /** Largest mail, all parts and headers. Gmail cuts the HTML at 102 KiB and hides the footer. */
  static final int MOST_BYTES = 100_000;

  private final Store store;
  private final Subscriptions subscriptions;
  private final Sender sender;
  private static final int LONGEST_SUBJECT = 90;

  private final Press press;
  private final DigestLetters digests;

  public Mails(
      Store store,
      Editions editions,
      Subscriptions subscriptions,
      Sender sender,
      InstantSource clock) {
    this.store = store;
    this.subscriptions = subscriptions;
    this.sender = sender;
    this.press = new Press(subscriptions, sender);
    this.digests = new DigestLetters(press, editions, clock);
  }

  @Override
  public Made make(Outbox.Mail mail) {
    Optional<Subscriber> found =
        mail.subscriberId() == null
            ? Optional.empty()
            : store.subscribers().find(mail.subscriberId());
    if (found.isEmpty()) {
      return new Made.Unwanted(Suppression.UNSUBSCRIBED);
    }
    Subscriber reader = found.get();
    boolean listed = mail.kind() == MailKind.DIGEST || mail.kind() == MailKind.ALERT;
    if (listed && reader.status() == Subscriber.Status.UNSUBSCRIBED) {
      return new Made.Unwanted(Suppression.UNSUBSCRIBED);
    }
    if (listed && reader.status() == Subscriber.Status.SUPPRESSED) {
      return new Made.Unwanted(Suppression.ADDRESS_GIVEN_UP);
    }
    return switch (mail.kind()) {
      case DIGEST -> digests.make(mail, reader);
      case CONFIRMATION ->
          note(
              mail,
              reader,
              "mail.confirm",
              sender
                  .addresses()
                  .confirm(
                      lang(reader), subscriptions.confirmToken(reader.id(), mail.createdAt())));
      case LINK ->
          note(
              mail,
              reader,
              "mail.link",
              sender
                  .addresses()
                  .preferences(
                      lang(reader),
                      subscriptions.manageToken(
                          reader.id(), mail.createdAt(), Subscriptions.LINK_LIFE)));
      case ALERT -> alert(mail, reader);
    };
  }

  /**
   * A digest's mail; it carries as many items as fit, the others are on the web.
   *
   * @param mailId deterministic; becomes the Message-ID
   * @param subscriber null for a mail to nobody in particular
   */
  public byte[] compose(
      Digest digest,
      Lang lang,
      ZoneId zone,
      String mailId,
      String to,
      Instant date,
      @Nullable String subscriber) {
    return digests.compose(digest, lang, zone, mailId, to, date, subscriber);
  }

  /** The HTML part of a digest's mail to nobody in particular. */
  public String html(Digest digest, Lang lang, ZoneId zone) {
    return digests.html(digest, lang, zone);
  }

  /** The plain text part of a digest's mail to nobody in particular. */
  public String text(Digest digest, Lang lang, ZoneId zone) {
    return digests.text(digest, lang, zone);
  }

  private Made note(Outbox.Mail mail, Subscriber reader, String key, String link) {
    Page page = press.page(lang(reader), reader.preferences().zone());
    String subject = page.say(key + ".subject");
    return new Made.Letter(
        note(mail, reader, page, subject, page.say(key + ".text"), link, page.say(key + ".link")));
  }

  private Made alert(Outbox.Mail mail, Subscriber reader) {
    Page page = press.page(lang(reader), reader.preferences().zone());
    Optional<Wave.Telling> telling =
        mail.runId() == null ? Optional.empty() : store.waves().telling(mail.runId());
    if (telling.isPresent()) {
      return new Made.Letter(alarm(mail, reader, page, telling.get()));
    }
    String claim = mail.payload() == null ? "" : mail.payload();
    String statement =
        store.claims().find(claim).map(found -> page.text(found.statement())).orElse(claim);
    return new Made.Letter(
        note(
            mail,
            reader,
            page,
            page.say("mail.alert.subject", Page.brief(statement, LONGEST_SUBJECT)),
            page.say("mail.alert.text") + " " + page.say("mail.record") + " " + statement,
            sender.addresses().claim(page.lang(), claim),
            page.say("claim.open")));
  }

  private byte[] alarm(Outbox.Mail mail, Subscriber reader, Page page, Wave.Telling telling) {
    Alarm alarm =
        Alarm.of(
            telling,
            store.claims().find(telling.claim()).orElse(null),
            page,
            sender.addresses().claim(page.lang(), telling.claim()));
    String subject = page.say("mail.alert.subject", Page.brief(alarm.said(), LONGEST_SUBJECT));
    Letter letter = listed(page, subject, mail, reader);
    return Mime.message(
        sender,
        reader.address(),
        subject,
        press.messageId(mail.id()),
        mail.createdAt(),
        press.headers(letter, listUnsubscribe(page, mail, reader), mail.kind().name()),
        PlainText.of(letter, alarm),
        press.render("alert", Map.of("letter", letter, "alarm", alarm)));
  }

  private String listUnsubscribe(Page page, Outbox.Mail mail, Subscriber reader) {
    return press.listUnsubscribe(page.lang(), mail.createdAt(), reader.id());
  }

  /** A letter that can be unsubscribed from and carries no digest. */
  private Letter listed(Page page, String subject, Outbox.Mail mail, Subscriber reader) {
    return new Letter(
        page,
        sender.addresses(),
        subject,
        subject,
        null,
        false,
        0,
        null,
        press.preferences(page.lang(), mail.createdAt(), reader.id()),
        press.unsubscribe(page.lang(), mail.createdAt(), reader.id()));
  }

  private byte[] note(
      Outbox.Mail mail,
      Subscriber reader,
      Page page,
      String subject,
      String text,
      String link,
      String words) {
    Letter letter =
        mail.kind() == MailKind.ALERT
            ? listed(page, subject, mail, reader)
            : new Letter(
                page, sender.addresses(), subject, subject, null, false, 0, null, null, null);
    Map<String, String> headers =
        press.headers(letter, listUnsubscribe(page, mail, reader), mail.kind().name());
    return Mime.message(
        sender,
        reader.address(),
        subject,
        press.messageId(mail.id()),
        mail.createdAt(),
        headers,
        PlainText.note(letter, text, link),
        press.render("note", Map.of("letter", letter, "text", text, "link", link, "words", words)));
  }

  private static Lang lang(Subscriber reader) {
    return Lang.of(reader.preferences().lang()).orElse(Lang.EN);
  }
}
