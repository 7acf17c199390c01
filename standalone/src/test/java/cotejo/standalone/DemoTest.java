package cotejo.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cotejo.standalone.mailbox.Mail;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the newsroom's feeds to the digest in the mailbox, through the real broker. */
class DemoTest {
  @TempDir static Path folder;
  private static RunningDemo demo;

  @BeforeAll
  static void start() throws Exception {
    demo = RunningDemo.start(folder);
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void the_digest_arrives_as_mail_with_a_quote_a_record_and_a_way_out() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(demo.sample().mailbox().mails())
                    .anyMatch(one -> one.source().contains("[MISLEADING]")));
    Mail mail =
        demo.sample().mailbox().mails().stream()
            .filter(one -> one.source().contains("[MISLEADING]"))
            .findFirst()
            .orElseThrow();

    assertThat(mail.source())
        .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
        .contains("multipart/alternative")
        .contains("[MISLEADING]")
        .contains("The record:");
  }

  @Test
  void what_spreads_is_told_at_once_by_a_mail_of_its_own_and_on_the_front_page() {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () -> assertThat(alarms()).anyMatch(mail -> mail.source().contains("Who asserts it")));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(get(demo.everything().alert().address() + "/en"))
                    .contains("Spreading now"));
  }

  private static List<Mail> alarms() {
    return demo.sample().mailbox().mails().stream()
        .filter(mail -> mail.source().contains("Spreading now"))
        .toList();
  }

  @Test
  void the_front_page_shows_the_digest() throws Exception {
    String page = get(demo.everything().alert().address() + "/en");

    assertThat(page).contains("<h1").contains("Misleading");
  }

  @Test
  void the_register_in_the_program_has_its_pages_before_anybody_publishes_a_rulebook()
      throws Exception {
    URI site = demo.everything().alert().address();
    assertThat(get(site + "/en/claims")).contains("Programmes", "/en/claim/no-us-bases");
    assertThat(get(site + "/es/claim/no-us-bases"))
        .contains("Lo que se dice equivocadamente", "\"@type\":\"ClaimReview\"")
        .contains("El Ejército de Estados Unidos opera una base militar dentro de México.");
  }

  @Test
  void the_books_of_the_three_services_agree() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              String ingest = metrics(demo.ingestPort());
              String classify = metrics(demo.classifyPort());
              String alert = metrics(demo.alertMetricsPort());
              double published =
                  sum(ingest, "cotejo_ingest_entries_total{outcome=\"new\"")
                      + sum(ingest, "cotejo_ingest_entries_total{outcome=\"revised\"")
                      + sum(ingest, "cotejo_ingest_entries_total{outcome=\"deleted\"");
              double verdicts = sum(classify, "cotejo_classify_verdicts_total{");
              assertThat(published).isPositive();
              assertThat(sum(classify, "cotejo_classify_articles_total")).isEqualTo(published);
              assertThat(
                      verdicts
                          + sum(classify, "cotejo_classify_unchanged_total")
                          + sum(classify, "cotejo_classify_rejected_total{"))
                  .isEqualTo(published);
              assertThat(sum(alert, "cotejo_alert_verdicts_total{")).isEqualTo(verdicts);
            });
  }

  private static String metrics(int port) throws Exception {
    return get("http://127.0.0.1:" + port + "/metrics");
  }

  private static double sum(String metrics, String prefix) {
    return Pattern.compile("^" + Pattern.quote(prefix) + ".* ([0-9.E+]+)$", Pattern.MULTILINE)
        .matcher(metrics)
        .results()
        .mapToDouble(line -> Double.parseDouble(line.group(1)))
        .sum();
  }

  private static String get(String address) throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
