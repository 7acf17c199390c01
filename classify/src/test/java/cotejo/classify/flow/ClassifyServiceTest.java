package cotejo.classify.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cotejo.events.Article;
import cotejo.events.DeadLetter;
import cotejo.events.Label;
import cotejo.events.Messages;
import cotejo.events.Rulebook;
import cotejo.events.Topics;
import cotejo.events.Verdict;
import cotejo.service.DeadLetters;
import cotejo.service.deadletters.DeadLettersCommand;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClassifyServiceTest {
  @TempDir private Path folder;

  private Desk desk;
  private ClassifyService service;

  @BeforeEach
  void start() {
    desk = new Desk(folder, 3);
    service = ClassifyService.start(desk.config(), InstantSource.system());
  }

  @AfterEach
  void stop() {
    service.close();
    desk.close();
  }

  @Test
  void an_article_becomes_a_verdict_with_quote_record_and_sources() {
    Article denial = Desk.article("a", 1, "Sin bases extranjeras", Desk.DENIAL);
    Article falsehood = Desk.article("b", 1, "A base in Sonora", Desk.FALSEHOOD);
    Article sports = Desk.article("c", 1, "Goleada", Desk.OFF_TOPIC);
    desk.send(denial);
    desk.send(falsehood);
    desk.send(sports);

    assertThat(desk.verdict(denial).label()).isEqualTo(Label.ACCURATE);
    assertThat(desk.verdict(sports).label()).isEqualTo(Label.OFF_TOPIC);
    Verdict misleading = desk.verdict(falsehood);
    assertThat(misleading.label()).isEqualTo(Label.MISLEADING);
    assertThat(misleading.rulebook().number()).isZero();
    assertThat(misleading.mentions())
        .isNotEmpty()
        .allSatisfy(
            mention -> {
              assertThat(mention.quote())
                  .isEqualTo(
                      (falsehood.title() + "\n" + falsehood.text())
                          .substring(mention.start(), mention.end()));
              assertThat(mention.sources()).isNotEmpty();
            });
  }

  @Test
  void a_revision_is_read_again_and_only_what_changed_is_published() {
    Article first = Desk.article("a", 1, "Sin novedad", Desk.OFF_TOPIC);
    Article same = Desk.article("a", 2, "Sin novedad", Desk.OFF_TOPIC + " Hubo lluvia.");
    Article revised = Desk.article("a", 3, "Sin novedad", Desk.DENIAL);
    Article late = Desk.article("a", 2, "Sin novedad", Desk.FALSEHOOD);
    desk.send(first);
    desk.verdict(first);
    desk.send(same);
    desk.send(revised);
    desk.verdict(revised);
    desk.send(late);
    Article last = Desk.article("z", Desk.OFF_TOPIC);
    desk.send(last);
    desk.verdict(last);
    await().untilAsserted(() -> assertThat(articles()).isEqualTo(5));

    assertThat(desk.verdicts(first)).extracting(Verdict::revision).containsExactly(1, 3);
    assertThat(desk.metric(service, "cotejo_classify_unchanged_total")).isEqualTo(1);
    assertThat(desk.metric(service, "cotejo_classify_rejected_total{reason=\"superseded\"}"))
        .isEqualTo(1);
    assertThat(desk.deadLetters()).isEmpty();
    theBooksBalance();
  }

  @Test
  void a_copy_that_starts_anew_knows_the_last_verdicts() {
    Article article = Desk.article("a", Desk.DENIAL);
    desk.send(article);
    desk.verdict(article);
    service.close();

    service = ClassifyService.start(desk.config(), InstantSource.system());
    desk.send(article);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(desk.metric(service, "cotejo_classify_unchanged_total")).isEqualTo(1));

    assertThat(desk.verdicts(article)).hasSize(1);
  }

  @Test
  void an_article_deleted_from_its_topic_takes_its_verdict_along() {
    Article article = Desk.article("a", Desk.DENIAL);
    desk.send(article);
    desk.verdict(article);

    desk.send(Topics.ARTICLES, article.id(), null);

    await()
        .untilAsserted(
            () ->
                assertThat(desk.all(Topics.VERDICTS))
                    .last()
                    .satisfies(
                        record -> {
                          assertThat(record.key()).isEqualTo(article.id());
                          assertThat(record.value()).isNull();
                        }));
    await().untilAsserted(() -> assertThat(articles()).isEqualTo(2));
    theBooksBalance();
  }

  @Test
  void what_cannot_be_read_is_set_aside_with_its_bytes_and_the_flow_goes_on() {
    Article good = Desk.article("a", Desk.DENIAL);
    Article other = Desk.article("b", Desk.DENIAL);
    desk.send(Topics.ARTICLES, "k1", Desk.bytes("{\"id\": oops"));
    desk.send(Topics.ARTICLES, "k2", Desk.bytes("{\"id\": \"short\"}"));
    desk.send(Topics.ARTICLES, "k3", Desk.bytes("[]"));
    desk.send(Topics.ARTICLES, "not-an-id", null);
    desk.send(Topics.ARTICLES, "another key", Messages.JSON.writeValueAsBytes(other));
    desk.send(good);
    desk.verdict(good);

    await().untilAsserted(() -> assertThat(desk.deadLetters()).hasSize(5));
    assertThat(desk.deadLetters())
        .filteredOn(letter -> letter.reason() == DeadLetter.Reason.NOT_JSON)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.value()).isEqualTo(Desk.bytes("{\"id\": oops"));
              assertThat(letter.key()).isEqualTo(Desk.bytes("k1"));
              assertThat(letter.topic()).isEqualTo(Topics.ARTICLES.name());
              assertThat(letter.detail()).contains("line 1");
            });
    await().untilAsserted(() -> assertThat(articles()).isEqualTo(6));
    assertThat(desk.metric(service, "cotejo_classify_rejected_total{reason=\"not-json\"}"))
        .isEqualTo(1);
    assertThat(desk.metric(service, "cotejo_classify_rejected_total{reason=\"bad-field\"}"))
        .isEqualTo(4);
    theBooksBalance();
  }

  @Test
  void a_published_rulebook_is_used_at_once_by_every_copy_and_a_bad_one_changes_nothing()
      throws Exception {
    try (ClassifyService second = ClassifyService.start(desk.config(), InstantSource.system())) {
      desk.publish(Rulebook.Role.LIVE, Desk.edition(4));
      await().untilAsserted(() -> bothUse(second, 4));
      for (int i = 0; i < 12; i++) {
        desk.send(Desk.article("after-" + i, Desk.DENIAL));
      }
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(
              () ->
                  assertThat(desk.verdicts())
                      .hasSize(12)
                      .allMatch(verdict -> verdict.rulebook().number() == 4));

      desk.send(Topics.RULEBOOKS, Rulebook.Role.LIVE.key(), Desk.bytes("{}"));
      Rulebook empty =
          new Rulebook(
              new Verdict.RulebookVersion(
                  5, Rulebook.hashOf(Map.of("claims/x.yaml", "what: is this\n"))),
              Map.of("claims/x.yaml", "what: is this\n"),
              Desk.NOON,
              null);
      desk.publish(Rulebook.Role.LIVE, empty);
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          desk.metric(
                              second, "cotejo_classify_rulebooks_total{outcome=\"refused\"}"))
                      .isEqualTo(2));
      await().untilAsserted(() -> assertThat(desk.deadLetters()).hasSize(2));
      bothUse(second, 4);
      assertThat(desk.page(second, "/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_live_rulebook_that_does_not_load_lets_a_start_fall_back_on_the_newest_that_does() {
    Rulebook good = Desk.edition(3);
    desk.send(
        Messages.write(Topics.RULEBOOKS, null, Rulebook.historyKey(3), good, "/test", Desk.NOON));
    desk.send(Topics.RULEBOOKS, Rulebook.Role.LIVE.key(), Desk.bytes("no rulebook"));
    await().untilAsserted(() -> assertThat(desk.deadLetters()).hasSize(1));
    service.close();

    service = ClassifyService.start(desk.config(), InstantSource.system());
    Article article = Desk.article("a", Desk.DENIAL);
    desk.send(article);

    assertThat(desk.verdict(article).rulebook()).isEqualTo(good.version());
    assertThat(desk.deadLetters()).as("set aside once, not at every start").hasSize(1);
  }

  private void bothUse(ClassifyService second, int number) {
    for (ClassifyService one : java.util.List.of(service, second)) {
      assertThat(
              desk.metric(
                  one,
                  "cotejo_classify_rulebook_info{hash=\"%s\",role=\"live\",version=\"%d\"}"
                      .formatted(Desk.edition(number).version().hash().substring(0, 12), number)))
          .isEqualTo(1);
    }
  }

  @Test
  void a_candidate_runs_in_the_shadow_and_is_counted_but_not_published() {
    Map<String, String> files = new TreeMap<>(cotejo.classify.rules.Rulebook.bundled().files());
    files.remove("claims/no-us-bases.yaml");
    desk.publish(
        Rulebook.Role.CANDIDATE,
        new Rulebook(
            new Verdict.RulebookVersion(9, Rulebook.hashOf(files)), files, Desk.NOON, null));
    await()
        .untilAsserted(
            () ->
                assertThat(desk.sum(service, "cotejo_classify_rulebook_info"))
                    .as("live and candidate")
                    .isEqualTo(2));
    Article article = Desk.article("a", Desk.FALSEHOOD);
    desk.send(article);

    assertThat(desk.verdict(article).label()).isEqualTo(Label.MISLEADING);
    assertThat(desk.verdict(article).rulebook().number()).isZero();
    await()
        .untilAsserted(
            () ->
                assertThat(desk.sum(service, "cotejo_classify_candidate_verdicts_total"))
                    .isEqualTo(1));
    assertThat(desk.page(service, "/metrics").body())
        .as("without the claim it would not be misleading")
        .contains(
            "cotejo_classify_candidate_verdicts_total"
                + "{candidate=\"misleading\",live=\"misleading\"} 0.0");
  }

  @Test
  void a_dead_letter_that_is_replayed_becomes_a_verdict() {
    Article article = Desk.article("a", Desk.DENIAL);
    var record =
        new ConsumerRecord<>(
            Topics.ARTICLES.name(),
            1,
            1_000L,
            article.id(),
            Messages.JSON.writeValueAsBytes(article));
    desk.send(
        new DeadLetters("classify", InstantSource.system(), new SimpleMeterRegistry())
            .message(record, DeadLetter.Reason.FAILED, "a fault since mended"));

    int exit =
        new CommandLine(new DeadLettersCommand())
            .execute("replay", "--all", "--set", "kafka.bootstrap=" + desk.broker().bootstrap());

    assertThat(exit).isZero();
    assertThat(desk.verdict(article).label()).isEqualTo(Label.ACCURATE);
  }

  @Test
  void a_text_over_the_limit_is_cut_and_the_verdict_says_so() {
    String filler = "Hoy no pasó nada de interés en la plaza del pueblo. ".repeat(6_000);
    Article longest = Desk.article("a", 1, "Larga", filler + Desk.FALSEHOOD);
    desk.send(longest);

    Verdict verdict = desk.verdict(longest);
    assertThat(verdict.truncated()).isTrue();
    assertThat(verdict.mentions()).as("what stands behind the limit is not read").isEmpty();
  }

  @Test
  void it_stops_within_ten_seconds_and_leaves_nothing_half_done() {
    for (int i = 0; i < 300; i++) {
      desk.send(Desk.article("n" + i, Desk.DENIAL));
    }
    long began = System.nanoTime();
    service.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));

    service = ClassifyService.start(desk.config(), InstantSource.system());
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(desk.verdicts()).hasSize(300));
    assertThat(desk.verdicts().stream().map(Verdict::articleId).distinct()).hasSize(300);
  }

  private double articles() {
    return desk.metric(service, "cotejo_classify_articles_total");
  }

  private void theBooksBalance() {
    double verdicts = desk.sum(service, "cotejo_classify_verdicts_total");
    assertThat(articles())
        .isEqualTo(
            verdicts
                + desk.sum(service, "cotejo_classify_unchanged_total")
                + desk.sum(service, "cotejo_classify_rejected_total")
                + desk.sum(service, "cotejo_classify_tombstones_total"));
    assertThat(verdicts).as("as on the topic").isEqualTo(desk.verdicts().size());
    assertThat(desk.sum(service, "cotejo_classify_mentions_total"))
        .as("mentions as on the topic")
        .isEqualTo(desk.verdicts().stream().mapToInt(v -> v.mentions().size()).sum());
  }
}
