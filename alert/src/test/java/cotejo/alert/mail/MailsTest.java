package cotejo.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import cotejo.alert.delivery.MailMaker;
import cotejo.alert.digest.Editions;
import cotejo.alert.digest.Spreading;
import cotejo.alert.model.MailAddress;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Subscriber;
import cotejo.alert.model.Suppression;
import cotejo.alert.store.Outbox;
import cotejo.alert.web.view.Lang;
import cotejo.events.Digest;
import cotejo.events.Label;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailsTest {
  @TempDir Path folder;
  private Post post;

  @BeforeEach
  void open() {
    post = new Post(folder);
  }

  @AfterEach
  void close() {
    post.close();
  }

  private static MimeMessage read(byte[] bytes) throws Exception {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  private static String text(MimeMessage mail) throws Exception {
    return part(mail, 0);
  }

  private static Document html(MimeMessage mail) throws Exception {
    return Jsoup.parse(part(mail, 1));
  }

  private static String part(MimeMessage mail, int number) throws Exception {
    return String.valueOf(((MimeMultipart) mail.getContent()).getBodyPart(number).getContent())
        .replace("\r\n", "\n");
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void both_parts_carry_every_article_its_evidence_and_the_way_out(Lang lang) throws Exception {
    MimeMessage mail = read(post.digest(Post.news(6), lang));

    String text = text(mail);
    Document html = html(mail);
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    for (var item : Post.news(6).items()) {
      assertThat(text).contains(item.title(), item.url().toString(), item.articleId());
      assertThat(html.text()).contains(item.title());
      assertThat(html.select("a[href=" + item.url() + "]")).isNotEmpty();
    }
    String record =
        lang == Lang.ES
            ? "No existe base militar de EE. UU. en México."
            : "No US military base exists in Mexico.";
    assertThat(text.replaceAll("\\s+", " ")).contains(record).contains("<for years now> & more.");
    assertThat(html.text()).contains(record).contains("<for years now> & more.");
    for (String path : new String[] {"/unsubscribe?token=u.r1.", "/preferences?token=m.r1."}) {
      String link = "https://cotejo.example/" + lang.code() + path;
      assertThat(text).contains(link);
      assertThat(html.select("footer a[href^=" + link + "]")).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void the_text_part_fits_a_terminal(Lang lang) throws Exception {
    assertThat(text(read(post.digest(Post.news(6), lang))).lines())
        .allMatch(line -> line.length() <= 72 || line.contains("https://"));
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void the_markup_can_be_heard_and_loads_nothing(Lang lang) throws Exception {
    Document html = html(read(post.digest(Post.news(6), lang)));

    assertThat(html.select("html").attr("lang")).isEqualTo(lang.code());
    assertThat(html.select("html").attr("dir")).isEqualTo("ltr");
    assertThat(html.select("h1")).hasSize(1);
    assertThat(html.select("main")).hasSize(1);
    assertThat(html.select("table:not([role=presentation])"))
        .allSatisfy(table -> assertThat(table.select("th[scope]")).isNotEmpty());
    assertThat(html.select("img, script, link, iframe, object, video, form")).isEmpty();
    assertThat(html.outerHtml()).doesNotContain("url(").doesNotContain("@import");
    assertThat(html.select("a")).allMatch(link -> !link.text().isBlank());
    int level = 0;
    for (Element heading : html.select("h1, h2, h3, h4")) {
      int next = heading.tagName().charAt(1) - '0';
      assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
      level = next;
    }
  }

  @Test
  void headers_let_a_mail_program_file_it_and_unsubscribe_in_one_click() throws Exception {
    MimeMessage mail = read(post.digest(Post.news(3), Lang.ES));

    assertThat(mail.getMessageID()).matches("<[0-9a-f]{40}@cotejo\\.example>");
    assertThat(mail.getHeader("List-Id", null)).isEqualTo("Cotejo <digest.cotejo.example>");
    assertThat(mail.getHeader("List-Unsubscribe", null).replaceAll("\\s", ""))
        .startsWith("<https://cotejo.example/es/unsubscribe?token=u.r1.")
        .endsWith(">");
    assertThat(mail.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(mail.getHeader("Content-Language", null)).isEqualTo("es");
    assertThat(mail.getHeader("Feedback-ID", null)).isEqualTo("daily-2026-03-02:digest:cotejo");
    assertThat(mail.getSentDate().toInstant()).isEqualTo(Post.NOW);
    assertThat(mail.getSubject())
        .isEqualTo("Cotejo, 2 de marzo de 2026: 2 notas engañosas, una exacta");
  }

  @Test
  void the_same_mail_has_the_same_bytes() {
    assertThat(post.digest(Post.news(5), Lang.EN)).isEqualTo(post.digest(Post.news(5), Lang.EN));
  }

  @Test
  void two_thousand_articles_stay_under_the_limit_and_leave_the_footer_whole() throws Exception {
    byte[] bytes = post.digest(Post.news(2_000), Lang.ES);

    assertThat(bytes.length).isBetween(50_000, Mails.MOST_BYTES);
    Document html = html(read(bytes));
    int shown = html.select("h3").size();
    assertThat(html.text()).contains(String.format(Lang.ES.locale(), "%,d", 2_000 - shown));
    assertThat(html.select("footer a[href*=/unsubscribe]")).hasSize(1);
    assertThat(html.select("a[href=https://cotejo.example/es/digest/daily-2026-03-02]"))
        .hasSizeGreaterThan(1);
  }

  @Test
  void a_quiet_day_is_said_in_a_line() throws Exception {
    MimeMessage mail = read(post.digest(Post.quiet(), Lang.EN));

    assertThat(mail.getSubject()).endsWith("a quiet day");
    assertThat(html(mail).select("h3")).isEmpty();
    assertThat(text(mail)).contains("A quiet day: nothing was tagged misleading");
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void a_story_comes_once_and_says_who_carried_it_first_and_who_copied(Lang lang) throws Exception {
    Digest day = Post.news(2);
    List<Digest.Item> items = day.items();
    Digest.Story story =
        new Digest.Story(
            items.getFirst().articleId(),
            Label.MISLEADING,
            List.of(
                new Digest.Part(items.getFirst().articleId(), null),
                new Digest.Part(items.getLast().articleId(), items.getFirst().articleId())));

    MimeMessage mail =
        read(post.digest(Post.with(day, items, day.corrections(), List.of(story)), lang));

    assertThat(html(mail).select("h3").eachText()).containsExactly(items.getFirst().title());
    String followed =
        lang == Lang.ES
            ? "La publicó primero Border Wire; después, Diario del Sur (copia)."
            : "First carried by Border Wire, then by Diario del Sur (a copy).";
    assertThat(html(mail).text()).contains(followed);
    assertThat(text(mail).replaceAll("\\s+", " ")).contains(followed);
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void who_chose_so_gets_nothing_on_a_quiet_day_and_others_a_line(Lang lang) throws Exception {
    post.store.database().change(h -> post.store.editions().keep(h, Post.quiet(), true));
    Preferences line = Post.preferences(lang.code());
    Preferences nothing =
        new Preferences(
            lang.code(),
            line.frequency(),
            line.at(),
            line.zone(),
            false,
            false,
            List.of(),
            List.of(),
            List.of(),
            Set.of());
    assertThat(made("line@mail.example", line)).isInstanceOf(MailMaker.Made.Letter.class);
    assertThat(made("nothing@mail.example", nothing))
        .isEqualTo(new MailMaker.Made.Unwanted(Suppression.NOTHING_NEW));
  }

  private MailMaker.Made made(String address, Preferences chosen) {
    post.subscriptions.addConfirmed(address, chosen);
    String id =
        post.store
            .database()
            .read(h -> post.store.subscribers().findByAddress(h, MailAddress.of(address)))
            .orElseThrow()
            .id();
    return post.mails.make(
        Outbox.pending(
            "m:" + id, null, id, MailKind.DIGEST, address, Post.quiet().id(), null, Post.NOW));
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void a_digest_that_was_missed_says_so_also_to_who_reads_at_an_hour_of_their_own(Lang lang)
      throws Exception {
    String late =
        lang == Lang.ES ? "Este resumen llega tarde" : "This digest is late: it makes up for one";
    for (boolean missed : new boolean[] {true, false}) {
      Instant sent = missed ? Post.NOW.plus(Duration.ofHours(5)) : Post.NOW.plusSeconds(90);
      MimeMessage mail =
          read(
              post.mails.compose(
                  Post.news(3), lang, Post.ZONE, "window:1", Post.READER, sent, "r1"));
      assertThat(html(mail).text().contains(late)).as("html").isEqualTo(missed);
      assertThat(text(mail).replaceAll("\\s+", " ").contains(late)).as("text").isEqualTo(missed);
    }
  }

  @Test
  void a_day_of_corrections_alone_tells_them_and_why() throws Exception {
    Digest day = Post.news(1);

    MimeMessage mail =
        read(
            post.digest(Post.with(Post.quiet(), List.of(), day.corrections(), List.of()), Lang.EN));

    assertThat(mail.getSubject()).doesNotContain("quiet");
    for (String part : List.of(html(mail).text(), text(mail).replaceAll("\\s+", " "))) {
      assertThat(part).contains("La base que no existe", "The outlet edited the article.");
    }
  }

  @Test
  void a_mailbox_for_unsubscribing_stands_behind_the_link_with_a_token_that_unsubscribes()
      throws Exception {
    post.subscriptions.addConfirmed(Post.READER, Post.preferences("en"));
    String id = post.store.subscribers().page("", 1).getFirst().id();
    Sender sender =
        Sender.of(null, URI.create("https://cotejo.example"), "digest@cotejo.example")
            .unsubscribedAt("leave+list@cotejo.example");
    Editions editions =
        new Editions(
            post.store, Post.ZONE, new Spreading.Threshold(3, java.time.Duration.ofHours(24)));
    Mails mails = new Mails(post.store, editions, post.subscriptions, sender, () -> Post.NOW);

    MimeMessage mail =
        read(mails.compose(Post.news(2), Lang.EN, Post.ZONE, "d:1", Post.READER, Post.NOW, id));

    String header = mail.getHeader("List-Unsubscribe", null);
    assertThat(header)
        .startsWith("<https://cotejo.example/en/unsubscribe?token=u.")
        .contains(">, <mailto:leave%2Blist@cotejo.example?subject=u.")
        .endsWith(">");
    String token = header.substring(header.indexOf("?subject=") + 9, header.length() - 1);
    assertThat(post.subscriptions.unsubscribe(token)).isTrue();
    assertThat(post.store.subscribers().find(id).orElseThrow().status())
        .isEqualTo(cotejo.alert.model.Subscriber.Status.UNSUBSCRIBED);
  }

  @Test
  void a_line_break_in_a_header_is_refused() {
    Sender sender = Sender.of(null, URI.create("https://cotejo.example"), "digest@cotejo.example");
    String id = "0123456789012345678901234567890123456789@cotejo.example";

    assertThatThrownBy(
            () ->
                Mime.message(
                    sender,
                    Post.READER,
                    "Subject",
                    id,
                    Post.NOW,
                    Map.of("Feedback-ID", "a\r\nBcc: other@mail.example"),
                    "text",
                    "<p>text</p>"))
        .hasMessageContaining("Feedback-ID");
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void a_confirmation_leads_to_the_page_that_confirms(Lang lang) throws Exception {
    post.subscriptions.request(Post.READER, Post.preferences(lang.code()));
    Outbox.Mail owed =
        post.store.outbox().claim("test", 1, Post.NOW, Post.NOW.plusSeconds(60)).getFirst();

    MimeMessage mail = read(((MailMaker.Made.Letter) post.mails.make(owed)).bytes());

    String link = html(mail).select("a.button").attr("href");
    assertThat(link).startsWith("https://cotejo.example/" + lang.code() + "/confirm?token=c.");
    assertThat(text(mail)).contains(link);
    String token = link.substring(link.indexOf('=') + 1);
    assertThat(post.subscriptions.confirm(token).map(Subscriber::address)).contains(Post.READER);
  }

  @Test
  void news_told_at_once_can_be_unsubscribed_from_too() throws Exception {
    post.subscriptions.addConfirmed(Post.READER, Post.preferences("en"));
    String id = post.store.subscribers().page("", 1).getFirst().id();
    Outbox.Mail owed =
        Outbox.pending(
            "a:1", null, id, MailKind.ALERT, Post.READER, null, "no-us-bases", Instant.EPOCH);

    MimeMessage mail = read(((MailMaker.Made.Letter) post.mails.make(owed)).bytes());

    assertThat(mail.getHeader("List-Unsubscribe", null)).contains("/en/unsubscribe?token=u.");
    assertThat(text(mail)).contains("/en/claim/no-us-bases").contains("/en/unsubscribe?token=u.");
  }

  @Test
  void it_arrives_over_smtp_as_it_was_written() throws Exception {
    GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    server.start();
    try {
      Properties properties = new Properties();
      properties.put("mail.smtp.host", "127.0.0.1");
      properties.put("mail.smtp.port", String.valueOf(server.getSmtp().getPort()));
      byte[] sent = post.digest(Post.news(6), Lang.ES);
      MimeMessage mail =
          new MimeMessage(Session.getInstance(properties), new ByteArrayInputStream(sent));
      Transport.send(mail, mail.getAllRecipients());

      MimeMessage arrived = server.getReceivedMessages()[0];
      assertThat(arrived.getSubject()).isEqualTo(mail.getSubject());
      assertThat(text(arrived).strip()).isEqualTo(text(read(sent)).strip());
      assertThat(html(arrived).html()).isEqualTo(html(read(sent)).html());
    } finally {
      server.stop();
    }
  }
}
