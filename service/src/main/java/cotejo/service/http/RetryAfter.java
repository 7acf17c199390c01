package cotejo.service.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long a server asks to be left alone. */
public final class RetryAfter {
  /** Longest wait that is believed: a month. Servers have been seen to ask for decades. */
  private static final Duration LONGEST = Duration.ofDays(30);

  /** Above this a reset is a time since 1970, not a number of seconds to wait. */
  private static final long EPOCH_FLOOR = 1_000_000_000;

  private static final DateTimeFormatter RFC_850 =
      new DateTimeFormatterBuilder()
          .appendPattern("EEEE, dd-MMM-")
          .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
          .appendPattern(" HH:mm:ss 'GMT'")
          .toFormatter(Locale.ENGLISH);
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

  private RetryAfter() {}

  /**
   * How long to wait; null when nothing was said.
   *
   * @param retryAfter the header Retry-After
   * @param remaining how many requests are left, as RateLimit-Remaining and its like say
   * @param reset when that number starts anew: seconds to go, or since 1970
   */
  public static @Nullable Duration of(
      @Nullable String retryAfter,
      @Nullable String remaining,
      @Nullable String reset,
      Instant now) {
    Duration asked = retryAfter(retryAfter, now);
    if (asked == null && seconds(remaining) == 0) {
      asked = reset(reset, now);
    }
    if (asked == null || asked.isNegative() || asked.isZero()) {
      return null;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  /** RFC 9110, section 10.2.3: seconds, or a date in one of the three forms of section 5.6.7. */
  private static @Nullable Duration retryAfter(@Nullable String value, Instant now) {
    if (value == null) {
      return null;
    }
    long seconds = seconds(value);
    if (seconds >= 0) {
      return Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    }
    Instant until = date(value);
    return until == null ? null : Duration.between(now, until);
  }

  private static @Nullable Duration reset(@Nullable String value, Instant now) {
    long number = seconds(value);
    if (number < 0) {
      return null;
    }
    return number > EPOCH_FLOOR
        ? Duration.between(now, Instant.ofEpochSecond(number))
        : Duration.ofSeconds(Math.min(number, LONGEST.toSeconds()));
  }

  private static @Nullable Instant date(String value) {
    try {
      return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return older(value, RFC_850);
    }
  }

  private static @Nullable Instant older(String value, DateTimeFormatter format) {
    try {
      return LocalDateTime.parse(value, format).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return format == ASCTIME ? null : older(value, ASCTIME);
    }
  }

  /** A whole number of seconds, fractions dropped; -1 when it is none. */
  public static long seconds(@Nullable String value) {
    if (value == null || value.isEmpty() || value.length() > 15) {
      return -1;
    }
    int dot = value.indexOf('.');
    String whole = dot > 0 ? value.substring(0, dot) : value;
    for (int i = 0; i < whole.length(); i++) {
      if (whole.charAt(i) < '0' || whole.charAt(i) > '9') {
        return -1;
      }
    }
    return Long.parseLong(whole);
  }
}
