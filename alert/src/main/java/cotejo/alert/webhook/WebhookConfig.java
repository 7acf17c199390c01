package cotejo.alert.webhook;

import cotejo.service.Settings;
import cotejo.service.SettingsException;
import cotejo.service.http.AddressGuard;
import java.time.Duration;

/**
 * How webhooks are sent.
 *
 * @param guard {@code alert.webhooks.allow-hosts} [none]: hosts and networks outside the public
 *     internet that may be told; only hosts named here may be told without TLS
 * @param connections {@code alert.webhooks.connections} [16]: how many are told at once
 * @param timeout {@code alert.webhooks.timeout} [15s]: for one delivery as a whole
 */
public record WebhookConfig(AddressGuard guard, int connections, Duration timeout) {

  /**
   * Reads the settings.
   *
   * @throws SettingsException with a sentence that names the key
   */
  public static WebhookConfig read(Settings settings) {
    return new WebhookConfig(
        guard(settings),
        settings.integer("alert.webhooks.connections", 16, 1, 1_000),
        settings.duration("alert.webhooks.timeout", "15s"));
  }

  private static AddressGuard guard(Settings settings) {
    try {
      return new AddressGuard(
          "alert.webhooks.allow-hosts", settings.list("alert.webhooks.allow-hosts", ""));
    } catch (IllegalArgumentException e) {
      throw new SettingsException("alert.webhooks.allow-hosts: " + e.getMessage());
    }
  }
}
