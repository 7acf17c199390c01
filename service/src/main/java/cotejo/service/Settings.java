package cotejo.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Settings by key, read once at the start. A key is given, in rising order of weight, by a default
 * in the code, a line {@code key = value} of a settings file, an environment variable ({@code
 * alert.smtp.host} is {@code COTEJO_ALERT_SMTP_HOST}), or {@code --set key=value}. After all
 * configuration records are read, {@link #refuseUnknown} names what nobody asked for.
 */
public final class Settings {
  private static final String ENVIRONMENT_PREFIX = "COTEJO_";

  private record Given(String value, String origin) {}

  private final Map<String, Given> given = new LinkedHashMap<>();
  private final Map<String, String> environment;
  private final Map<String, String> asked = new TreeMap<>();

  private Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  /** No settings file, no environment: every key has its default unless {@code sets} names it. */
  public static Settings of(String... sets) {
    return read(null, Map.of(), List.of(sets));
  }

  /**
   * Reads the sources.
   *
   * @param file UTF-8, a line {@code key = value} each, {@code #} begins a comment; null for none
   * @param environment the process's environment
   * @param sets {@code key=value} each, from the command line
   */
  public static Settings read(
      @Nullable Path file, Map<String, String> environment, List<String> sets) {
    Settings settings = new Settings(environment);
    if (file != null) {
      settings.readFile(file);
    }
    for (String set : sets) {
      int equals = set.indexOf('=');
      if (equals < 1) {
        throw new SettingsException("--set takes key=value, not \"" + set + "\"");
      }
      settings.given.put(
          set.substring(0, equals).strip(),
          new Given(set.substring(equals + 1).strip(), "--set " + set));
    }
    return settings;
  }

  /**
   * Another default for {@code key} than the code's own: the file, the environment and the command
   * line still weigh more.
   */
  public Settings preset(String key, String value) {
    given.putIfAbsent(key, new Given(value, "preset"));
    return this;
  }

  private void readFile(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line;
      for (int number = 1; (line = lines.readLine()) != null; number++) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
          continue;
        }
        int equals = text.indexOf('=');
        if (equals < 1) {
          throw new SettingsException(
              "%s, line %d: expected key = value, found \"%s\"".formatted(file, number, text));
        }
        String key = text.substring(0, equals).strip();
        Given before =
            given.put(
                key, new Given(text.substring(equals + 1).strip(), file + ", line " + number));
        if (before != null) {
          throw new SettingsException(
              "%s, line %d: %s was given already (%s)"
                  .formatted(file, number, key, before.origin()));
        }
      }
    } catch (IOException e) {
      throw new SettingsException("the settings file %s cannot be read: %s".formatted(file, e));
    }
  }

  /** The value of {@code key} as text. */
  public String text(String key, String otherwise) {
    return optional(key, otherwise).map(Given::value).orElse(otherwise);
  }

  /** The value of {@code key} as text; empty when it is not given. */
  public Optional<String> text(String key) {
    return optional(key, "(none)").map(Given::value).filter(value -> !value.isEmpty());
  }

  /** A whole number between {@code least} and {@code most}. */
  public int integer(String key, int otherwise, int least, int most) {
    return parsed(
        key,
        Integer.toString(otherwise),
        "a whole number from " + least + " to " + most,
        value -> {
          int number = Integer.parseInt(value.replace("_", ""));
          return number >= least && number <= most ? number : null;
        });
  }

  /** A number between {@code least} and {@code most}. */
  public double number(String key, double otherwise, double least, double most) {
    return parsed(
        key,
        Double.toString(otherwise),
        "a number from " + least + " to " + most,
        value -> {
          double number = Double.parseDouble(value);
          return number >= least && number <= most ? number : null;
        });
  }

  /** A duration with its unit: {@code 500ms}, {@code 20s}, {@code 15m}, {@code 6h}, {@code 7d}. */
  public Duration duration(String key, String otherwise) {
    return parsed(key, otherwise, "a duration such as 500ms, 20s, 15m, 6h or 7d", Units::duration);
  }

  /** A size in bytes with its unit: {@code 512B}, {@code 64KiB}, {@code 5MiB}, {@code 1GiB}. */
  public long bytes(String key, String otherwise) {
    return parsed(key, otherwise, "a size such as 512B, 64KiB, 5MiB or 1GiB", Units::bytes);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String key, boolean otherwise) {
    return parsed(
        key,
        Boolean.toString(otherwise),
        "true or false",
        value ->
            switch (value.toLowerCase(Locale.ROOT)) {
              case "true", "yes", "on" -> true;
              case "false", "no", "off" -> false;
              default -> null;
            });
  }

  /** An absolute http or https address; empty when it is not given. */
  public Optional<URI> address(String key) {
    String value = text(key, "");
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(
            parsed(
                key,
                "",
                "an absolute http or https address",
                text -> {
                  URI address = URI.create(text);
                  return address.getHost() != null
                          && ("http".equals(address.getScheme())
                              || "https".equals(address.getScheme()))
                      ? address
                      : null;
                }));
  }

  /** Parts apart by commas, blanks trimmed; empty when the value is. */
  public List<String> list(String key, String otherwise) {
    return Arrays.stream(text(key, otherwise).split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** One of an enum's names, in lower case with dashes. */
  public <E extends Enum<E>> E oneOf(String key, E otherwise) {
    E[] all = otherwise.getDeclaringClass().getEnumConstants();
    List<String> names = Arrays.stream(all).map(Settings::word).toList();
    return parsed(
        key,
        word(otherwise),
        "one of " + String.join(", ", names),
        value -> {
          int index = names.indexOf(value.toLowerCase(Locale.ROOT));
          return index < 0 ? null : all[index];
        });
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A value read by {@code parser}, which answers null or throws for one that is not allowed. */
  public <T> T parsed(
      String key, String otherwise, String allowed, Function<String, @Nullable T> parser) {
    Optional<Given> found = optional(key, otherwise);
    String value = found.map(Given::value).orElse(otherwise);
    T result;
    try {
      result = parser.apply(value);
    } catch (IllegalArgumentException | ArithmeticException e) {
      result = null;
    }
    if (result == null) {
      throw new SettingsException(
          "%s is \"%s\" (%s), but must be %s"
              .formatted(key, value, found.map(Given::origin).orElse("default"), allowed));
    }
    return result;
  }

  private Optional<Given> optional(String key, String otherwise) {
    asked.put(key, otherwise);
    Given set = given.get(key);
    String variable = variable(key);
    if ((set == null || !set.origin().startsWith("--set")) && environment.containsKey(variable)) {
      return Optional.of(
          new Given(environment.get(variable).strip(), "environment variable " + variable));
    }
    return Optional.ofNullable(set);
  }

  private static String variable(String key) {
    return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Every key asked for so far with its default, for the manual. */
  public Map<String, String> asked() {
    return new TreeMap<>(asked);
  }

  /**
   * Refuses given keys that no configuration record asked for.
   *
   * @param others beginnings of keys that are somebody else's, for a command that shares its
   *     settings file and environment with the services
   * @throws SettingsException that names each with its origin and the nearest key that exists
   */
  public void refuseUnknown(String... others) {
    TreeSet<String> complaints = new TreeSet<>();
    given.forEach(
        (key, value) -> {
          if (!asked.containsKey(key) && !startsWithOne(key, others)) {
            complaints.add(complaint(key, value.origin()));
          }
        });
    TreeSet<String> variables = new TreeSet<>();
    asked.keySet().forEach(key -> variables.add(variable(key)));
    environment.keySet().stream()
        .filter(name -> name.startsWith(ENVIRONMENT_PREFIX) && !variables.contains(name))
        .filter(name -> !LAUNCHER_VARIABLES.contains(name))
        .filter(name -> Arrays.stream(others).noneMatch(key -> name.startsWith(variable(key))))
        .forEach(
            name ->
                complaints.add(
                    complaint(
                        name.substring(ENVIRONMENT_PREFIX.length())
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '.'),
                        "environment variable " + name)));
    if (!complaints.isEmpty()) {
      throw new SettingsException(String.join("\n", complaints));
    }
  }

  private static boolean startsWithOne(String key, String... beginnings) {
    return Arrays.stream(beginnings).anyMatch(key::startsWith);
  }

  /** Read by the launcher and the tests, not by a service. */
  private static final List<String> LAUNCHER_VARIABLES =
      List.of(
          "COTEJO_SHARED", "COTEJO_JAVA_OPTS", "COTEJO_LOG", "COTEJO_LOG_LEVEL", "COTEJO_NO_BUILD");

  private String complaint(String key, String origin) {
    String nearest =
        asked.keySet().stream()
            .min(Comparator.comparingInt(known -> Units.distance(key, known)))
            .filter(known -> Units.distance(key, known) <= Math.max(2, key.length() / 3))
            .map(known -> "; did you mean " + known + "?")
            .orElse("");
    return "%s is not a setting (%s)%s".formatted(key, origin, nearest);
  }
}
