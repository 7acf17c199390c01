package cotejo.alert.atonce;

import cotejo.service.Settings;
import cotejo.service.SettingsException;
import java.time.Duration;

/**
 * When readers are told at once. The three intervals are Alertmanager's.
 *
 * @param outlets {@code alert.at-once.outlets} [3]: a misconception spreads when so many outlets
 *     assert it independently of each other
 * @param within {@code alert.at-once.within} [12h] of now
 * @param groupWait {@code alert.at-once.group-wait} [5m]: how long the first alert waits for more
 *     outlets
 * @param groupInterval {@code alert.at-once.group-interval} [2h]: how long outlets that join wait
 *     until readers hear of them
 * @param repeatInterval {@code alert.at-once.repeat-interval} [24h]: after this time an unchanged
 *     wave is told again
 * @param owners {@code alert.at-once.owners} [none]: outlets of one owner, which count as one
 */
public record AtOnceConfig(
    int outlets,
    Duration within,
    Duration groupWait,
    Duration groupInterval,
    Duration repeatInterval,
    Owners owners) {

  /**
   * Reads the settings.
   *
   * @throws SettingsException with a sentence that names the key
   */
  public static AtOnceConfig read(Settings settings) {
    return new AtOnceConfig(
        settings.integer("alert.at-once.outlets", 3, 2, 1_000),
        settings.duration("alert.at-once.within", "12h"),
        settings.duration("alert.at-once.group-wait", "5m"),
        settings.duration("alert.at-once.group-interval", "2h"),
        settings.duration("alert.at-once.repeat-interval", "24h"),
        owners(settings));
  }

  private static Owners owners(Settings settings) {
    try {
      return Owners.of(settings.list("alert.at-once.owners", ""));
    } catch (IllegalArgumentException e) {
      throw new SettingsException("alert.at-once.owners: " + e.getMessage());
    }
  }
}
