package cotejo.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cotejo.alert.delivery.MailMaker;
import cotejo.alert.model.MailKind;
import cotejo.alert.store.Outbox;
import cotejo.alert.web.view.Lang;
import cotejo.events.Digest;
import cotejo.events.Mention;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mails as readers that others wrote see them: Apache James mime4j and Python's email package. */
class MailProofTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String DEFECTS =
      """
      import sys, email, email.policy
      mail = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
      for part in mail.walk():
          for defect in part.defects + [d for v in part.values() for d in v.defects]:
              print(repr(defect))
      print(mail.get_body(('plain',)).get_content().count('\\n'), 'lines')
      print(mail['List-Unsubscribe-Post'], mail['Auto-Submitted'])
      """;

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

  /** Refuses what the standards do not allow. */
  private static Message read(byte[] mail) throws Exception {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.STRICT);
    return builder.parseMessage(new ByteArrayInputStream(mail));
  }

  private static String part(Message mail, int number) throws Exception {
    Multipart parts = (Multipart) mail.getBody();
    assertThat(parts.getSubType()).isEqualTo("alternative");
    assertThat(parts.getCount()).isEqualTo(2);
    var part = parts.getBodyParts().get(number);
    assertThat(part.getMimeType()).isEqualTo(number == 0 ? "text/plain" : "text/html");
    assertThat(part.getCharset()).isEqualToIgnoringCase("UTF-8");
    try (InputStream body = ((SingleBody) part.getBody()).getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  private static String header(Message mail, String name) {
    return mail.getHeader().getFields(name).stream()
        .map(field -> field.getBody().replaceAll("\\s+", " ").strip())
        .collect(Collectors.joining(" | "));
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void mime4j_in_strict_mode_reads_both_parts_and_every_header_once(Lang lang) throws Exception {
    Message mail = read(post.digest(Post.news(6), lang));

    assertThat(part(mail, 0)).isEqualTo(part(read(post.digest(Post.news(6), lang)), 0));
    for (var item : Post.news(6).items()) {
      String quote = item.mentions().getFirst().quote();
      assertThat(part(mail, 0)).contains(item.title(), item.url().toString());
      assertThat(Jsoup.parse(part(mail, 1)).text()).contains(item.title(), quote);
    }
    for (String name :
        List.of(
            "From",
            "To",
            "Date",
            "Subject",
            "Message-ID",
            "MIME-Version",
            "List-Id",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Auto-Submitted",
            "Content-Language",
            "Feedback-ID")) {
      assertThat(mail.getHeader().getFields(name)).as(name).hasSize(1);
    }
    assertThat(mail.getTo().getFirst()).hasToString(Post.READER);
    assertThat(header(mail, "List-Unsubscribe"))
        .matches("<https://cotejo\\.example/" + lang.code() + "/unsubscribe\\?token=[^ <>]+>");
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void every_line_is_ascii_and_as_short_as_the_standards_ask(Lang lang) {
    String mail = new String(post.digest(Post.news(40), lang), StandardCharsets.ISO_8859_1);

    assertThat(mail.chars()).allMatch(c -> c == '\r' || c == '\n' || (c >= ' ' && c < 127));
    String body = mail.substring(mail.indexOf("\r\n\r\n"));
    assertThat(body.split("\r\n", -1)).allMatch(line -> line.length() <= 76);
    assertThat(mail.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
  }

  @Test
  void two_readers_of_one_digest_get_the_same_but_for_what_is_their_own() throws Exception {
    String ana = own("r1", "ana@mail.example");
    String eva = own("r2", "eva@mail.example");

    assertThat(ana).contains("ana@mail.example").doesNotContain("eva@").doesNotContain(".r2.");
    assertThat(eva).contains("eva@mail.example").doesNotContain("ana@").doesNotContain(".r1.");
    assertThat(neutral(ana)).isEqualTo(neutral(eva));
  }

  /** Headers and both parts, decoded. */
  private String own(String subscriber, String address) throws Exception {
    byte[] bytes =
        post.mails.compose(
            Post.news(12),
            Lang.ES,
            Post.ZONE,
            "daily-2026-03-02:" + subscriber,
            address,
            Post.NOW,
            subscriber);
    Message mail = read(bytes);
    return mail.getHeader().getFields().stream()
            .map(field -> field.getName() + ": " + field.getBody())
            .collect(Collectors.joining("\n"))
        + part(mail, 0)
        + part(mail, 1);
  }

  private static String neutral(String mail) {
    return mail.replaceAll("(ana|eva)@", "reader@")
        .replaceAll("token=[A-Za-z0-9._-]+", "token=T")
        .replaceAll("<[0-9a-f]{40}@", "<id@");
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void the_worst_of_days_stays_under_the_limit_signed_and_to_the_longest_address(Lang lang)
      throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(4096);
    Dkim dkim =
        new Dkim("a".repeat(60) + ".example", "s1", generator.generateKeyPair().getPrivate());
    String address = "x".repeat(64) + "@" + "y.".repeat(90) + "example";
    for (Digest day : List.of(Post.news(2_000), talkative(Post.news(2_000)))) {
      byte[] mail =
          dkim.sign(
              post.mails.compose(
                  day, lang, Post.ZONE, "daily:" + "r".repeat(40), address, Post.NOW, "r1"));

      assertThat(mail.length).isLessThanOrEqualTo(Mails.MOST_BYTES);
      Message read = read(mail);
      Document html = Jsoup.parse(part(read, 1));
      assertThat(html.select("footer a[href*=/unsubscribe?token=u.r1.]")).hasSize(1);
      assertThat(html.select("footer a[href*=/digest/daily-2026-03-02]")).hasSize(1);
      assertThat(part(read, 0)).contains("/unsubscribe?token=u.r1.");
    }
  }

  /** The same day, every quotation of some thousand characters. */
  private static Digest talkative(Digest day) {
    List<Digest.Item> items =
        day.items().stream()
            .map(
                item -> {
                  Mention told = item.mentions().getFirst();
                  String much = (told.quote() + " ").repeat(120);
                  return new Digest.Item(
                      item.articleId(),
                      item.revision(),
                      item.label(),
                      item.confidence(),
                      item.title(),
                      item.url(),
                      item.outlet(),
                      item.lang(),
                      item.publishedAt(),
                      List.of(
                          new Mention(
                              told.claim(),
                              told.stance(),
                              much,
                              0,
                              much.length(),
                              told.rule(),
                              told.cues(),
                              told.record(),
                              told.sources())));
                })
            .toList();
    return Post.with(day, items, day.corrections(), day.stories());
  }

  @Test
  void a_title_that_imitates_a_hole_is_only_a_title() throws Exception {
    Digest day = Post.news(1);
    String title = "HOLE-TO-TEXT-ELOH =\r\n--=_x Bcc: a@b.example";
    Digest.Item item = day.items().getFirst();
    Digest.Item odd =
        new Digest.Item(
            item.articleId(),
            item.revision(),
            item.label(),
            item.confidence(),
            title,
            item.url(),
            item.outlet(),
            item.lang(),
            item.publishedAt(),
            item.mentions());
    Digest hostile = Post.with(day, List.of(odd), day.corrections(), day.stories());

    Message mail = read(post.digest(hostile, Lang.EN));

    assertThat(Jsoup.parse(part(mail, 1)).select("h3").text())
        .isEqualTo(title.replaceAll("\\s+", " "));
    assertThat(mail.getHeader().getField("Bcc")).isNull();
  }

  @Test
  void python_finds_no_defect_in_any_kind_of_mail() throws Exception {
    assumeTrue(Files.isExecutable(PYTHON), "skipped: Python is not installed");
    post.subscriptions.request(Post.READER, Post.preferences("es"));
    Outbox.Mail confirmation =
        post.store.outbox().claim("test", 1, Post.NOW, Post.NOW.plusSeconds(60)).getFirst();
    Outbox.Mail alert =
        Outbox.pending(
            "a:1",
            null,
            confirmation.subscriberId(),
            MailKind.ALERT,
            Post.READER,
            null,
            "no-us-bases",
            Post.NOW);
    for (byte[] mail :
        List.of(
            post.digest(Post.news(30), Lang.ES),
            post.digest(Post.quiet(), Lang.EN),
            letter(confirmation),
            letter(alert))) {
      assertThat(python(mail).lines())
          .hasSize(2)
          .anyMatch(line -> line.matches("\\d+ lines"))
          .anyMatch(line -> line.matches("(List-Unsubscribe=One-Click|None) auto-generated"));
    }
  }

  private byte[] letter(Outbox.Mail mail) {
    return ((MailMaker.Made.Letter) post.mails.make(mail)).bytes();
  }

  private static String python(byte[] mail) throws Exception {
    Process process =
        new ProcessBuilder(PYTHON.toString(), "-c", DEFECTS).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(mail);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
