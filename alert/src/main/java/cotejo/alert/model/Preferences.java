package cotejo.alert.model;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a subscriber chose.
 *
 * @param lang {@code en} or {@code es}
 * @param at when the digest comes, in {@code zone}, whole minutes
 * @param onlyMisleading leave out what was accurate
 * @param mailWhenQuiet send a line also when there is nothing to tell
 * @param claims only these; empty for all
 * @param outlets only these, by slug; empty for all
 * @param atOnce claims whose spreading is told at once; {@code *} for all; empty for none
 * @param quietDays days in {@code zone} without a digest: the next one covers them
 */
public record Preferences(
    String lang,
    Frequency frequency,
    LocalTime at,
    ZoneId zone,
    boolean onlyMisleading,
    boolean mailWhenQuiet,
    List<String> claims,
    List<String> outlets,
    List<String> atOnce,
    Set<DayOfWeek> quietDays) {

  /** Stands for every claim in {@link #atOnce}. */
  public static final String EVERY_CLAIM = "*";

  private static final int MOST = 200;

  public Preferences {
    if (!lang.equals("en") && !lang.equals("es")) {
      throw new IllegalArgumentException("language is neither en nor es: \"" + lang + "\"");
    }
    at = at.truncatedTo(ChronoUnit.MINUTES);
    claims = few("claims", claims);
    outlets = few("outlets", outlets);
    atOnce = few("claims told at once", atOnce);
    quietDays = Set.copyOf(quietDays);
    if (quietDays.size() == 7) {
      throw new IllegalArgumentException("all seven days are quiet: choose to pause instead");
    }
  }

  private static List<String> few(String what, List<String> list) {
    if (list.size() > MOST) {
      throw new IllegalArgumentException(
          "%d %s, at most %d are possible".formatted(list.size(), what, MOST));
    }
    for (String one : list) {
      if (!one.matches("[\\p{L}\\p{N}._*-]{1,200}")) {
        throw new IllegalArgumentException(what + " cannot contain \"" + one + "\"");
      }
    }
    return List.copyOf(list);
  }

  /** Everything, daily at {@code at}, with a line on quiet days. */
  public static Preferences standard(String lang, LocalTime at, ZoneId zone) {
    return new Preferences(
        lang,
        Frequency.DAILY,
        at,
        zone,
        false,
        true,
        List.of(),
        List.of(),
        List.of(),
        EnumSet.noneOf(DayOfWeek.class));
  }

  /** The same, and at once whatever spreads. */
  public Preferences toldAtOnceOfEverything() {
    return new Preferences(
        lang,
        frequency,
        at,
        zone,
        onlyMisleading,
        mailWhenQuiet,
        claims,
        outlets,
        List.of(EVERY_CLAIM),
        quietDays);
  }

  /** When the digests come. */
  public Schedule schedule() {
    return new Schedule(frequency, at, zone);
  }

  /** Whether the digest holds less for this subscriber than for everybody. */
  public boolean isFiltered() {
    return onlyMisleading || !claims.isEmpty() || !outlets.isEmpty();
  }

  /** Whether the spreading of {@code claim} is told at once. */
  public boolean wantsAtOnce(String claim) {
    return atOnce.contains(EVERY_CLAIM) || atOnce.contains(claim);
  }
}
