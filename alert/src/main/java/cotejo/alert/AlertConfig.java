package cotejo.alert;

import cotejo.alert.atonce.AtOnceConfig;
import cotejo.alert.delivery.SmtpConfig;
import cotejo.alert.digest.Spreading;
import cotejo.alert.mail.Dkim;
import cotejo.alert.model.Frequency;
import cotejo.alert.model.Schedule;
import cotejo.alert.webhook.WebhookConfig;
import cotejo.service.Kafka;
import cotejo.service.Settings;
import cotejo.service.SettingsException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How alert runs. Defaults in brackets.
 *
 * @param bootstrap {@code kafka.bootstrap} [127.0.0.1:9092]
 * @param partitions {@code kafka.partitions} [6]
 * @param patience {@code kafka.patience} [60s]: how long a start waits for Kafka
 * @param group {@code alert.group} [cotejo-alert]: copies of one group share the verdicts
 * @param host {@code alert.host} [127.0.0.1]: where pages, metrics and health are served
 * @param port {@code alert.port} [8080]: the pages; 0 for any free port
 * @param metricsPort {@code alert.metrics-port} [9103]; 0 for any free port
 * @param publicUrl {@code alert.public-url} [http://127.0.0.1:PORT]: how readers reach the pages
 * @param behindProxy {@code alert.behind-proxy} [false]: visitors' addresses come in a header
 * @param database {@code alert.database} [a SQLite file in alert.data]: a JDBC address of
 *     PostgreSQL
 * @param databaseUser {@code alert.database.user} [none]
 * @param databasePassword {@code alert.database.password} [none]
 * @param data {@code alert.data} [data]: the folder of the SQLite file
 * @param standard {@code alert.digest.at} [07:00] in {@code alert.zone} [America/Mexico_City]: when
 *     the public edition is cut
 * @param spreading {@code alert.spreading.outlets} [3] within {@code alert.spreading.within} [24h]
 * @param atOnce {@code alert.at-once.*}, see {@link AtOnceConfig}
 * @param webhooks {@code alert.webhooks.*}, see {@link WebhookConfig}
 * @param hub {@code alert.websub.hub} [none]: a WebSub hub that is told of new digests
 * @param from {@code alert.from} [Cotejo &lt;digest@HOST of the public address&gt;]
 * @param unsubscribeMailbox {@code alert.unsubscribe-mailbox} [none]: where mails that unsubscribe
 *     may be sent; their subject is a token for {@code subscribers unsubscribe}
 * @param smtp {@code alert.smtp.host} [127.0.0.1], {@code .port} [25], {@code .user}, {@code
 *     .password}, {@code .tls} [offered], {@code .envelope-from} [the sender], {@code .connections}
 *     [4], {@code .per-domain} [0: no limit], {@code .timeout} [20s]
 * @param dkim {@code alert.dkim.key} [none: mails are not signed], a PEM file, with {@code
 *     alert.dkim.domain} and {@code alert.dkim.selector} [cotejo]
 */
public record AlertConfig(
    String bootstrap,
    int partitions,
    Duration patience,
    String group,
    String host,
    int port,
    int metricsPort,
    @Nullable URI publicUrl,
    boolean behindProxy,
    @Nullable String database,
    @Nullable String databaseUser,
    @Nullable String databasePassword,
    Path data,
    Schedule standard,
    Spreading.Threshold spreading,
    AtOnceConfig atOnce,
    WebhookConfig webhooks,
    @Nullable URI hub,
    @Nullable String from,
    @Nullable String unsubscribeMailbox,
    SmtpConfig smtp,
    @Nullable Dkim dkim) {

  /**
   * Reads the settings.
   *
   * @throws SettingsException with a sentence that names the key
   */
  public static AlertConfig read(Settings settings) {
    ZoneId zone =
        settings.parsed(
            "alert.zone", "America/Mexico_City", "an IANA time zone", AlertConfig::zoneNamed);
    LocalTime at =
        settings.parsed("alert.digest.at", "07:00", "an hour such as 07:00", AlertConfig::hour);
    String from = settings.text("alert.from").orElse(null);
    return new AlertConfig(
        Kafka.bootstrap(settings),
        Kafka.partitions(settings),
        settings.duration("kafka.patience", "60s"),
        settings.text("alert.group", "cotejo-alert"),
        settings.text("alert.host", "127.0.0.1"),
        settings.integer("alert.port", 8080, 0, 65_535),
        settings.integer("alert.metrics-port", 9103, 0, 65_535),
        settings.address("alert.public-url").orElse(null),
        settings.flag("alert.behind-proxy", false),
        settings.text("alert.database").orElse(null),
        settings.text("alert.database.user").orElse(null),
        settings.text("alert.database.password").orElse(null),
        Path.of(settings.text("alert.data", "data")),
        new Schedule(Frequency.DAILY, at, zone),
        new Spreading.Threshold(
            settings.integer("alert.spreading.outlets", 3, 2, 1_000),
            settings.duration("alert.spreading.within", "24h")),
        AtOnceConfig.read(settings),
        WebhookConfig.read(settings),
        settings.address("alert.websub.hub").orElse(null),
        from,
        settings.text("alert.unsubscribe-mailbox").orElse(null),
        smtp(settings),
        dkim(settings));
  }

  private static @Nullable Dkim dkim(Settings settings) {
    String domain = settings.text("alert.dkim.domain").orElse(null);
    String selector = settings.text("alert.dkim.selector", "cotejo");
    String key = settings.text("alert.dkim.key").orElse(null);
    if (key == null) {
      return null;
    }
    if (domain == null) {
      throw new SettingsException("alert.dkim.key is set, so alert.dkim.domain must be set too");
    }
    return Dkim.read("alert.dkim.key", domain, selector, Path.of(key));
  }

  private static SmtpConfig smtp(Settings settings) {
    return new SmtpConfig(
        settings.text("alert.smtp.host", "127.0.0.1"),
        settings.integer("alert.smtp.port", 25, 1, 65_535),
        settings.text("alert.smtp.user").orElse(null),
        settings.text("alert.smtp.password").orElse(null),
        settings.oneOf("alert.smtp.tls", SmtpConfig.Tls.OFFERED),
        settings.text("alert.smtp.envelope-from", "digest@cotejo.example"),
        settings.integer("alert.smtp.connections", 4, 1, 100),
        settings.integer("alert.smtp.per-domain", 0, 0, 100_000),
        settings.duration("alert.smtp.timeout", "20s"));
  }

  private static @Nullable ZoneId zoneNamed(String name) {
    return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : null;
  }

  private static @Nullable LocalTime hour(String text) {
    return text.matches("([01][0-9]|2[0-3]):[0-5][0-9]") ? LocalTime.parse(text) : null;
  }
}
