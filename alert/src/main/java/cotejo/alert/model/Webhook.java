package cotejo.alert.model;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told by HTTP.
 *
 * @param url http or https, with a host and without user or fragment
 * @param lang {@code en} or {@code es}, for the formats that people read
 * @param events what it is told
 * @param claims at once, only these; empty for all
 * @param secrets keys for signing, the newest first
 * @param disabledFor why nothing is sent there any more; null while it is enabled
 * @param failingSince UTC, the first failure in a row; null when the last delivery was taken
 * @param answer its last answer; null before the first
 * @param answeredAt UTC, when that was
 */
public record Webhook(
    String id,
    URI url,
    Format format,
    String lang,
    Set<Event> events,
    List<String> claims,
    List<Secret> secrets,
    @Nullable String disabledFor,
    @Nullable Instant failingSince,
    @Nullable String answer,
    @Nullable Instant answeredAt,
    Instant createdAt) {

  private static final int LONGEST_URL = 2_000;

  /** The form of what is sent. */
  public enum Format {
    /** A message by the Standard Webhooks specification, for programs. */
    STANDARD,
    /** A message for Slack's incoming webhooks. */
    SLACK,
    /** A message for Discord's webhooks. */
    DISCORD,
    /** An adaptive card for Teams' workflows. */
    TEAMS
  }

  /** What can be told. */
  public enum Event {
    DIGEST("digest.published"),
    AT_ONCE("claim.spreading"),
    /** Sent by hand, to try an address. */
    TEST("webhook.test");

    private final String type;

    Event(String type) {
      this.type = type;
    }

    /** The message's type. */
    public String type() {
      return type;
    }
  }

  /**
   * A key for signing.
   *
   * @param text {@code whsec_} and base64 of 24 to 64 bytes
   * @param until UTC, when it ends; null for the one in use
   */
  public record Secret(String text, @Nullable Instant until) {
    /** Whether it signs at {@code now}. */
    public boolean holds(Instant now) {
      return until == null || now.isBefore(until);
    }
  }

  public Webhook {
    events = Set.copyOf(events);
    claims = List.copyOf(claims);
    secrets = List.copyOf(secrets);
    if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawFragment() != null
        || url.toString().length() > LONGEST_URL) {
      throw new IllegalArgumentException(
          "\"%s\" is not an http or https address without user and fragment".formatted(url));
    }
    if (!lang.equals("en") && !lang.equals("es")) {
      throw new IllegalArgumentException("language is neither en nor es: \"" + lang + "\"");
    }
    if (events.isEmpty() || events.contains(Event.TEST)) {
      throw new IllegalArgumentException("events are digest, at-once or both");
    }
  }

  /** A constant's word on the command line. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant with this word.
   *
   * @throws IllegalArgumentException that names what is allowed
   */
  public static <E extends Enum<E>> E of(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> word(one).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is none of %s"
                        .formatted(
                            word,
                            Arrays.stream(type.getEnumConstants())
                                .map(Webhook::word)
                                .collect(Collectors.joining(", ")))));
  }

  /** Whether something is sent there. */
  public boolean isEnabled() {
    return disabledFor == null;
  }

  /**
   * Whether it wants to be told.
   *
   * @param claim null for a digest
   */
  public boolean wants(Event event, @Nullable String claim) {
    return events.contains(event) && (claim == null || claims.isEmpty() || claims.contains(claim));
  }

  /** The address without what may be a secret in its path. */
  public String shownUrl() {
    int port = url.getPort();
    return url.getScheme() + "://" + url.getHost() + (port < 0 ? "" : ":" + port) + "/…";
  }
}
