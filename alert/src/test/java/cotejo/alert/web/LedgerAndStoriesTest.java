package cotejo.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.model.MailKind;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Schedule;
import cotejo.alert.store.Outbox;
import cotejo.alert.store.RunStore;
import cotejo.events.Digest;
import cotejo.events.Label;
import cotejo.events.Mention;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerAndStoriesTest {
  private static final Instant CUT = Instant.parse("2026-03-03T13:00:00Z");

  @TempDir Path folder;
  private Site site;
  private Digest before;

  @BeforeEach
  void open() {
    site = Site.open(folder);
    SampleNews.fill(site.store);
    before = site.store.editions().latest().orElseThrow();
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void the_ledger_shows_what_a_run_owes_and_that_it_balances() {
    Preferences daily =
        Preferences.standard("en", LocalTime.of(7, 0), ZoneId.of("America/Mexico_City"));
    for (String name : List.of("one", "two", "three")) {
      site.subscriptions.addConfirmed(name + "@post.example", daily);
    }
    Schedule schedule = daily.schedule();
    RunStore runs = site.store.runs();
    runs.follow(schedule.name(), CUT.minus(Duration.ofDays(1)));
    runs.open("run-1", schedule, CUT, CUT);
    runs.writeSome(
        runs.building().getFirst(),
        100,
        (handle, run, subscribers) ->
            site.store
                .outbox()
                .oweAll(
                    handle,
                    subscribers.stream()
                        .map(
                            subscriber ->
                                Outbox.pending(
                                    run.id() + ":" + subscriber.id(),
                                    run.id(),
                                    subscriber.id(),
                                    MailKind.DIGEST,
                                    subscriber.address(),
                                    before.id(),
                                    null,
                                    CUT))
                        .toList()));

    Document ledger = site.page("/en/ledger");
    assertThat(ledger.select("tbody td").eachText())
        .containsExactly("3", "0", "0", "0", "3", "Balanced");
    assertThat(ledger.select("tbody th").text()).endsWith("Cut March 3, 2026, 07:00 CST");
    assertThat(Accessibility.complaints(ledger)).isEmpty();
    Document run = site.page(ledger.select("tbody a").attr("href"));
    assertThat(run.text())
        .contains("Digest of March 3, 2026", "Balanced: 3 due = 0 sent + 0 left out + 0 failed")
        .contains("From March 2, 2026, 07:00 CST to March 3, 2026, 07:00 CST")
        .doesNotContain("@");
    assertThat(Accessibility.complaints(run)).isEmpty();
  }

  @Test
  void a_story_shows_its_first_article_and_names_copies_as_such() {
    List<Digest.Item> misleading = labelled(Label.MISLEADING);
    Digest.Item first = misleading.get(1);
    Digest.Item copy = misleading.get(0);
    keep(
        List.of(
            new Digest.Story(
                first.articleId(),
                Label.MISLEADING,
                List.of(
                    new Digest.Part(first.articleId(), null),
                    new Digest.Part(copy.articleId(), first.articleId())))),
        List.of());

    Document page = site.page("/en/digest/daily-2026-03-03");
    Element card = page.select("article.card.misleading").first();
    assertThat(page.select("article.card.misleading")).hasSize(1);
    assertThat(card.select("h3").text()).isEqualTo(first.title());
    assertThat(card.select("details").text())
        .contains("One more article tells the same", copy.title(), copy.outlet() + ", a copy");
    assertThat(Accessibility.complaints(page)).isEmpty();
  }

  @Test
  void what_spreads_and_what_came_late_is_said() {
    Mention mention = labelled(Label.MISLEADING).getFirst().mentions().getFirst();
    keep(
        List.of(),
        List.of(
            new Digest.Spread(
                mention.claim(),
                mention.record(),
                List.of("Frontera Diaria", "The Border Ledger"),
                List.of(labelled(Label.MISLEADING).getFirst().articleId()),
                CUT.minus(Duration.ofHours(5)))));

    Document page = site.page("/es/digest/daily-2026-03-03");
    assertThat(page.select("#spreading + ul").text())
        .contains("2 medios por separado, una nota", "Frontera Diaria · The Border Ledger");
    assertThat(page.select(".note").text()).contains("El servicio estaba caído");
    assertThat(page.select(".pager a[rel=prev]").attr("href"))
        .isEqualTo("/es/digest/daily-2026-03-02");
  }

  @Test
  void a_full_days_page_says_in_words_who_carried_a_story_first() {
    BusyDay.fill(site);
    assertThat(site.page("/es").select("article.card p.small").text())
        .contains("La publicó primero The Border Ledger; después, Frontera Diaria (copia).");
  }

  @Test
  void what_spreads_now_is_said_on_the_front_page_and_with_its_claim_until_it_is_over() {
    String claim = "/claim/" + SampleNews.BASES;
    assertThat(site.page("/en" + claim).select(".now")).isEmpty();
    BusyDay.fill(site);

    assertThat(site.page("/en").select(".now").text())
        .contains("Spreading now", "The US Army runs a military base inside Mexico.")
        .contains("The record: No US military base exists on Mexican territory.")
        .contains("3 outlets assert the misconception, each in a text of its own");
    assertThat(site.page("/es" + claim).select(".now").text())
        .contains("Se difunde ahora", "3 medios", "Noticiero del Norte");
    assertThat(site.page("/es/claims").select(".card:has(.tag) a").eachAttr("href"))
        .containsExactly("/es" + claim);
    assertThat(site.page("/en/digest/" + BusyDay.DIGEST).select(".now")).isEmpty();
    String run = site.page("/en/ledger").select("a:contains(Alert)").attr("href");
    assertThat(site.page(run).select(".lead a[href=/en" + claim + "]")).hasSize(1);

    BusyDay.calm(site.store);
    for (String page : List.of("/en", "/en" + claim, "/en/claims")) {
      assertThat(site.page(page).text()).as(page).doesNotContain("Spreading now");
    }
  }

  @Test
  void the_archive_says_what_each_day_held() {
    BusyDay.fill(site);
    assertThat(site.page("/en/archive").select(".days li").eachText())
        .satisfiesExactly(
            busy ->
                assertThat(busy)
                    .contains("2 articles were misleading, 2 accurate; one tag was corrected.")
                    .contains("One misconception was spreading.", "made up after an outage"),
            plain ->
                assertThat(plain).contains("2 articles were misleading").doesNotContain("made up"),
            quiet -> assertThat(quiet).contains("A quiet day"));
  }

  private List<Digest.Item> labelled(Label label) {
    return before.items().stream().filter(item -> item.label() == label).toList();
  }

  private void keep(List<Digest.Story> stories, List<Digest.Spread> spreading) {
    Digest digest =
        new Digest(
            "daily-2026-03-03",
            before.to(),
            CUT,
            CUT.plusSeconds(9_000),
            Map.of("misleading", 2),
            before.items(),
            List.of(),
            stories,
            spreading,
            null,
            CUT);
    site.store.database().change(handle -> site.store.editions().keep(handle, digest, true));
  }
}
