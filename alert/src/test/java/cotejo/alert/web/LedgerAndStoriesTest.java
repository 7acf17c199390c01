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
        .containsExactly("March 3, 2026, 07:00 CST", "3", "0", "0", "0", "3", "Balanced");
    assertThat(Accessibility.complaints(ledger)).isEmpty();
    Document run = site.page(ledger.select("tbody a").attr("href"));
    assertThat(run.text()).contains("Digest of March 3, 2026").doesNotContain("@");
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
