package cotejo.alert.web;

import cotejo.alert.web.view.Pager;
import cotejo.events.Label;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a request's address; what cannot be read asks for nothing. */
final class Params {
  private Params() {}

  /** Text of at most {@code most} characters; null when it is absent, blank or longer. */
  static @Nullable String text(Context request, String name, int most) {
    String value = request.queryParam(name);
    return value == null || value.isBlank() || value.length() > most ? null : value.strip();
  }

  /** A label by its word; null when absent or unknown. */
  static @Nullable Label label(Context request, String name) {
    String word = request.queryParam(name);
    return Arrays.stream(Label.values())
        .filter(label -> label != Label.OFF_TOPIC && label.word().equals(word))
        .findFirst()
        .orElse(null);
  }

  /** The beginning of a day in {@code zone}, {@code plus} days later; null when not a date. */
  static @Nullable Instant day(Context request, String name, int plus, ZoneId zone) {
    String value = text(request, name, 10);
    try {
      return value == null
          ? null
          : LocalDate.parse(value).plusDays(plus).atStartOfDay(zone).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** The number of the page of a list. */
  static int page(Context request) {
    return number(request, "page", 1, 1, Pager.LAST);
  }

  /** A whole number; an address with another one does not exist. */
  static int number(Context request, String name, int otherwise, int least, int most) {
    String value = request.queryParam(name);
    if (value == null || value.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      throw new NotFoundResponse();
    }
    throw new NotFoundResponse();
  }
}
