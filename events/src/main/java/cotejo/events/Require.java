package cotejo.events;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The refusals that the records share; every message names the field and the value. */
final class Require {
  private Require() {}

  static String text(String field, @Nullable String value, int most) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + " is empty");
    }
    return atMost(field, value, most);
  }

  static String atMost(String field, String value, int most) {
    if (value.length() > most) {
      throw new IllegalArgumentException(
          "%s has %d characters, at most %d are allowed".formatted(field, value.length(), most));
    }
    return value;
  }

  static String sha256(String field, @Nullable String value) {
    if (value == null || value.length() != 64 || !isLowerHex(value)) {
      throw new IllegalArgumentException(
          field + " is not a SHA-256 in lower-case hex: \"" + value + "\"");
    }
    return value;
  }

  private static boolean isLowerHex(String value) {
    return value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  static URI web(String field, @Nullable URI value) {
    if (value == null || value.getScheme() == null || value.getHost() == null) {
      throw new IllegalArgumentException(field + " is not an absolute address: \"" + value + "\"");
    }
    String scheme = value.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(field + " is neither http nor https: \"" + value + "\"");
    }
    return value;
  }

  static @Nullable String language(String field, @Nullable String value) {
    if (value != null && (value.length() < 2 || value.length() > 3 || !isLowerLetters(value))) {
      throw new IllegalArgumentException(
          field + " is not an ISO 639 code in lower case: \"" + value + "\"");
    }
    return value;
  }

  private static boolean isLowerLetters(String value) {
    return value.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  static int atLeast(String field, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          field + " is " + value + ", at least " + least + " needed");
    }
    return value;
  }

  static <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }
}
