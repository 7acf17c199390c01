package cotejo.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisitsTest {
  private static final Instant LAST = Instant.parse("2026-03-02T12:00:00Z");

  private final Revisits hourly = new Revisits(Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource({"1, PT1H", "2, PT6H", "3, PT24H"})
  void the_waits_grow(int looks, Duration wait) {
    assertThat(hourly.isDue(looks, LAST, LAST.plus(wait).minusMillis(1))).isFalse();
    assertThat(hourly.isDue(looks, LAST, LAST.plus(wait))).isTrue();
  }

  @Test
  void after_the_fourth_look_there_is_none() {
    assertThat(hourly.isDue(4, LAST, LAST.plus(Duration.ofDays(365)))).isFalse();
  }

  @Test
  void nothing_is_looked_at_again_unless_it_is_wanted() {
    Revisits never = new Revisits(Duration.ZERO);

    assertThat(never.isDue(1, LAST, LAST.plus(Duration.ofDays(1)))).isFalse();
  }
}
