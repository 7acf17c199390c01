package cotejo.alert.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/**
 * One condition of a silence, as Prometheus' Alertmanager writes it: {@code claim="no-us-bases"},
 * {@code outlet=~"diario-.*"}, {@code !=} and {@code !~}. Quotes may be left out, an expression
 * must match the whole value, and a label that is missing has the empty value.
 */
public record Matcher(Name name, Operator operator, String value) {

  /** What can be matched. */
  public enum Name {
    CLAIM,
    /** The register's heading over the claim. */
    TOPIC,
    /** The outlet as it stands in addresses. */
    OUTLET,
    LANG;

    /** The word in a matcher. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** How it is compared. */
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCHES("=~"),
    NOT_MATCHES("!~");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }
  }

  private static final int LONGEST = 500;

  private static final java.util.regex.Pattern FORM =
      java.util.regex.Pattern.compile("\\s*([a-z]+)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*");

  public Matcher {
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException("a matcher has at most " + LONGEST + " characters");
    }
    if (operator == Operator.MATCHES || operator == Operator.NOT_MATCHES) {
      compiled(value);
    }
  }

  /**
   * Reads a matcher.
   *
   * @throws IllegalArgumentException with a sentence
   */
  public static Matcher parse(String text) {
    java.util.regex.Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not a matcher such as claim=\"no-us-bases\" or outlet=~\"diario.*\"");
    }
    MatchResult parts = form.toMatchResult();
    Operator operator =
        Arrays.stream(Operator.values())
            .filter(one -> one.sign.equals(parts.group(2)))
            .findFirst()
            .orElseThrow();
    return new Matcher(name(parts.group(1)), operator, unquoted(parts.group(3)));
  }

  private static Name name(String word) {
    return Arrays.stream(Name.values())
        .filter(name -> name.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" cannot be matched, only %s can"
                        .formatted(
                            word,
                            Arrays.stream(Name.values())
                                .map(Name::word)
                                .collect(Collectors.joining(", ")))));
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static Pattern compiled(String value) {
    try {
      return Pattern.compile("^(?:" + value + ")$");
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("\"" + value + "\" is not an RE2 expression", e);
    }
  }

  /** Whether something with these labels is meant. */
  public boolean matches(Map<Name, String> labels) {
    String actual = Objects.requireNonNullElse(labels.get(name), "");
    return switch (operator) {
      case EQUAL -> actual.equals(value);
      case NOT_EQUAL -> !actual.equals(value);
      case MATCHES -> compiled(value).matcher(actual).find();
      case NOT_MATCHES -> !compiled(value).matcher(actual).find();
    };
  }

  @Override
  public String toString() {
    return name.word() + operator.sign + "\"" + value + "\"";
  }
}
