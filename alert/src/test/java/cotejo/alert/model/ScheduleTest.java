package cotejo.alert.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static Schedule daily(String at, String zone) {
    return new Schedule(Frequency.DAILY, LocalTime.parse(at), ZoneId.of(zone));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "02:30, America/New_York",
    "01:30, America/New_York",
    "00:00, America/Havana",
    "07:00, America/Mexico_City",
    "06:15, Asia/Kolkata",
    "02:15, Australia/Lord_Howe",
    "23:59, Pacific/Apia",
  })
  void windows_have_neither_gap_nor_overlap_through_a_year(String at, String zone) {
    Schedule schedule = daily(at, zone);
    Instant cut = schedule.latest(Instant.parse("2026-01-01T00:00:00Z"));
    int cuts = 0;
    while (cut.isBefore(Instant.parse("2027-01-01T00:00:00Z"))) {
      Instant next = schedule.next(cut);
      assertThat(next).isAfter(cut);
      assertThat(schedule.previous(next)).isEqualTo(cut);
      assertThat(schedule.latest(next.minusMillis(1))).isEqualTo(cut);
      assertThat(schedule.latest(next)).isEqualTo(next);
      assertThat(Duration.between(cut, next)).isBetween(Duration.ofHours(22), Duration.ofHours(26));
      cut = next;
      cuts++;
    }
    assertThat(cuts).isBetween(365, 366);
  }

  @Test
  void an_hour_that_is_missing_moves_the_cut_and_a_doubled_one_counts_once() {
    Schedule missing = daily("02:30", "America/New_York");
    assertThat(missing.next(Instant.parse("2026-03-08T05:00:00Z")))
        .isEqualTo("2026-03-08T07:30:00Z");
    Schedule doubled = daily("01:30", "America/New_York");
    Instant first = doubled.next(Instant.parse("2026-11-01T04:00:00Z"));
    assertThat(first).isEqualTo("2026-11-01T05:30:00Z");
    assertThat(doubled.next(first)).isEqualTo("2026-11-02T06:30:00Z");
  }

  @Test
  void weekly_means_mondays() {
    Schedule weekly =
        new Schedule(Frequency.WEEKLY, LocalTime.of(7, 0), ZoneId.of("America/Tijuana"));
    assertThat(weekly.next(Instant.parse("2026-03-03T00:00:00Z")))
        .isEqualTo("2026-03-09T14:00:00Z");
    assertThat(weekly.latest(Instant.parse("2026-03-09T13:59:59Z")))
        .isEqualTo("2026-03-02T15:00:00Z");
  }

  @Test
  void a_schedule_is_found_again_by_its_name() {
    Schedule half = daily("06:30", "Asia/Kolkata");
    assertThat(Schedule.named(half.name())).isEqualTo(half);
  }
}
