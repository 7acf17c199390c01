package cotejo.ingest;

import cotejo.ingest.fetch.FetchLimits;
import cotejo.ingest.polite.Manners;
import cotejo.ingest.poll.Plan;
import cotejo.ingest.schedule.Bounds;
import cotejo.ingest.schedule.Revisits;
import cotejo.service.Kafka;
import cotejo.service.Settings;
import cotejo.service.SettingsException;
import cotejo.service.http.AddressGuard;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How ingest runs. Defaults in brackets.
 *
 * @param bootstrap {@code kafka.bootstrap} [127.0.0.1:9092]
 * @param partitions {@code kafka.partitions} [6]: how many partitions a topic gets that is missing
 * @param group {@code ingest.group} [cotejo-ingest]: copies of one group share the feeds
 * @param host {@code ingest.host} [127.0.0.1]: where metrics and health are shown
 * @param port {@code ingest.port} [9101]; 0 for any free port
 * @param feeds {@code ingest.feeds} [none]: an OPML file whose feeds are added at the start
 * @param contact {@code ingest.contact} [none]: an address or URL that servers are told, so that
 *     their owners can reach us
 * @param guard {@code ingest.allow-hosts} [none]: hosts and networks outside the public internet
 *     that may be fetched from
 * @param bounds {@code ingest.interval.min} [2m], {@code ingest.interval.max} [1h], {@code
 *     ingest.backoff.max} [6h]
 * @param concurrency {@code ingest.concurrency} [64]: polls at once
 * @param connections {@code ingest.connections-per-domain} [2]
 * @param pages {@code ingest.pages} [true]: whether articles' pages are fetched
 * @param revisits {@code ingest.revisit-after} [1h]: when a page whose server can say that it is
 *     unchanged is looked at again, then after 6 and 24 times as long; 0s for never
 * @param pageGap {@code ingest.page-gap} [1s]: pause between two pages of one domain
 * @param pagePatience {@code ingest.page-patience} [1m]: how long a page waits for its turn
 * @param fetchTime {@code ingest.fetch.timeout} [30s]: for one fetch with all its redirects
 * @param feedBytes {@code ingest.fetch.feed-size} [10MiB]: longest feed
 * @param pageBytes {@code ingest.fetch.page-size} [5MiB]: longest page
 * @param patience {@code kafka.patience} [60s]: how long a start waits for Kafka
 * @param callback {@code ingest.websub.callback} [none]: where WebSub hubs reach this copy from the
 *     internet; without it feeds are only polled
 * @param pushPort {@code ingest.websub.port} [9111]: where this copy listens for hubs
 * @param feedMetrics {@code ingest.feed-metrics} [0]: feeds of this copy that get metrics of their
 *     own, the worst first
 */
public record IngestConfig(
    String bootstrap,
    int partitions,
    String group,
    String host,
    int port,
    @Nullable Path feeds,
    @Nullable String contact,
    AddressGuard guard,
    Bounds bounds,
    int concurrency,
    int connections,
    boolean pages,
    Revisits revisits,
    Duration pageGap,
    Duration pagePatience,
    Duration fetchTime,
    long feedBytes,
    long pageBytes,
    Duration patience,
    @Nullable URI callback,
    int pushPort,
    int feedMetrics) {

  /**
   * Reads the settings.
   *
   * @throws SettingsException with a sentence that names the key
   */
  public static IngestConfig read(Settings settings) {
    return new IngestConfig(
        Kafka.bootstrap(settings),
        Kafka.partitions(settings),
        settings.text("ingest.group", "cotejo-ingest"),
        settings.text("ingest.host", "127.0.0.1"),
        settings.integer("ingest.port", 9101, 0, 65_535),
        settings.text("ingest.feeds").map(Path::of).orElse(null),
        settings.text("ingest.contact").orElse(null),
        guard(settings),
        bounds(settings),
        settings.integer("ingest.concurrency", 64, 1, 2_000),
        settings.integer("ingest.connections-per-domain", 2, 1, 100),
        settings.flag("ingest.pages", true),
        new Revisits(settings.duration("ingest.revisit-after", "1h")),
        settings.duration("ingest.page-gap", "1s"),
        settings.duration("ingest.page-patience", "1m"),
        settings.duration("ingest.fetch.timeout", "30s"),
        settings.bytes("ingest.fetch.feed-size", "10MiB"),
        settings.bytes("ingest.fetch.page-size", "5MiB"),
        settings.duration("kafka.patience", "60s"),
        settings.address("ingest.websub.callback").orElse(null),
        settings.integer("ingest.websub.port", 9111, 0, 65_535),
        settings.integer("ingest.feed-metrics", 0, 0, 2_000));
  }

  private static AddressGuard guard(Settings settings) {
    try {
      return new AddressGuard("ingest.allow-hosts", settings.list("ingest.allow-hosts", ""));
    } catch (IllegalArgumentException e) {
      throw new SettingsException("ingest.allow-hosts: " + e.getMessage());
    }
  }

  private static Bounds bounds(Settings settings) {
    Duration shortest = settings.duration("ingest.interval.min", "2m");
    Duration longest = settings.duration("ingest.interval.max", "1h");
    Duration backoff = settings.duration("ingest.backoff.max", "6h");
    try {
      return new Bounds(shortest, longest, backoff);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          "ingest.interval.min, ingest.interval.max, ingest.backoff.max: " + e.getMessage());
    }
  }

  /** What the poller needs to know. */
  Plan plan() {
    return new Plan(
        guard,
        FetchLimits.within(fetchTime),
        feedBytes,
        pageBytes,
        new Manners(connections, pageGap, pagePatience),
        bounds,
        concurrency,
        pages,
        revisits,
        userAgent(),
        callback,
        host,
        pushPort,
        feedMetrics);
  }

  /** Who we say we are (RFC 9110, section 10.1.5). */
  public String userAgent() {
    return contact == null
        ? "Cotejo/1.0 (news monitor)"
        : "Cotejo/1.0 (news monitor; " + contact + ")";
  }
}
