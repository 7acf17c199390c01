package cotejo.service;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values with units, as people write them. */
final class Units {
  private Units() {}

  static @Nullable Duration duration(String text) {
    int digits = digits(text);
    if (digits == 0) {
      return null;
    }
    long amount = Long.parseLong(text.substring(0, digits));
    return switch (text.substring(digits).strip().toLowerCase(Locale.ROOT)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> null;
    };
  }

  static @Nullable Long bytes(String text) {
    int digits = digits(text);
    if (digits == 0) {
      return null;
    }
    long amount = Long.parseLong(text.substring(0, digits));
    return switch (text.substring(digits).strip().toLowerCase(Locale.ROOT)) {
      case "b" -> amount;
      case "kib" -> Math.multiplyExact(amount, 1L << 10);
      case "mib" -> Math.multiplyExact(amount, 1L << 20);
      case "gib" -> Math.multiplyExact(amount, 1L << 30);
      default -> null;
    };
  }

  private static int digits(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /** Levenshtein's edit distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
