package cotejo.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cotejo.events.Article;
import cotejo.events.Digest;
import cotejo.events.FeedState;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Stance;
import cotejo.events.Topics;
import cotejo.events.Verdict;
import cotejo.service.Settings;
import cotejo.standalone.mailbox.Mail;
import cotejo.standalone.mailbox.Mailbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real feeds and real pages through everything, in two runs on one data folder: first the feeds as
 * their outlets wrote them, then feeds that list real pages and labelled texts. Between ingest,
 * classify and alert nothing is lost or doubled, and each service's metrics say what its topics
 * hold.
 */
class RealPipelineTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @Test
  void every_entry_is_accounted_for_from_the_feed_to_the_digest(@TempDir Path folder)
      throws Exception {
    try (RealSite site = new RealSite();
        Mailbox mailbox = Mailbox.start(CLOCK, 0, 0)) {
      RealSite.Listed feeds = site.feeds();
      Books first;
      try (Everything run =
              start(folder, feeds.opml(folder.resolve("feeds.opml")), false, mailbox);
          Tap topics = new Tap(run.bootstrap())) {
        first = settled(run, feeds, topics);
        first.balance(feeds, Books.NONE);
        assertThat(first.ingest().sum("cotejo_ingest_entries_total", "reason=\"too-many\""))
            .isEqualTo(3);
        List<Article> articles = first.articles();
        assertThat(topics.newest(Topics.FEED_STATE))
            .as("every real feed was read, once")
            .hasSize(feeds.entries().size())
            .allSatisfy(state -> assertThat(state.failure()).isNull())
            .allSatisfy(state -> assertThat(state.polls()).isEqualTo(1))
            .allSatisfy(state -> accountFor(state, feeds, articles));
      }

      RealSite.Listed pages = site.pages();
      try (Everything run = start(folder, pages.opml(folder.resolve("pages.opml")), true, mailbox);
          Tap topics = new Tap(run.bootstrap())) {
        run.alert().subscribe("reader@cotejo.example", "en");
        Books second = settled(run, pages, topics);
        second.balance(pages, first);
        oddEntries(second.ingest());
        run.alert().cutNow();
        digest(run, topics, mailbox);
      }
    }
  }

  private static Everything start(Path folder, Path opml, boolean pages, Mailbox mailbox) {
    Settings settings =
        Settings.of(
            "ingest.port=0",
            "classify.port=0",
            "alert.port=0",
            "alert.metrics-port=0",
            "ingest.feeds=" + opml,
            "ingest.pages=" + pages,
            "ingest.allow-hosts=127.0.0.1",
            "ingest.page-gap=0s",
            "ingest.connections-per-domain=40",
            "ingest.interval.min=6h",
            "ingest.interval.max=6h",
            "alert.smtp.host=" + mailbox.smtpHost(),
            "alert.smtp.port=" + mailbox.smtpPort());
    return Everything.start(settings, folder, CLOCK, new Progress(System.err, false));
  }

  /** What the services say of themselves and what stands on the topics, when all is quiet. */
  private record Books(
      MetricsPage ingest,
      MetricsPage classify,
      MetricsPage alert,
      List<Article> articles,
      List<Verdict> verdicts,
      long rulebooks) {
    private static final MetricsPage NOTHING = new MetricsPage(Map.of());
    private static final Books NONE = new Books(NOTHING, NOTHING, NOTHING, List.of(), List.of(), 0);

    /** This run's share of the topics is what was not there before. */
    void balance(RealSite.Listed listed, Books before) {
      int articlesNow = articles.size() - before.articles().size();
      int verdictsNow = verdicts.size() - before.verdicts().size();
      assertThat(ingest.sum("cotejo_ingest_polls_total"))
          .as("each feed of this run is polled once, those of the last run are not due")
          .isEqualTo(listed.entries().size());
      assertThat(ingest.sum("cotejo_ingest_entries_total"))
          .as("entries = published + duplicate + rejected")
          .isEqualTo(listed.total())
          .isEqualTo(published() + entries("duplicate") + entries("rejected"));
      assertThat(published()).as("published = messages on the topic").isEqualTo(articlesNow);
      assertThat(classify.sum("cotejo_classify_articles_total"))
          .as("articles on the topic = verdicts + unchanged + rejected + tombstones")
          .isEqualTo(articlesNow)
          .isEqualTo(
              verdictsNow
                  + classify.sum("cotejo_classify_unchanged_total")
                  + classify.sum("cotejo_classify_rejected_total")
                  + classify.sum("cotejo_classify_tombstones_total"));
      assertThat(alert.sum("cotejo_alert_records_read_total"))
          .as("alert reads each verdict and rulebook once")
          .isEqualTo(verdictsNow + rulebooks - before.rulebooks());
      assertThat(alert.sum("cotejo_alert_records_total", "outcome=\"kept\""))
          .as("and keeps each verdict")
          .isEqualTo(verdictsNow);
      List<Verdict> fresh =
          verdicts.stream().filter(one -> !before.verdicts().contains(one)).toList();
      assertThat(fresh).hasSize(verdictsNow);
      agree(classify, "cotejo_classify", fresh);
      agree(alert, "cotejo_alert", fresh);
      for (MetricsPage service : List.of(ingest, classify, alert)) {
        assertThat(service.sum("cotejo_dead_letters_total")).isZero();
      }
    }

    long entries(String outcome) {
      return ingest.sum("cotejo_ingest_entries_total", "outcome=\"" + outcome + "\"");
    }

    long published() {
      return entries("new") + entries("revised") + entries("deleted");
    }

    /** Label by label, language by language, claim by claim, stance by stance. */
    private static void agree(MetricsPage service, String prefix, List<Verdict> verdicts) {
      for (Label label : Label.values()) {
        for (String lang : List.of("en", "es", "other")) {
          assertThat(
                  service.sum(
                      prefix + "_verdicts_total",
                      "label=\"" + label.word() + "\"",
                      "lang=\"" + lang + "\""))
              .as("%s, %s: %s", prefix, label, lang)
              .isEqualTo(
                  verdicts.stream()
                      .filter(one -> one.label() == label && language(one).equals(lang))
                      .count());
        }
      }
      Map<String, Map<Stance, Long>> mentions =
          verdicts.stream()
              .filter(one -> one.label() != Label.OFF_TOPIC)
              .flatMap(one -> one.mentions().stream())
              .collect(
                  Collectors.groupingBy(
                      Mention::claim,
                      TreeMap::new,
                      Collectors.groupingBy(
                          Mention::stance,
                          () -> new EnumMap<>(Stance.class),
                          Collectors.counting())));
      mentions.forEach(
          (claim, stances) ->
              stances.forEach(
                  (stance, number) ->
                      assertThat(
                              service.sum(
                                  prefix + "_mentions_total",
                                  "claim=\"" + claim + "\"",
                                  "stance=\"" + stance.word() + "\""))
                          .as("%s, %s, %s", prefix, claim, stance)
                          .isEqualTo(number)));
    }

    private static String language(Verdict verdict) {
      String lang = verdict.lang();
      return "en".equals(lang) || "es".equals(lang) ? lang : "other";
    }
  }

  /** Waits until every feed was polled and what it brought has gone all the way. */
  private static Books settled(Everything run, RealSite.Listed listed, Tap topics) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () ->
                MetricsPage.of(run.ingest().port()).sum("cotejo_ingest_polls_total")
                    >= listed.entries().size());
    MetricsPage ingest = await().until(() -> MetricsPage.of(run.ingest().port()), Objects::nonNull);
    long published =
        ingest.sum("cotejo_ingest_entries_total", "outcome=\"new\"")
            + ingest.sum("cotejo_ingest_entries_total", "outcome=\"revised\"");
    MetricsPage classify =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> MetricsPage.of(run.classify().port()),
                page -> page.sum("cotejo_classify_articles_total") >= published);
    long verdicts = classify.sum("cotejo_classify_verdicts_total");
    MetricsPage alert =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> MetricsPage.of(run.alert().metricsPort()),
                page -> page.sum("cotejo_alert_verdicts_total") >= verdicts);
    return new Books(
        ingest,
        classify,
        alert,
        topics.values(Topics.ARTICLES),
        topics.values(Topics.VERDICTS),
        topics.records(Topics.RULEBOOKS).size());
  }

  /** What a feed's state remembers is what its document had, and its articles stand there once. */
  private static void accountFor(FeedState state, RealSite.Listed feeds, List<Article> articles) {
    assertThat(state.entriesSeen())
        .as(state.url() + ": entries apart from those that stand there twice")
        .isEqualTo(state.known().size())
        .isLessThanOrEqualTo(feeds.entries().get(state.url().toString()));
    List<String> published =
        articles.stream()
            .filter(article -> article.feedId().equals(state.feedId()))
            .filter(article -> article.revision() == 1)
            .map(Article::id)
            .toList();
    assertThat(published).as(state.url() + ": articles on the topic").doesNotHaveDuplicates();
    assertThat(state.known())
        .as(state.url() + ": entries that were neither published nor duplicate nor rejected")
        .allSatisfy(
            known ->
                assertThat(known.articleId() == null || published.contains(known.articleId()))
                    .isTrue());
  }

  private static void oddEntries(MetricsPage ingest) {
    assertThat(ingest.sum("cotejo_ingest_entries_total", "reason=\"no-address\"")).isEqualTo(1);
    assertThat(ingest.sum("cotejo_ingest_entries_total", "reason=\"no-title\"")).isEqualTo(1);
    assertThat(ingest.sum("cotejo_ingest_entries_total", "outcome=\"duplicate\"")).isPositive();
  }

  private static void digest(Everything run, Tap topics, Mailbox mailbox) throws Exception {
    Map<String, Verdict> verdicts =
        topics.newest(Topics.VERDICTS).stream()
            .collect(Collectors.toMap(Verdict::articleId, Function.identity()));
    Collection<Digest> digests =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> topics.values(Topics.DIGESTS), found -> !found.isEmpty());
    Digest digest = digests.iterator().next();

    assertThat(digests).hasSize(1);
    for (Label label : Label.values()) {
      assertThat(digest.counts().get(label.word()))
          .as("articles that are " + label)
          .isEqualTo((int) verdicts.values().stream().filter(it -> it.label() == label).count());
    }
    assertThat(digest.items())
        .hasSize(digest.counts().get("misleading") + digest.counts().get("accurate"))
        .allSatisfy(
            item -> {
              Verdict verdict = verdicts.get(item.articleId());
              assertThat(item.label()).isEqualTo(verdict.label());
              assertThat(item.mentions()).isNotEmpty();
              assertThat(item.mentions())
                  .allSatisfy(mention -> assertThat(mention.quote()).isNotBlank());
            });
    Digest.Item first = digest.items().getFirst();
    URI pages = run.alert().address();
    assertThat(MetricsPage.get(pages + "/en")).contains(first.outlet());
    assertThat(MetricsPage.get(pages + "/en/article/" + first.articleId()))
        .contains("<h1")
        .contains(first.mentions().getFirst().claim());
    await().atMost(Duration.ofSeconds(30)).until(() -> mailbox.received() == 1);
    Mail mail = mailbox.mails().getFirst();
    assertThat(mail.recipient()).isEqualTo("reader@cotejo.example");
    assertThat(mail.source()).contains("multipart/alternative").contains("[MISLEADING]");
  }
}
