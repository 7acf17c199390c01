package cotejo.alert.mail;

import cotejo.alert.subscribers.Subscriptions;
import cotejo.alert.web.view.Lang;
import cotejo.alert.web.view.Page;
import cotejo.events.Hashes;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What all mails are made with: templates, headers, signed links. */
final class Press {
  private final Subscriptions subscriptions;
  private final Sender sender;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Press.class.getClassLoader(), "cotejo.alert.mail.letters");

  Press(Subscriptions subscriptions, Sender sender) {
    this.subscriptions = subscriptions;
    this.sender = sender;
  }

  Sender sender() {
    return sender;
  }

  Page page(Lang lang, ZoneId zone) {
    Page.Site site = new Page.Site(URI.create(sender.addresses().root()), zone, "", "");
    return new Page(site, lang, "", "", "", "", null, null, false);
  }

  String render(String template, Map<String, Object> values) {
    StringOutput output = new StringOutput(16_384);
    templates.render(template + ".jte", values, output);
    return output.toString();
  }

  /** The link under a mail that leads to its reader's preferences. */
  String preferences(Lang lang, Instant date, String subscriber) {
    return sender
        .addresses()
        .preferences(lang, subscriptions.manageToken(subscriber, date, Subscriptions.FOOTER_LIFE));
  }

  /** The link under a mail that ends the subscription. */
  String unsubscribe(Lang lang, Instant date, String subscriber) {
    return sender.addresses().unsubscribe(lang, subscriptions.unsubscribeToken(subscriber, date));
  }

  /** What stands in List-Unsubscribe. */
  String listUnsubscribe(Lang lang, Instant date, String subscriber) {
    String token = subscriptions.unsubscribeToken(subscriber, date);
    return sender.listUnsubscribe(sender.addresses().unsubscribe(lang, token), token);
  }

  /** Without angle brackets: the same mail has the same one. */
  String messageId(String mailId) {
    return Hashes.sha256(mailId.getBytes(StandardCharsets.UTF_8)).substring(0, 40)
        + "@"
        + sender.domain();
  }

  /**
   * @param listUnsubscribe what stands in List-Unsubscribe, if the letter has such a link
   * @param campaign what complaints are counted by
   */
  Map<String, String> headers(Letter letter, String listUnsubscribe, String campaign) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (letter.unsubscribe() != null || letter.edition() != null) {
      headers.put("List-Id", "Cotejo <digest." + sender.domain() + ">");
    }
    if (letter.unsubscribe() != null) {
      // RFC 8058: one click, no cookie, no question.
      headers.put("List-Unsubscribe", listUnsubscribe);
      headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    headers.put("Auto-Submitted", "auto-generated");
    headers.put("Content-Language", letter.page().lang().code());
    headers.put("Feedback-ID", Hashes.slug(campaign) + ":digest:cotejo");
    return headers;
  }
}
