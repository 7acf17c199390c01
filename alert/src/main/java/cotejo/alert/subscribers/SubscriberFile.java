package cotejo.alert.subscribers;

import cotejo.alert.model.Frequency;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Subscriber;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Subscribers as CSV (RFC 4180), a header first; lists within a field are apart by blanks. */
public final class SubscriberFile {
  private static final List<String> COLUMNS =
      List.of(
          "address",
          "lang",
          "frequency",
          "at",
          "zone",
          "only_misleading",
          "mail_when_quiet",
          "claims",
          "outlets",
          "at_once",
          "quiet_days");

  /** The first line. */
  public static final String HEADER = String.join(",", COLUMNS) + "\r\n";

  private static final Pattern FORMULA = Pattern.compile("'*[=+@-]");

  private SubscriberFile() {}

  /** A subscriber's line. */
  public static String line(Subscriber reader) {
    Preferences chosen = reader.preferences();
    return List.of(
                reader.address(),
                chosen.lang(),
                chosen.frequency().word(),
                chosen.at().toString(),
                chosen.zone().getId(),
                Boolean.toString(chosen.onlyMisleading()),
                Boolean.toString(chosen.mailWhenQuiet()),
                String.join(" ", chosen.claims()),
                String.join(" ", chosen.outlets()),
                String.join(" ", chosen.atOnce()),
                chosen.quietDays().stream()
                    .sorted()
                    .map(day -> day.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" ")))
            .stream()
            .map(SubscriberFile::quoted)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  /**
   * Quoted where needed. What a spreadsheet would take for a formula gets an apostrophe before it,
   * which {@link #read} takes away again (OWASP, CSV injection).
   */
  private static String quoted(String value) {
    String harmless = FORMULA.matcher(value).lookingAt() ? "'" + value : value;
    return harmless.matches("[A-Za-z0-9@._:/+ -]*")
        ? harmless
        : "\"" + harmless.replace("\"", "\"\"") + "\"";
  }

  private static String unguarded(String value) {
    return value.startsWith("'") && FORMULA.matcher(value.substring(1)).lookingAt()
        ? value.substring(1)
        : value;
  }

  /**
   * What became of a file.
   *
   * @param complaints a sentence a bad line, with its number; the other lines were taken
   */
  public record Imported(int added, int known, List<String> complaints) {}

  /** Adds everybody in the file as confirmed; only the column {@code address} must be there. */
  public static Imported read(Reader in, Subscriptions subscriptions) throws IOException {
    BufferedReader lines = new BufferedReader(in);
    List<String> complaints = new ArrayList<>();
    String first = lines.readLine();
    List<String> header = first == null ? List.of() : fields(first.replace("\uFEFF", ""));
    if (!header.contains("address")) {
      return new Imported(0, 0, List.of("line 1: no column \"address\""));
    }
    int added = 0;
    int known = 0;
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        Map<String, String> row = row(header, fields(line));
        if (subscriptions.addConfirmed(row.getOrDefault("address", ""), preferences(row))) {
          added++;
        } else {
          known++;
        }
      } catch (IllegalArgumentException | DateTimeException e) {
        complaints.add("line " + number + ": " + e.getMessage());
      }
    }
    return new Imported(added, known, complaints);
  }

  private static Map<String, String> row(List<String> header, List<String> fields) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < Math.min(header.size(), fields.size()); i++) {
      if (!fields.get(i).isBlank()) {
        row.put(header.get(i).strip().toLowerCase(Locale.ROOT), unguarded(fields.get(i).strip()));
      }
    }
    return row;
  }

  private static Preferences preferences(Map<String, String> row) {
    return new Preferences(
        row.getOrDefault("lang", "en"),
        Frequency.of(row.getOrDefault("frequency", "daily")),
        LocalTime.parse(row.getOrDefault("at", "07:00")),
        ZoneId.of(row.getOrDefault("zone", "America/Mexico_City")),
        Boolean.parseBoolean(row.getOrDefault("only_misleading", "false")),
        Boolean.parseBoolean(row.getOrDefault("mail_when_quiet", "true")),
        words(row.getOrDefault("claims", "")),
        words(row.getOrDefault("outlets", "")),
        words(row.getOrDefault("at_once", "")),
        Set.copyOf(
            words(row.getOrDefault("quiet_days", "")).stream()
                .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                .toList()));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** The fields of a line; quotes may hold commas and doubled quotes, but no line breaks. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a quote is not closed");
    }
    fields.add(field.toString());
    return fields;
  }
}
