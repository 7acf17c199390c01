package cotejo.alert.web.view;

import cotejo.alert.model.Preferences;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form for subscribing, and the same for changing what was chosen.
 *
 * @param email as filled in; empty on the preferences page
 * @param chosen what is ticked
 * @param pausedUntil a date, ISO 8601; empty when not paused
 * @param problems what is wrong with it, each a key below {@code problem.}
 */
public record SubscribeForm(
    String email, Preferences chosen, String pausedUntil, List<String> problems) {

  /** Zones to choose from, by identifier, without the old names that lead nowhere new. */
  public static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(
              zone ->
                  zone.equals("UTC")
                      || zone.matches(
                          "(America|Europe|Africa|Asia|Australia|Pacific|Atlantic|Indian)/.*"))
          .sorted(Comparator.naturalOrder())
          .toList();

  public SubscribeForm {
    problems = List.copyOf(problems);
  }

  /** Seven days with their names. */
  public static List<DayOfWeek> days() {
    return List.of(DayOfWeek.values());
  }

  /** A day's name in a page's language. */
  public static String name(DayOfWeek day, Page page) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, page.lang().locale());
  }

  public boolean frequency(String word) {
    return chosen.frequency().word().equals(word);
  }

  public boolean speaks(Lang lang) {
    return chosen.lang().equals(lang.code());
  }

  public boolean claim(String id) {
    return chosen.claims().contains(id);
  }

  public boolean outlet(String slug) {
    return chosen.outlets().contains(slug);
  }

  public boolean quiet(DayOfWeek day) {
    Set<DayOfWeek> days = chosen.quietDays();
    return days.contains(day);
  }

  /** Whether every claim's spreading is told at once. */
  public boolean atOnceAll() {
    return chosen.atOnce().contains(Preferences.EVERY_CLAIM);
  }

  /** Whether this claim was chosen to be told at once. */
  public boolean atOnce(String claim) {
    return chosen.atOnce().contains(claim);
  }

  /** The zone chosen, among {@link #ZONES} or not. */
  public List<String> zones() {
    @Nullable String zone = chosen.zone().getId();
    return ZONES.contains(zone)
        ? ZONES
        : java.util.stream.Stream.concat(java.util.stream.Stream.of(zone), ZONES.stream()).toList();
  }
}
