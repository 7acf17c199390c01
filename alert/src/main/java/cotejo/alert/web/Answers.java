package cotejo.alert.web;

import cotejo.events.Hashes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers that a reader need not fetch twice (RFC 9110, section 13). */
final class Answers {
  private Answers() {}

  /** RFC 9110, section 5.6.7: always two digits for the day, always GMT. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  /** How long a shared or private cache may hand out an answer without asking. */
  private static final String FRESH = "public, max-age=60";

  /** Answers GET, and HEAD with the same headers (RFC 9110, section 9.3.2). */
  static void on(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  /**
   * Answers with {@code body} and validators, or with 304 when the visitor has it already. The
   * entity tag is weak: the same text may travel compressed or not.
   *
   * @param modified when the content last changed; null when that is not known
   */
  static void cacheable(Context request, String body, @Nullable Instant modified) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String tag = "W/\"" + Hashes.sha256(bytes).substring(0, 24) + "\"";
    request.header("ETag", tag).header("Cache-Control", FRESH);
    if (modified != null) {
      request.header("Last-Modified", httpDate(modified));
    }
    if (unchanged(request, tag, modified)) {
      request.status(304);
    } else {
      request.result(bytes);
    }
  }

  /** If-None-Match decides; only without it does If-Modified-Since. */
  private static boolean unchanged(Context request, String tag, @Nullable Instant modified) {
    String match = request.header("If-None-Match");
    if (match != null) {
      return match.strip().equals("*") || names(match, tag);
    }
    String since = request.header("If-Modified-Since");
    if (since == null || modified == null) {
      return false;
    }
    try {
      Instant known = ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(known);
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static boolean names(String match, String tag) {
    String strong = tag.substring(2);
    for (String one : match.split(",", 50)) {
      String stripped = one.strip();
      if ((stripped.startsWith("W/") ? stripped.substring(2) : stripped).equals(strong)) {
        return true;
      }
    }
    return false;
  }

  private static String httpDate(Instant instant) {
    return HTTP_DATE.format(instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
  }
}
