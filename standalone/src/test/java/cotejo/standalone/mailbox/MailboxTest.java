package cotejo.standalone.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails through a real SMTP conversation, read again on the page. */
class MailboxTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final HttpClient http = HttpClient.newHttpClient();
  private Mailbox mailbox;

  @BeforeEach
  void open() throws Exception {
    mailbox = Mailbox.start(InstantSource.fixed(NOON), 0, 0);
  }

  @AfterEach
  void close() {
    mailbox.close();
    http.close();
  }

  @Test
  void a_digest_mail_is_listed_and_shown_with_its_parts() throws Exception {
    send(
        "ana@example.org",
        "Resumen del día: 3 engañosas",
        "<html><head></head><body><h1>Resumen</h1><script>alert(1)</script></body></html>");

    assertThat(mailbox.await(1, Duration.ofSeconds(20))).isTrue();
    Mail mail = mailbox.mails().getFirst();
    assertThat(mail.subject()).isEqualTo("Resumen del día: 3 engañosas");
    assertThat(mail.recipient()).isEqualTo("ana@example.org");
    assertThat(mail.received()).isEqualTo(NOON);
    assertThat(get(mailbox.address()).body()).contains("Resumen del día: 3 engañosas", "/mail/1");
    assertThat(get(mailbox.addressOf(mail)).body())
        .contains("<iframe", "sandbox=", "texto llano ñ", "X-Digest");
    HttpResponse<String> html = get(URI.create(mailbox.addressOf(mail) + "/html"));
    assertThat(html.body()).contains("<h1>Resumen</h1>", "<base target=\"_blank\">");
    assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox", "default-src 'none'")
        .doesNotContain("allow-scripts");
    assertThat(get(URI.create(mailbox.addressOf(mail) + "/raw")).body())
        .contains("Content-Type: multipart/alternative");
  }

  @Test
  void a_mail_to_two_people_is_kept_for_each() throws Exception {
    send("ana@example.org, ben@example.org", "Digest", "<p>x</p>");

    assertThat(mailbox.await(2, Duration.ofSeconds(20))).isTrue();
    assertThat(mailbox.mails())
        .extracting(Mail::recipient)
        .containsExactlyInAnyOrder("ana@example.org", "ben@example.org");
  }

  @Test
  void only_the_last_mails_are_kept_but_all_are_counted() {
    Inbox inbox = new Inbox(3, InstantSource.fixed(NOON));
    for (int i = 1; i <= 5; i++) {
      inbox.add(
          "a@example.org", ("Subject: " + i + "\r\n\r\nbody").getBytes(StandardCharsets.US_ASCII));
    }

    assertThat(inbox.received()).isEqualTo(5);
    assertThat(inbox.newestFirst()).extracting(Mail::subject).containsExactly("5", "4", "3");
    assertThat(inbox.find(1)).isEmpty();
  }

  @Test
  void a_mail_that_never_came_is_not_found() throws Exception {
    assertThat(get(URI.create(mailbox.address() + "/mail/7")).statusCode()).isEqualTo(404);
    assertThat(get(mailbox.address()).body()).contains("No mail yet");
  }

  @Test
  void a_taken_port_is_told_in_a_sentence() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      assertThatThrownBy(
              () -> Mailbox.start(InstantSource.system(), taken.getLocalPort(), 0).close())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot open port " + taken.getLocalPort())
          .hasMessageContaining("the mailbox");
    }
  }

  private void send(String to, String subject, String html) throws Exception {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", mailbox.smtpHost());
    settings.put("mail.smtp.port", Integer.toString(mailbox.smtpPort()));
    MimeMessage message = new MimeMessage(Session.getInstance(settings));
    message.setFrom(new InternetAddress("digest@cotejo.example", "Cotejo"));
    message.setRecipients(Message.RecipientType.TO, to);
    message.setSubject(subject, "UTF-8");
    message.setHeader("X-Digest", "2026-11-24");
    MimeBodyPart text = new MimeBodyPart();
    text.setText("texto llano ñ", "UTF-8");
    MimeBodyPart page = new MimeBodyPart();
    page.setContent(html, "text/html; charset=utf-8");
    message.setContent(new MimeMultipart("alternative", text, page));
    Transport.send(message);
  }

  private HttpResponse<String> get(URI uri) throws Exception {
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
