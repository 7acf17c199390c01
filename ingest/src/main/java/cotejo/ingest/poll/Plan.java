package cotejo.ingest.poll;

import cotejo.ingest.fetch.AddressGuard;
import cotejo.ingest.fetch.FetchLimits;
import cotejo.ingest.polite.Manners;
import cotejo.ingest.schedule.Bounds;

/**
 * How feeds are polled.
 *
 * @param concurrency polls at once
 * @param pages whether articles' pages are fetched
 * @param userAgent what servers are told
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
    String userAgent) {}
