package cotejo.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Reads when a feed wishes to be polled. What is no number or no day is passed over. */
final class Hints {

  /** A ttl or period over a year says nothing. */
  private static final long LONGEST_MINUTES = 366L * 24 * 60;

  private Hints() {}

  static PollHints of(Fields channel) {
    Set<Integer> hours = new HashSet<>();
    Element skipHours = channel.first("skiphours");
    if (skipHours != null) {
      for (Element hour : skipHours.getChildren()) {
        Long number = number(hour.getValue());
        if (number != null && number >= 0 && number <= 24) {
          hours.add((int) (number % 24));
        }
      }
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    Element skipDays = channel.first("skipdays");
    if (skipDays != null) {
      for (Element day : skipDays.getChildren()) {
        add(day.getValue().strip().toUpperCase(Locale.ROOT), days);
      }
    }
    Long ttl = number(channel.text("ttl"));
    Duration minutes =
        ttl == null || ttl <= 0 || ttl > LONGEST_MINUTES ? null : Duration.ofMinutes(ttl);
    return new PollHints(minutes, hours, days, period(channel));
  }

  private static void add(String name, Set<DayOfWeek> days) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (name.length() >= 3 && day.name().startsWith(name)) {
        days.add(day);
      }
    }
  }

  private static @Nullable Duration period(Fields channel) {
    String period = channel.text("sy:updateperiod");
    if (period == null) {
      return null;
    }
    Duration whole =
        switch (period.toLowerCase(Locale.ROOT)) {
          case "hourly" -> Duration.ofHours(1);
          case "daily" -> Duration.ofDays(1);
          case "weekly" -> Duration.ofDays(7);
          case "monthly" -> Duration.ofDays(30);
          case "yearly" -> Duration.ofDays(365);
          default -> null;
        };
    Long frequency = number(channel.text("sy:updatefrequency"));
    return whole == null || frequency == null || frequency <= 0
        ? whole
        : whole.dividedBy(frequency);
  }

  private static @Nullable Long number(@Nullable String text) {
    if (text == null || !text.strip().matches("\\d{1,9}")) {
      return null;
    }
    return Long.valueOf(text.strip());
  }
}
