package cotejo.standalone.mailbox;

import cotejo.standalone.web.Reply;
import cotejo.standalone.web.Request;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of mails, and each mail with its parts. What came by mail runs no script here. */
final class MailPages {
  private static final Pattern MAIL = Pattern.compile("/mail/([0-9]{1,15})(/html|/raw)?");
  private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

  /** Links open in a tab of their own; no script, no form, no picture from elsewhere. */
  private static final String LOCKED =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src data: http://127.0.0.1:*";

  private final Inbox inbox;
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          MailPages.class.getClassLoader(),
          MailPages.class.getPackageName());

  MailPages(Inbox inbox) {
    this.inbox = inbox;
  }

  Reply answer(Request request) {
    if (request.path().equals("/")) {
      return list();
    }
    if (request.path().equals("/received")) {
      return Reply.of(200, Reply.PLAIN, inbox.received() + "\n");
    }
    Matcher path = MAIL.matcher(request.path());
    if (!path.matches()) {
      return Reply.notFound();
    }
    Optional<Mail> mail = inbox.find(Long.parseLong(path.group(1)));
    String part = path.group(2) == null ? "" : path.group(2);
    return mail.map(found -> show(found, part))
        .orElseGet(
            () -> Reply.of(404, Reply.PLAIN, "This mail never came or is no longer kept.\n"));
  }

  private Reply list() {
    StringOutput out = new StringOutput();
    engine.render(
        "list.jte", Map.of("mails", inbox.newestFirst(), "received", inbox.received()), out);
    return Reply.html(out.toString());
  }

  private Reply show(Mail mail, String part) {
    if (part.equals("/raw")) {
      return Reply.of(200, Reply.PLAIN, mail.bytes());
    }
    Mail.Content content;
    try {
      content = mail.content();
    } catch (MessagingException | IOException e) {
      return Reply.of(
          422,
          Reply.PLAIN,
          "This mail cannot be taken apart (%s); its source is at /mail/%d/raw\n"
              .formatted(e.getMessage(), mail.number()));
    }
    String html = content.html();
    if (part.equals("/html")) {
      return html == null ? Reply.notFound() : Reply.html(withNewTabs(html)).withPolicy(LOCKED);
    }
    StringOutput out = new StringOutput();
    engine.render("mail.jte", Map.of("mail", mail, "content", content), out);
    return Reply.html(out.toString());
  }

  /** The public pages of the demo refuse to be framed, so links must leave the frame. */
  private static String withNewTabs(String html) {
    Matcher head = HEAD.matcher(html);
    String base = "<base target=\"_blank\">";
    return head.find()
        ? html.substring(0, head.end()) + base + html.substring(head.end())
        : base + html;
  }
}
