package cotejo.ingest.poll;

import cotejo.ingest.fetch.FetchLimits;
import cotejo.ingest.polite.Manners;
import cotejo.ingest.schedule.Bounds;
import cotejo.ingest.schedule.Revisits;
import cotejo.service.http.AddressGuard;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How feeds are polled.
 *
 * @param concurrency polls at once
 * @param pages whether articles' pages are fetched
 * @param revisits when pages are looked at again
 * @param userAgent what servers are told
 * @param callback where WebSub hubs reach this copy; null when they cannot
 * @param pushHost the address to listen on for hubs
 * @param pushPort the port to listen on for hubs
 * @param feedMetrics feeds that get metrics of their own
 */
public record Plan(
    AddressGuard guard,
    FetchLimits limits,
    long feedBytes,
    long pageBytes,
    Manners manners,
    Bounds bounds,
    int concurrency,
    boolean pages,
    Revisits revisits,
    String userAgent,
    @Nullable URI callback,
    String pushHost,
    int pushPort,
    int feedMetrics) {}
