package cotejo.alert.mail;

import cotejo.alert.delivery.MailMaker;
import cotejo.alert.digest.Editions;
import cotejo.alert.digest.Selection;
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
import cotejo.events.Hashes;
import cotejo.events.Label;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the mails that the outbox owes. */
public final class Mails implements MailMaker {
  /** Largest mail, all parts and headers. Gmail cuts the HTML at 102 KiB and hides the footer. */
  static final int MOST_BYTES = 100_000;

  private static final int MOST_ITEMS = 200;

  private final Store store;
  private final Editions editions;
  private final Subscriptions subscriptions;
  private final Sender sender;
  private final InstantSource clock;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Mails.class.getClassLoader(), "cotejo.alert.mail.letters");

  public Mails(
      Store store,
      Editions editions,
      Subscriptions subscriptions,
      Sender sender,
      InstantSource clock) {
    this.store = store;
    this.editions = editions;
    this.subscriptions = subscriptions;
    this.sender = sender;
    this.clock = clock;
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
      case DIGEST -> digest(mail, reader);
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

  private Made digest(Outbox.Mail mail, Subscriber reader) {
    String id = mail.editionId();
    Optional<Digest> edition = id == null ? Optional.empty() : editions.find(id, clock.instant());
    if (edition.isEmpty()) {
      return new Made.Unwanted(Suppression.NOTHING_NEW);
    }
    Digest digest = Selection.of(edition.get(), reader.preferences());
    boolean empty =
        digest.items().isEmpty() && digest.corrections().isEmpty() && digest.spreading().isEmpty();
    if (empty && !reader.preferences().mailWhenQuiet()) {
      return new Made.Unwanted(Suppression.NOTHING_NEW);
    }
    return new Made.Letter(
        compose(
            digest,
            lang(reader),
            reader.preferences().zone(),
            mail.id(),
            reader.address(),
            mail.createdAt(),
            reader.id()));
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
    int shown = Math.min(MOST_ITEMS, digest.items().size());
    while (true) {
      byte[] bytes = attempt(digest, lang, zone, mailId, to, date, subscriber, shown);
      if (bytes.length <= MOST_BYTES || shown == 0) {
        return bytes;
      }
      // Sizes are nearly proportional to items, so two or three rounds do.
      shown = Math.min(shown - 1, (int) ((long) shown * MOST_BYTES / bytes.length));
    }
  }

  /** The HTML part of a digest's mail to nobody in particular. */
  public String html(Digest digest, Lang lang, ZoneId zone) {
    return render("digest", Map.of("letter", preview(digest, lang, zone)));
  }

  /** The plain text part of a digest's mail to nobody in particular. */
  public String text(Digest digest, Lang lang, ZoneId zone) {
    return PlainText.of(preview(digest, lang, zone));
  }

  private Letter preview(Digest digest, Lang lang, ZoneId zone) {
    int shown = Math.min(MOST_ITEMS, digest.items().size());
    return letter(digest, lang, zone, digest.cutAt(), null, shown);
  }

  private byte[] attempt(
      Digest digest,
      Lang lang,
      ZoneId zone,
      String mailId,
      String to,
      Instant date,
      @Nullable String subscriber,
      int shown) {
    Letter letter = letter(digest, lang, zone, date, subscriber, shown);
    Map<String, String> headers = headers(letter, digest.id());
    return Mime.message(
        sender,
        to,
        letter.subject(),
        messageId(mailId),
        date,
        headers,
        PlainText.of(letter),
        render("digest", Map.of("letter", letter)));
  }

  private Letter letter(
      Digest digest, Lang lang, ZoneId zone, Instant date, @Nullable String subscriber, int shown) {
    Page page = page(lang, zone);
    String day = page.day(digest.to());
    long misleading =
        digest.items().stream().filter(item -> item.label() == Label.MISLEADING).count();
    long accurate = digest.items().size() - misleading;
    String subject =
        digest.items().isEmpty()
            ? page.say("mail.subject.quiet", day)
            : page.say("mail.subject", day, misleading, accurate);
    return new Letter(
        page,
        sender.addresses(),
        "Cotejo, " + subject,
        "Cotejo, " + page.longDay(page.date(digest.to())),
        digest,
        shown,
        sender.addresses().digest(lang, digest.id()),
        subscriber == null ? null : preferences(lang, date, subscriber),
        subscriber == null ? null : unsubscribe(lang, date, subscriber));
  }

  private String preferences(Lang lang, Instant date, String subscriber) {
    return sender
        .addresses()
        .preferences(lang, subscriptions.manageToken(subscriber, date, Subscriptions.FOOTER_LIFE));
  }

  private String unsubscribe(Lang lang, Instant date, String subscriber) {
    return sender.addresses().unsubscribe(lang, subscriptions.unsubscribeToken(subscriber, date));
  }

  /** A subject that fits a list of mails. */
  private static String clipped(String statement) {
    return statement.length() <= 90
        ? statement
        : statement.substring(0, statement.lastIndexOf(' ', 89)) + "…";
  }

  private Map<String, String> headers(Letter letter, String campaign) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (letter.unsubscribe() != null || letter.edition() != null) {
      headers.put("List-Id", "Cotejo <digest." + sender.domain() + ">");
    }
    if (letter.unsubscribe() != null) {
      // RFC 8058: one click, no cookie, no question.
      headers.put("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
      headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    headers.put("Auto-Submitted", "auto-generated");
    headers.put("Content-Language", letter.page().lang().code());
    headers.put("Feedback-ID", Hashes.slug(campaign) + ":digest:cotejo");
    return headers;
  }

  private Made note(Outbox.Mail mail, Subscriber reader, String key, String link) {
    Page page = page(lang(reader), reader.preferences().zone());
    String subject = page.say(key + ".subject");
    return new Made.Letter(
        note(mail, reader, page, subject, page.say(key + ".text"), link, page.say(key + ".link")));
  }

  private Made alert(Outbox.Mail mail, Subscriber reader) {
    Page page = page(lang(reader), reader.preferences().zone());
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
            page.say("mail.alert.subject", clipped(statement)),
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
    String subject = page.say("mail.alert.subject", clipped(alarm.said()));
    Letter letter = listed(page, subject, mail, reader);
    return Mime.message(
        sender,
        reader.address(),
        subject,
        messageId(mail.id()),
        mail.createdAt(),
        headers(letter, mail.kind().name()),
        PlainText.of(letter, alarm),
        render("alert", Map.of("letter", letter, "alarm", alarm)));
  }

  /** A letter that can be unsubscribed from and carries no digest. */
  private Letter listed(Page page, String subject, Outbox.Mail mail, Subscriber reader) {
    return new Letter(
        page,
        sender.addresses(),
        subject,
        subject,
        null,
        0,
        null,
        preferences(page.lang(), mail.createdAt(), reader.id()),
        unsubscribe(page.lang(), mail.createdAt(), reader.id()));
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
            : new Letter(page, sender.addresses(), subject, subject, null, 0, null, null, null);
    Map<String, String> headers = headers(letter, mail.kind().name());
    return Mime.message(
        sender,
        reader.address(),
        subject,
        messageId(mail.id()),
        mail.createdAt(),
        headers,
        PlainText.note(letter, text, link),
        render("note", Map.of("letter", letter, "text", text, "link", link, "words", words)));
  }

  private String messageId(String mailId) {
    return Hashes.sha256(mailId.getBytes(StandardCharsets.UTF_8)).substring(0, 40)
        + "@"
        + sender.domain();
  }

  private String render(String template, Map<String, Object> values) {
    StringOutput output = new StringOutput(16_384);
    templates.render(template + ".jte", values, output);
    return output.toString();
  }

  private Page page(Lang lang, ZoneId zone) {
    Page.Site site = new Page.Site(java.net.URI.create(sender.addresses().root()), zone, "", "");
    return new Page(site, lang, "", "", "", "", null, null, false);
  }

  private static Lang lang(Subscriber reader) {
    return Lang.of(reader.preferences().lang()).orElse(Lang.EN);
  }
}
