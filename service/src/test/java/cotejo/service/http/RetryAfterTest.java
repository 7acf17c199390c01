package cotejo.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @ParameterizedTest(name = "{0} / {1} / {2} -> {3} s")
  @CsvSource(
      nullValues = "-",
      value = {
        "120,-,-,120",
        "'Mon, 02 Mar 2026 12:30:00 GMT',-,-,1800",
        "'Monday, 02-Mar-26 12:01:00 GMT',-,-,60",
        "'Mon Mar  2 12:02:00 2026',-,-,120",
        "'Mon, 02 Mar 2026 11:00:00 GMT',-,-,-",
        "99999999999,-,-,2592000",
        "soon,-,-,-",
        "-5,-,-,-",
        "-,0,90,90",
        "-,0,1772452860,60",
        "-,3,90,-",
        "-,-,90,-",
        "10,0,90,10",
        "-,0,1.5,1"
      })
  void a_wait_is_read_in_every_form(
      @Nullable String retryAfter,
      @Nullable String remaining,
      @Nullable String reset,
      @Nullable Long seconds) {
    assertThat(RetryAfter.of(retryAfter, remaining, reset, NOW))
        .isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
  }
}
