package cotejo.alert.digest;

import static org.assertj.core.api.Assertions.assertThat;

import cotejo.alert.Verdicts;
import cotejo.alert.Verdicts.Piece;
import cotejo.alert.model.Frequency;
import cotejo.alert.model.Preferences;
import cotejo.alert.store.VerdictStore.Change;
import cotejo.events.Digest;
import cotejo.events.Label;
import cotejo.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DigestCutterTest {
  private static final Instant FROM = Instant.parse("2026-03-01T07:00:00Z");
  private static final Instant TO = Instant.parse("2026-03-02T07:00:00Z");
  private static final String TEXT = "00ff00ff00ff00ff";

  private static Digest cut(Change... changes) {
    return DigestCutter.cut(
        new DigestCutter.Window("daily-2026-03-02", FROM, TO, TO, null),
        List.of(changes),
        List.of(),
        List.of());
  }

  private static Change fresh(Piece piece) {
    return new Change(piece.verdict(), null);
  }

  private static Change changed(Piece before, @Nullable Piece now) {
    return new Change(now == null ? before.verdict() : now.verdict(), before.verdict());
  }

  @Test
  void misleading_comes_before_accurate_and_the_rest_is_only_counted() {
    Digest digest =
        cut(
            fresh(Verdicts.accurate("a")),
            fresh(Verdicts.piece("u", Label.UNVERIFIED)),
            fresh(Verdicts.piece("o", Label.OFF_TOPIC)),
            fresh(Verdicts.misleading("m")));

    assertThat(digest.items())
        .extracting(Digest.Item::label)
        .containsExactly(Label.MISLEADING, Label.ACCURATE);
    assertThat(digest.counts())
        .containsEntry("misleading", 1)
        .containsEntry("accurate", 1)
        .containsEntry("unverified", 1)
        .containsEntry("off-topic", 1);
  }

  @Test
  void a_tag_that_was_sent_and_no_longer_holds_is_a_correction_that_says_why() {
    Piece before = Verdicts.misleading("m");

    Digest digest = cut(changed(before, before.revised(Label.ACCURATE)));

    assertThat(digest.corrections())
        .singleElement()
        .satisfies(
            correction -> {
              assertThat(correction.was()).isEqualTo(Label.MISLEADING);
              assertThat(correction.now()).isEqualTo(Label.ACCURATE);
              assertThat(correction.why()).isEqualTo(Why.EDITED.in("en"));
              assertThat(Why.in("es", correction.why())).isEqualTo(Why.EDITED.in("es"));
            });
  }

  @Test
  void what_was_told_before_is_not_told_again_when_only_the_version_changed() {
    Piece before = Verdicts.misleading("m");

    Digest digest = cut(changed(before, before.revised(Label.MISLEADING)));

    assertThat(digest.items()).isEmpty();
    assertThat(digest.corrections()).isEmpty();
    assertThat(Selection.isQuiet(digest)).isTrue();
  }

  @Test
  void a_tag_that_nobody_was_sent_needs_no_correction() {
    Piece before = Verdicts.piece("u", Label.UNVERIFIED);

    Digest digest = cut(changed(before, before.revised(Label.MISLEADING)));

    assertThat(digest.corrections()).isEmpty();
    assertThat(digest.items()).hasSize(1);
  }

  @Test
  void a_wire_story_is_one_story_whose_copies_name_the_one_that_carried_it_first() {
    Piece wire = Verdicts.misleading("wire").like(TEXT).published("2026-03-01T10:00:00Z");
    Piece copy =
        Verdicts.misleading("copy")
            .titled("Quite another headline")
            .like("00ff00ff00ff00f0")
            .published("2026-03-01T11:00:00Z");
    Piece other =
        Verdicts.misleading("other")
            .titled("Unrelated words altogether here")
            .like("ffffff00ffff0f00")
            .published("2026-03-01T12:00:00Z");

    Digest digest = cut(fresh(other), fresh(copy), fresh(wire));

    assertThat(digest.stories()).hasSize(2);
    Digest.Story story =
        digest.stories().stream().filter(s -> s.id().equals(wire.id())).findFirst().orElseThrow();
    assertThat(story.articles())
        .containsExactly(new Digest.Part(wire.id(), null), new Digest.Part(copy.id(), wire.id()));
  }

  @Test
  void follow_ups_join_a_story_by_headline_and_claim_but_not_after_days() {
    Piece first = Verdicts.misleading("a").titled("US base opens in Sonora, governor confirms");
    Piece next =
        Verdicts.misleading("b")
            .titled("Governor confirms US base in Sonora")
            .published("2026-03-01T18:00:00Z");
    Piece late =
        Verdicts.misleading("c")
            .titled("Governor confirms US base in Sonora")
            .published("2026-03-12T18:00:00Z");

    Digest digest = cut(fresh(first), fresh(next), fresh(late));

    assertThat(digest.stories()).extracting(story -> story.articles().size()).contains(2, 1);
  }

  @Test
  void a_digest_has_a_greatest_size_and_says_how_much_it_left_out() {
    List<Change> many = new ArrayList<>();
    for (int i = 0; i < DigestCutter.MOST_ITEMS + 7; i++) {
      many.add(fresh(Verdicts.accurate("n" + i).titled("Headline number " + i + " x" + i * i)));
    }

    Digest digest = cut(many.toArray(Change[]::new));

    assertThat(digest.items()).hasSize(DigestCutter.MOST_ITEMS);
    assertThat(digest.numbers()).isNotNull();
    assertThat(digest.numbers().omitted()).isEqualTo(7);
    assertThat(digest.stories().stream().mapToInt(story -> story.articles().size()).sum())
        .isEqualTo(DigestCutter.MOST_ITEMS);
  }

  @Test
  void spreading_counts_outlets_with_a_text_of_their_own_only() {
    Spreading.Threshold three = new Spreading.Threshold(3, Duration.ofHours(24));
    List<Verdict> wireAndTwo =
        Stream.of(
                Verdicts.misleading("w1").like(TEXT),
                Verdicts.misleading("w2").like(TEXT),
                Verdicts.misleading("w3").like(TEXT),
                Verdicts.misleading("own").like("ffffff00ffff0f00"))
            .map(Piece::verdict)
            .toList();
    List<Verdict> three_texts =
        Stream.concat(
                wireAndTwo.stream(),
                Stream.of(Verdicts.misleading("third").like("0f0f0f0f12345678").verdict()))
            .toList();

    assertThat(Spreading.find(wireAndTwo, three, FROM.plus(Duration.ofHours(12)))).isEmpty();
    assertThat(Spreading.find(three_texts, three, FROM.plus(Duration.ofHours(12))))
        .singleElement()
        .satisfies(
            spread -> {
              assertThat(spread.claim()).isEqualTo("no-us-bases");
              assertThat(spread.outlets()).hasSize(3);
              assertThat(spread.articles()).hasSize(5);
            });
    assertThat(Spreading.find(three_texts, three, FROM.plus(Duration.ofDays(3)))).isEmpty();
  }

  @Test
  void a_subscriber_sees_only_the_outlets_and_labels_asked_for() {
    Digest digest = cut(fresh(Verdicts.misleading("m")), fresh(Verdicts.accurate("a")));
    Preferences only =
        new Preferences(
            "en",
            Frequency.DAILY,
            LocalTime.NOON,
            ZoneId.of("UTC"),
            true,
            true,
            List.of(),
            List.of("diario-m"),
            List.of(),
            Set.of());

    Digest selected = Selection.of(digest, Selection.Filter.of(only));

    assertThat(selected.items()).extracting(Digest.Item::outlet).containsExactly("Diario m");
    assertThat(selected.stories()).hasSize(1);
  }
}
