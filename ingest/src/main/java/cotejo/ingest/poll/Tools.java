package cotejo.ingest.poll;

import cotejo.ingest.feed.FeedReader;
import cotejo.ingest.fetch.Fetcher;
import cotejo.ingest.polite.Politeness;
import cotejo.ingest.schedule.Revisits;
import java.time.InstantSource;

/**
 * What a poll works with.
 *
 * @param fetchPages whether articles' pages are fetched at all
 * @param revisits when pages are looked at again
 */
record Tools(
    Fetcher fetcher,
    Politeness politeness,
    FeedReader reader,
    Pages pages,
    Archive archive,
    Lease lease,
    InstantSource clock,
    long maxFeedBytes,
    boolean fetchPages,
    Revisits revisits) {

  /** Whether the feed is certainly still ours; asked before each request. */
  boolean mayGoOn(Watched watched) throws InterruptedException {
    return lease.await(watched.assignment());
  }
}
