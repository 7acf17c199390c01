package cotejo.alert.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cotejo.alert.model.Frequency;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Subscriber;
import cotejo.alert.store.ReplyStore;
import cotejo.alert.subscribers.Subscriptions;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void open() {
    site = Site.open(folder);
    SampleNews.fill(site.store);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Subscriber reader() {
    site.subscriptions.addConfirmed(
        "reader@post.example",
        Preferences.standard("en", LocalTime.of(7, 0), ZoneId.of("America/Tijuana")));
    return site.store.subscribers().page("", 10).getFirst();
  }

  private String manage(Subscriber subscriber) {
    return site.subscriptions.manageToken(subscriber.id(), SampleNews.NOW, Subscriptions.LINK_LIFE);
  }

  private Subscriber now(Subscriber subscriber) {
    return site.store.subscribers().find(subscriber.id()).orElseThrow();
  }

  @Test
  void known_and_unknown_addresses_get_the_same_answer() {
    reader();
    var known = site.post("/en/subscribe", "email=reader@post.example", "203.0.113.1");
    var unknown = site.post("/en/subscribe", "email=other@post.example", "203.0.113.1");
    assertThat(known.statusCode()).isEqualTo(200).isEqualTo(unknown.statusCode());
    assertThat(known.body()).isEqualTo(unknown.body()).contains("Please look into your mailbox");
    assertThat(site.store.subscribers().counts().get(Subscriber.Status.PENDING)).isOne();
    var pending = site.post("/en/subscribe", "email=other@post.example", "203.0.113.1");
    Subscriber gone = reader();
    site.subscriptions.unsubscribe(site.subscriptions.unsubscribeToken(gone.id(), SampleNews.NOW));
    var left = site.post("/en/subscribe", "email=reader@post.example", "203.0.113.1");
    for (var answer : List.of(unknown, pending, left)) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(known.body());
      assertThat(names(answer)).isEqualTo(names(known));
    }
  }

  private static Set<String> names(HttpResponse<String> answer) {
    return answer.headers().map().keySet();
  }

  @Test
  void a_subscription_begins_with_the_button_not_with_the_link() {
    site.post(
        "/es/subscribe",
        "email=nueva@post.example&frequency=weekly&zone=Asia/Kolkata&at=06:30",
        "203.0.113.1");
    Subscriber pending = site.store.subscribers().page("", 10).getFirst();
    assertThat(pending.preferences().frequency()).isEqualTo(Frequency.WEEKLY);
    assertThat(pending.preferences().zone().getId()).isEqualTo("Asia/Kolkata");
    String path =
        "/es/confirm?token=" + site.subscriptions.confirmToken(pending.id(), SampleNews.NOW);

    assertThat(site.get(path).statusCode()).isEqualTo(200);
    assertThat(now(pending).status()).isEqualTo(Subscriber.Status.PENDING);

    var confirmed = site.post(path, "", "203.0.113.1");
    assertThat(now(pending).status()).isEqualTo(Subscriber.Status.CONFIRMED);
    assertThat(confirmed.body()).contains("Su próximo resumen llega el", "06:30", "Asia/Kolkata");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email=a%40b.example%0d%0aBcc:%20c%40d.example",
        "email=a%40b.example%0aSubject:x",
        "email=%3Ca%40b.example%3E",
        "email=a%40b.example,c%40d.example",
        "email=nobody",
        "email=",
        ""
      })
  void an_address_that_could_break_a_header_is_refused(String form) {
    var answer = site.post("/en/subscribe", form, "203.0.113.1");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Accessibility.complaints(Jsoup.parse(answer.body()))).isEmpty();
    assertThat(site.store.subscribers().page("", 10)).isEmpty();
  }

  @Test
  void a_robot_that_fills_every_field_is_thanked_and_ignored() {
    var answer = site.post("/en/subscribe", "email=bot@post.example&website=x", "203.0.113.1");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(site.store.subscribers().page("", 10)).isEmpty();
  }

  @Test
  void choices_that_cannot_be_are_said_to_be() {
    var all = "&day=1&day=2&day=3&day=4&day=5&day=6&day=7";
    assertThat(site.post("/en/subscribe", "email=a@b.example" + all, "203.0.113.1").statusCode())
        .isEqualTo(422);
    assertThat(site.post("/en/subscribe", "email=a@b.example&zone=Mars/Base", "203.0.113.1").body())
        .contains("One of the choices is not possible");
  }

  @Test
  void one_address_then_its_network_are_slowed_down_and_others_are_not() {
    for (int i = 0; i < Visitors.BY_ADDRESS; i++) {
      assertThat(site.post("/en/subscribe", "", "203.0.113.1").statusCode()).isEqualTo(422);
    }
    var slowed = site.post("/en/subscribe", "", "203.0.113.1");
    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
    int passed = Visitors.BY_ADDRESS;
    for (int host = 2; host < 250; host++) {
      if (site.post("/en/subscribe", "", "203.0.113." + host).statusCode() == 422) {
        passed++;
      }
    }
    assertThat(passed).isEqualTo(Visitors.BY_NETWORK);
    assertThat(site.post("/en/subscribe", "", "198.51.100.1").statusCode()).isEqualTo(422);
    site.at(SampleNews.NOW.plus(Visitors.WINDOW));
    assertThat(site.post("/en/subscribe", "", "203.0.113.1").statusCode()).isEqualTo(422);
  }

  @Test
  void an_ipv6_visitor_is_counted_by_the_prefix_that_was_given_out() {
    for (int i = 0; i < Visitors.BY_ADDRESS; i++) {
      site.post("/en/subscribe", "", "2001:db8:1:2::" + Integer.toHexString(i + 1));
    }
    assertThat(site.post("/en/subscribe", "", "2001:db8:1:2:ffff::1").statusCode()).isEqualTo(429);
    assertThat(site.post("/en/subscribe", "", "2001:db8:1:3::1").statusCode()).isEqualTo(422);
  }

  @Test
  void huge_input_is_refused_whether_its_length_is_announced_or_not() {
    String huge = "text=" + "x".repeat(200_000);
    assertThat(site.post("/en/subscribe", huge, "203.0.113.1").statusCode()).isEqualTo(413);
    HttpResponse<String> chunked =
        site.send(
            site.request("/en/subscribe")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () ->
                            new java.io.ByteArrayInputStream(
                                huge.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))));
    assertThat(chunked.statusCode()).isEqualTo(413);
  }

  @Test
  void looking_at_the_unsubscribe_link_changes_nothing_and_one_click_ends_it() {
    Subscriber reader = reader();
    String path =
        "/en/unsubscribe?token=" + site.subscriptions.unsubscribeToken(reader.id(), SampleNews.NOW);
    assertThat(site.get(path).body()).contains("<button");
    assertThat(now(reader).status()).isEqualTo(Subscriber.Status.CONFIRMED);

    var answer = site.post(path, "List-Unsubscribe=One-Click", "203.0.113.1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(now(reader).status()).isEqualTo(Subscriber.Status.UNSUBSCRIBED);
    assertThat(site.post(path, "", "203.0.113.1").statusCode()).isEqualTo(200);
  }

  @Test
  void a_mail_provider_may_unsubscribe_as_many_readers_as_wish_to_go() {
    Preferences daily = Preferences.standard("en", LocalTime.of(7, 0), ZoneId.of("UTC"));
    for (int i = 0; i < 3 * Visitors.BY_NETWORK; i++) {
      site.subscriptions.addConfirmed("reader" + i + "@post.example", daily);
    }
    for (Subscriber reader : site.store.subscribers().page("", 1_000)) {
      String token = site.subscriptions.unsubscribeToken(reader.id(), SampleNews.NOW);
      var answer =
          site.post("/es/unsubscribe?token=" + token, "List-Unsubscribe=One-Click", "203.0.113.77");
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    assertThat(site.store.subscribers().counts())
        .containsEntry(Subscriber.Status.UNSUBSCRIBED, 3 * Visitors.BY_NETWORK);
    assertThat(site.post("/es/unsubscribe?token=none", "", "203.0.113.77").statusCode())
        .isEqualTo(410);
  }

  /** A client sends its next request upon the same connection, so it must not be closed after. */
  @ParameterizedTest
  @ValueSource(strings = {"/en/unsubscribe?token=none", "/en/erase?token=none", "/en/nowhere"})
  void a_form_is_read_to_its_end_also_where_nobody_asks_for_it(String path) throws Exception {
    byte[] form = "List-Unsubscribe=One-Click".getBytes(StandardCharsets.US_ASCII);
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: "
            + form.length
            + "\r\n\r\n";
    URI root = URI.create(site.root());
    try (Socket connection = new Socket(root.getHost(), root.getPort())) {
      connection.setSoTimeout(200);
      connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      assertThatThrownBy(() -> connection.getInputStream().read())
          .as("answered before the form had come")
          .isInstanceOf(SocketTimeoutException.class);
      connection.setSoTimeout(10_000);
      connection.getOutputStream().write(form);
      assertThat(connection.getInputStream().readNBytes(9)).asString().isEqualTo("HTTP/1.1 ");
    }
  }

  @Test
  void preferences_are_kept_and_the_page_says_when_the_next_digest_comes() {
    Subscriber reader = reader();
    String path = "/en/preferences?token=" + manage(reader);
    assertThat(Accessibility.complaints(site.page(path))).isEmpty();

    var saved =
        site.post(
            path,
            "lang=es&frequency=daily&at=05:15&zone=America/Cancun&only-misleading=on&at-once=on"
                + "&day=7&claim=no-us-bases&claim=made-up&outlet=frontera-diaria&pause=2026-03-10",
            "203.0.113.1");

    assertThat(saved.body()).contains("Saved.", "March 10, 2026, 05:15");
    Preferences chosen = now(reader).preferences();
    assertThat(chosen.claims()).containsExactly("no-us-bases");
    assertThat(chosen.outlets()).containsExactly("frontera-diaria");
    assertThat(chosen.quietDays()).containsExactly(DayOfWeek.SUNDAY);
    assertThat(chosen.onlyMisleading()).isTrue();
    assertThat(chosen.mailWhenQuiet()).isFalse();
    assertThat(chosen.wantsAtOnce("any")).isTrue();
  }

  @Test
  void claims_are_chosen_one_by_one_to_be_told_at_once() {
    Subscriber reader = reader();
    String path = "/en/preferences?token=" + manage(reader);

    site.post(path, "at-once-claim=no-us-bases&at-once-claim=made-up", "203.0.113.1");

    assertThat(now(reader).preferences().atOnce()).containsExactly("no-us-bases");
    var page = site.page(path);
    assertThat(page.select("input[name=at-once-claim][checked]").eachAttr("value"))
        .containsExactly("no-us-bases");
    assertThat(page.select("input[name=at-once][checked]")).isEmpty();
    assertThat(Accessibility.complaints(page)).isEmpty();
    site.post(path, "", "203.0.113.1");
    assertThat(now(reader).preferences().atOnce()).isEmpty();
  }

  @Test
  void data_can_be_taken_along_and_erased() {
    Subscriber reader = reader();
    String token = manage(reader);
    var data = site.get("/en/my-data?token=" + token);
    assertThat(data.body()).contains("reader@post.example");
    assertThat(data.headers().firstValue("Cache-Control")).hasValue("no-store");

    site.get("/en/erase?token=" + token);
    assertThat(site.store.subscribers().find(reader.id())).isPresent();
    site.post("/en/erase?token=" + token, "", "203.0.113.1");
    assertThat(site.store.subscribers().find(reader.id())).isEmpty();
    assertThat(site.get("/en/my-data?token=" + token).statusCode()).isEqualTo(410);
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm", "preferences", "unsubscribe", "my-data", "erase"})
  void a_forged_link_is_answered_in_words_and_does_nothing(String page) {
    String forged = manage(reader()).replaceAll(".$", "!");
    var answer = site.get("/es/" + page + "?token=" + forged);
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body()).contains("Este enlace ya no vale");
  }

  @Test
  void an_outlets_reply_waits_for_an_editor_and_is_shown_when_one_agrees() {
    String form =
        "name=Desk&email=desk@ledger.example&text=We+stand+by+it.%0d%0aFully.&article="
            + SampleNews.someArticle();
    assertThat(site.post("/en/outlet/frontera-diaria/reply", form, "203.0.113.1").statusCode())
        .isEqualTo(200);
    String article = "/en/article/" + SampleNews.someArticle();
    assertThat(site.get(article).body()).doesNotContain("We stand by it.");

    var reply = site.store.replies().list("frontera-diaria", ReplyStore.State.WAITING).getFirst();
    assertThat(reply.body()).isEqualTo("We stand by it.\nFully.");
    site.store.replies().decide(reply.id(), ReplyStore.State.SHOWN);

    for (String page : new String[] {article, "/es/outlet/frontera-diaria"}) {
      assertThat(site.get(page).body())
          .as(page)
          .contains("We stand by it.")
          .doesNotContain("desk@ledger.example");
    }
    site.store.replies().decide(reply.id(), ReplyStore.State.DECLINED);
    assertThat(site.get(article).body()).doesNotContain("We stand by it.");
  }

  @Test
  void every_answer_forbids_scripts_framing_and_guessing_of_types() {
    for (String path : new String[] {"/en", "/en/none", "/api/v1/claims", "/en/feed.atom"}) {
      var headers = site.get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("script-src", "unsafe-inline");
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }
  }
}
