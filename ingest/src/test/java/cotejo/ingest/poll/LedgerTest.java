package cotejo.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.events.Article;
import cotejo.events.Feed;
import cotejo.events.FeedState;
import cotejo.events.Hashes;
import cotejo.ingest.feed.FeedItem;
import cotejo.ingest.schedule.Bounds;
import cotejo.ingest.schedule.Pacing;
import cotejo.ingest.schedule.Wishes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final URI FEED = URI.create("https://diario.example/rss");
  private static final URI MOVED = URI.create("https://diario.example/feed");

  private final Feed feed =
      new Feed(
          Feed.idOf("Diario", FEED),
          FEED,
          "Diario",
          "Diario",
          "MX",
          "es",
          Feed.Kind.PRESS,
          null,
          "",
          Map.of());
  private final Watched watched =
      new Watched(new Assignment(new TopicPartition("feeds", 0)), feed, 0);
  private final Ledger ledger =
      new Ledger(
          new Pacing(new Bounds(Duration.ofMinutes(2), Duration.ofHours(1), Duration.ofHours(6))),
          new PushWish(URI.create("https://cotejo.example/")));
  private FeedState state = Memory.fresh(feed, NOON);
  private Instant now = NOON;

  private Ledger.Change after(List<Finding> findings, @Nullable Ending ending) {
    return after(findings, ending, List.of(), false);
  }

  private Ledger.Change after(
      List<Finding> findings, @Nullable Ending ending, List<FeedState> siblings, boolean cutOff) {
    Ledger.Change change =
        ledger.apply(
            watched, state, findings, ending, new Ledger.Circumstances(siblings, now, 0.5, cutOff));
    state = change.after();
    return change;
  }

  private static Entry entry(String key, String says) {
    String url = "https://diario.example/" + key;
    FeedItem item =
        new FeedItem(
            key, url, says, says, null, null, NOON, null, null, null, List.of(), List.of());
    return new Entry(key, Hashes.sha256(says), "l" + key, URI.create(url), item, "strict");
  }

  private static Finding read(
      String key, String address, String title, String text, Article.TextSource source) {
    URI url = URI.create(address);
    return new Finding.Read(
        entry(key, title + text),
        new Content(
            Hashes.sha256(address),
            url,
            key,
            title,
            text,
            source,
            null,
            "es",
            null,
            NOON,
            null,
            NOON,
            null,
            "strict"),
        null);
  }

  private static Finding read(String key, String title, String text) {
    return read(key, "https://diario.example/" + key, title, text, Article.TextSource.PAGE);
  }

  private static Ending.Changed changed(List<String> order, int fresh, boolean overlap) {
    return new Ending.Changed(
        "\"e\"",
        null,
        null,
        Wishes.NONE,
        order,
        fresh,
        overlap,
        false,
        false,
        List.of(),
        List.of(),
        null);
  }

  @Test
  void an_entry_becomes_revision_one_and_an_edit_revision_two_with_what_changed() {
    assertThat(
            after(List.of(read("a", "Title", "Text")), changed(List.of("a"), 1, true)).articles())
        .singleElement()
        .satisfies(article -> assertThat(article.revision()).isEqualTo(1));

    Article second = after(List.of(read("a", "Title", "Other text")), null).articles().getFirst();

    assertThat(second.revision()).isEqualTo(2);
    assertThat(second.changed()).isEqualTo(Set.of(Article.Change.TEXT));
  }

  @Test
  void a_page_looked_at_again_without_news_leaves_the_look_and_nothing_else() {
    after(List.of(read("a", "Title", "The text.")), null);
    FeedState.Known before = state.known().getFirst();
    FeedState.Visit visit =
        new FeedState.Visit(URI.create("https://diario.example/a"), "\"p\"", null, 2, NOON);

    Ledger.Change change =
        after(List.of(new Finding.Visited(entry("a", "TitleThe text."), visit)), null);

    assertThat(change.articles()).isEmpty();
    assertThat(change.tally().entries()).isEqualTo(Map.of(Tally.Outcome.KNOWN, 1));
    FeedState.Known now = state.known().getFirst();
    assertThat(now.visit()).isEqualTo(visit);
    assertThat(now.textHash()).isEqualTo(before.textHash());
    assertThat(now.revision()).isEqualTo(1);
  }

  @Test
  void spaces_case_and_punctuation_are_no_edit() {
    after(List.of(read("a", "Title", "The text.")), null);

    Ledger.Change change = after(List.of(read("a", "TITLE!", "The  text")), null);

    assertThat(change.articles()).isEmpty();
    assertThat(change.tally().entries()).isEqualTo(Map.of(Tally.Outcome.KNOWN, 1));
  }

  @Test
  void a_text_that_could_only_be_had_in_a_poorer_form_is_no_edit_but_a_better_one_is() {
    String address = "https://diario.example/a";
    after(List.of(read("a", address, "T", "Long text", Article.TextSource.PAGE)), null);
    assertThat(
            after(List.of(read("a", address, "T", "Short", Article.TextSource.FEED_SUMMARY)), null)
                .articles())
        .isEmpty();
    assertThat(
            after(List.of(read("a", address, "T", "Long text", Article.TextSource.PAGE)), null)
                .articles())
        .as("the page says what it said before")
        .isEmpty();

    after(
        List.of(read("b", "https://diario.example/b", "T", "S", Article.TextSource.FEED_SUMMARY)),
        null);
    assertThat(
            after(
                    List.of(
                        read("b", "https://diario.example/b", "T", "S", Article.TextSource.PAGE)),
                    null)
                .articles())
        .hasSize(1);
  }

  @Test
  void a_story_that_moves_to_another_address_is_still_the_story() {
    Article first = after(List.of(read("guid-1", "Title", "Text")), null).articles().getFirst();

    Ledger.Change change =
        after(
            List.of(
                read(
                    "guid-1",
                    "https://diario.example/new-place",
                    "Title",
                    "More text",
                    Article.TextSource.PAGE)),
            null);

    assertThat(change.articles().getFirst().id()).isEqualTo(first.id());
    assertThat(change.articles().getFirst().revision()).isEqualTo(2);
  }

  @Test
  void what_another_feed_of_the_outlet_brought_is_a_duplicate_and_its_edit_the_next_revision() {
    String address = "https://diario.example/a";
    after(List.of(read("a", address, "Title", "Text", Article.TextSource.PAGE)), null);
    FeedState sibling = state;
    state = Memory.fresh(feed, NOON);

    Ledger.Change same =
        after(
            List.of(read("x", address, "Title", "Text", Article.TextSource.PAGE)),
            null,
            List.of(sibling),
            false);
    Ledger.Change edit =
        after(
            List.of(read("x", address, "Title", "New text", Article.TextSource.PAGE)),
            null,
            List.of(sibling),
            false);

    assertThat(same.articles()).isEmpty();
    assertThat(same.tally().entries()).isEqualTo(Map.of(Tally.Outcome.DUPLICATE, 1));
    assertThat(edit.articles().getFirst().revision()).isEqualTo(2);
  }

  @Test
  void a_page_that_could_not_be_had_leaves_the_entry_to_be_read_again_without_validators() {
    Ending.Changed end = changed(List.of("a"), 1, true);
    Ending.Changed pending =
        new Ending.Changed(
            end.etag(),
            null,
            null,
            Wishes.NONE,
            end.order(),
            1,
            true,
            false,
            true,
            List.of(),
            List.of(),
            null);

    after(List.of(new Finding.Deferred(entry("a", "x"), 1)), pending);

    assertThat(state.etag()).isNull();
    assertThat(state.known().getFirst().tries()).isEqualTo(1);
    assertThat(state.known().getFirst().entryHash()).isNotEqualTo(entry("a", "x").hash());
    assertThat(after(List.of(read("a", "T", "Text")), null).articles().getFirst().revision())
        .isEqualTo(1);
  }

  @Test
  void no_overlap_with_the_poll_before_is_a_loss_and_hurries_the_next() {
    after(List.of(read("a", "T", "Text")), changed(List.of("a"), 1, true));
    Duration calm = state.interval();
    now = NOON.plus(calm);

    Ledger.Change change =
        after(List.of(read("z", "Z", "Text z")), changed(List.of("z"), 1, false));

    assertThat(change.tally().hasLost()).isTrue();
    assertThat(state.rhythm()).isNotNull().extracting(FeedState.Rhythm::losses).isEqualTo(1L);
    assertThat(state.interval()).isLessThanOrEqualTo(calm.dividedBy(2));
  }

  @Test
  void a_lasting_redirect_is_stored_when_it_held_three_times_in_a_row() {
    for (int i = 0; i < 2; i++) {
      after(List.of(), new Ending.Unchanged(MOVED, null));
    }
    assertThat(state.url()).isEqualTo(FEED);
    after(List.of(), new Ending.Unchanged(null, null));
    assertThat(state.redirect()).as("it did not hold").isNull();

    for (int i = 0; i < 3; i++) {
      after(List.of(), new Ending.Unchanged(MOVED, null));
    }
    assertThat(state.url()).isEqualTo(MOVED);
    assertThat(state.redirect()).isNull();
  }

  @Test
  void failures_are_counted_and_forgotten_after_a_success() {
    Ending.Failed failed = new Ending.Failed(PollFailure.HTTP_5XX, "answered 503", null, null);
    after(List.of(), failed);
    after(List.of(), failed);

    assertThat(state.failures()).isEqualTo(2);
    assertThat(state.failure()).isEqualTo(new FeedState.Failure("http-5xx", "answered 503"));
    assertThat(state.retired()).isFalse();

    after(List.of(), new Ending.Unchanged(null, null));
    assertThat(state.failures()).isZero();
    assertThat(state.failure()).isNull();
    assertThat(state.polls()).isEqualTo(3);
  }

  @Test
  void our_own_outage_punishes_no_feed() {
    Ending.Failed silent = new Ending.Failed(PollFailure.CONNECT, "nobody there", null, null);

    after(List.of(), silent, List.of(), true);

    assertThat(state.failures()).isZero();
    assertThat(state.nextPollAt()).isBefore(NOON.plusSeconds(60));
    after(
        List.of(),
        new Ending.Failed(PollFailure.NOT_FOUND, "answered 404", null, null),
        List.of(),
        true);
    assertThat(state.failures()).as("a server that answers is not our outage").isEqualTo(1);
  }

  @Test
  void gone_retires() {
    after(List.of(), new Ending.Failed(PollFailure.GONE, "answered 410", null, null));

    assertThat(state.retired()).isTrue();
  }

  @Test
  void what_is_remembered_stays_bounded_and_keeps_what_stands_in_the_document() {
    for (int i = 0; i < 400; i++) {
      String key = "k" + i;
      after(List.of(read(key, "T" + i, "Text " + i)), changed(List.of(key), 1, true));
    }

    assertThat(state.known()).hasSize(60);
    assertThat(state.known().getFirst().entry()).isEqualTo("k399");
    assertThat(state.entriesSeen()).isEqualTo(400);
  }
}
