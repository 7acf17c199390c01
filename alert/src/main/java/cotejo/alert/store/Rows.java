package cotejo.alert.store;

import cotejo.events.Label;
import cotejo.events.Messages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Columns to values and back, where both databases need the same care. */
final class Rows {
  private Rows() {}

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  static Instant present(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static Label label(String word) {
    for (Label label : Label.values()) {
      if (label.word().equals(word)) {
        return label;
      }
    }
    throw new IllegalArgumentException("not a label: " + word);
  }

  /** An answer as much as its column holds. */
  static @Nullable String clipped(@Nullable String answer) {
    return answer == null || answer.length() <= 500 ? answer : answer.substring(0, 500);
  }

  static String json(Object value) {
    return Messages.JSON.writeValueAsString(value);
  }

  static List<String> texts(String json) {
    return List.copyOf(Messages.JSON.readValue(json, TEXTS));
  }

  /** Lower case without accents, for searching. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }

  /** A pattern for {@code like ... escape '!'} that finds {@code word} anywhere. */
  static String anywhere(String word) {
    return "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
