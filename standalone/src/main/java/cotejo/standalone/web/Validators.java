package cotejo.standalone.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags, dates, and whether a copy that the client has is still good (RFC 9110, section 13).
 */
final class Validators {
  /** IMF-fixdate of RFC 9110, section 5.6.7, which wants two digits for the day. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Validators() {}

  /** A strong entity tag: 128 bits of the body's SHA-256, in quotes. */
  static String entityTag(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String date(Instant moment) {
    return DATE.format(moment);
  }

  /** If-None-Match decides alone when it is there; else If-Modified-Since, where it can be read. */
  static boolean stillGood(
      @Nullable String ifNoneMatch,
      @Nullable String ifModifiedSince,
      String entityTag,
      @Nullable Instant changed) {
    if (ifNoneMatch != null) {
      return matches(ifNoneMatch, entityTag);
    }
    if (ifModifiedSince == null || changed == null) {
      return false;
    }
    try {
      Instant known =
          ZonedDateTime.parse(ifModifiedSince, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return !changed.truncatedTo(ChronoUnit.SECONDS).isAfter(known);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Weak comparison, as If-None-Match asks for. */
  private static boolean matches(String ifNoneMatch, String entityTag) {
    for (String candidate : ifNoneMatch.split(",", -1)) {
      String tag = candidate.strip();
      if (tag.equals("*") || (tag.startsWith("W/") ? tag.substring(2) : tag).equals(entityTag)) {
        return true;
      }
    }
    return false;
  }
}
