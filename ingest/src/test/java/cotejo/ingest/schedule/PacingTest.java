package cotejo.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacingTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration MIN = Duration.ofMinutes(2);
  private static final Duration MAX = Duration.ofHours(1);

  private final Pacing pacing = new Pacing(new Bounds(MIN, MAX, Duration.ofHours(6)));

  private Duration interval(double perHour, Duration before, Wishes wishes) {
    return pacing.afterSuccess(NOON, perHour, false, before, wishes, 0.5).interval();
  }

  @Test
  void a_feed_is_asked_twice_for_each_entry_it_brings() {
    assertThat(interval(2, MAX, Wishes.NONE)).isEqualTo(Duration.ofMinutes(15));
    assertThat(interval(6, MAX, Wishes.NONE)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void the_rhythm_stays_between_its_bounds() {
    assertThat(interval(1_000, MAX, Wishes.NONE)).isEqualTo(MIN);
    assertThat(interval(0.01, MAX, Wishes.NONE)).isEqualTo(MAX);
    assertThat(interval(0, MAX, Wishes.NONE)).isEqualTo(MAX);
  }

  @Test
  void one_calm_hour_does_not_make_a_slow_feed() {
    assertThat(interval(0.1, MIN, Wishes.NONE)).isEqualTo(MIN.multipliedBy(2));
  }

  @Test
  void a_feed_nothing_is_known_of_begins_briskly() {
    assertThat(interval(0, Duration.ZERO, Wishes.NONE)).isEqualTo(MIN.multipliedBy(4));
  }

  @Test
  void the_next_poll_comes_a_little_early_so_that_feeds_do_not_march_in_step() {
    Pacing.Pace early = pacing.afterSuccess(NOON, 2, false, MAX, Wishes.NONE, 0);
    Pacing.Pace late = pacing.afterSuccess(NOON, 2, false, MAX, Wishes.NONE, 0.999);

    assertThat(early.at()).isEqualTo(NOON.plus(Duration.ofSeconds(810)));
    assertThat(late.at()).isBetween(NOON.plusSeconds(895), NOON.plusSeconds(900));
  }

  @Test
  void what_the_publisher_asks_for_is_a_floor_up_to_our_longest() {
    Wishes half = new Wishes(Duration.ofMinutes(30), Set.of(), Set.of());
    Wishes day = new Wishes(Duration.ofDays(1), Set.of(), Set.of());

    assertThat(interval(30, MIN, half)).isEqualTo(Duration.ofMinutes(30));
    assertThat(interval(30, MIN, day)).isEqualTo(MAX);
  }

  @Test
  void after_a_loss_the_interval_is_halved_at_once_whatever_the_publisher_asks() {
    Wishes half = new Wishes(Duration.ofMinutes(30), Set.of(), Set.of());

    assertThat(pacing.afterSuccess(NOON, 1, true, Duration.ofMinutes(30), half, 0.5).interval())
        .isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void skipped_hours_and_days_are_skipped() {
    Wishes hours = new Wishes(null, Set.of(12, 13, 14), Set.of());
    Wishes days = new Wishes(null, Set.of(0), Set.of(DayOfWeek.MONDAY));

    assertThat(pacing.afterSuccess(NOON, 2, false, MAX, hours, 0).at())
        .isEqualTo("2026-03-02T15:00:00Z");
    assertThat(pacing.afterSuccess(NOON, 2, false, MAX, days, 0).at())
        .isEqualTo("2026-03-03T01:00:00Z");
  }

  @Test
  void to_skip_everything_is_a_mistake_and_not_obeyed() {
    Set<Integer> all = IntStream.range(0, 24).boxed().collect(Collectors.toSet());

    assertThat(pacing.afterSuccess(NOON, 2, false, MAX, new Wishes(null, all, Set.of()), 0).at())
        .isBefore(NOON.plus(MAX));
  }

  @Test
  void failures_back_off_by_doubling_to_a_bound_and_never_for_good() {
    assertThat(pacing.afterFailure(NOON, 1, null, 0.999)).isAfter(NOON.plusSeconds(119));
    assertThat(pacing.afterFailure(NOON, 4, null, 0)).isEqualTo(NOON.plusSeconds(12 * 60));
    assertThat(pacing.afterFailure(NOON, 5_000, null, 0.999))
        .isBetween(NOON.plus(Duration.ofHours(5)), NOON.plus(Duration.ofHours(6)));
  }

  @Test
  void a_server_may_ask_for_more_than_our_longest() {
    assertThat(pacing.afterFailure(NOON, 1, Duration.ofHours(9), 0))
        .isEqualTo(NOON.plus(Duration.ofHours(9)));
    assertThat(pacing.afterFailure(NOON, 4, Duration.ofSeconds(1), 0))
        .as("but not for less than our own caution")
        .isEqualTo(NOON.plusSeconds(12 * 60));
  }

  @Test
  void the_first_rate_comes_from_the_dates_in_the_document() {
    List<Instant> hourly =
        IntStream.range(0, 10).mapToObj(i -> NOON.minus(Duration.ofHours(i))).toList();

    assertThat(Rhythm.first(hourly, NOON)).isEqualTo(1.0);
    assertThat(Rhythm.first(List.of(NOON), NOON)).isZero();
    assertThat(Rhythm.first(List.of(NOON.plusSeconds(99), NOON.plusSeconds(100)), NOON)).isZero();
  }

  @Test
  void the_rate_follows_what_is_seen_and_forgets() {
    double rate = 0;
    for (int i = 0; i < 48; i++) {
      rate = Rhythm.next(rate, Duration.ofHours(1), 4);
    }
    assertThat(rate).isBetween(3.8, 4.0);
    for (int i = 0; i < 24; i++) {
      rate = Rhythm.next(rate, Duration.ofHours(1), 0);
    }
    assertThat(rate).isLessThan(0.6);
  }

  @Test
  void when_nearly_all_domains_fail_at_once_the_outage_is_ours() {
    OutageMeter meter = new OutageMeter();
    for (int i = 0; i < 9; i++) {
      meter.note("d" + i + ".example", true, NOON);
    }
    assertThat(meter.cutOff(NOON)).isTrue();

    for (int i = 0; i < 3; i++) {
      meter.note("d" + i + ".example", false, NOON.plusSeconds(1));
    }
    assertThat(meter.cutOff(NOON.plusSeconds(1))).isFalse();
    assertThat(meter.cutOff(NOON.plus(Duration.ofMinutes(5)))).isFalse();
  }

  @Test
  void one_domain_that_fails_often_is_its_own_trouble() {
    OutageMeter meter = new OutageMeter();
    for (int i = 0; i < 100; i++) {
      meter.note("down.example", true, NOON.plusMillis(i));
    }

    assertThat(meter.cutOff(NOON.plusSeconds(1))).isFalse();
  }
}
