package cotejo.ingest.poll;

import cotejo.ingest.feed.FeedReader;
import cotejo.ingest.fetch.Fetcher;
import cotejo.ingest.polite.Politeness;
import java.time.InstantSource;

/**
 * What a poll works with.
 *
 * @param fetchPages whether articles' pages are fetched at all
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
    boolean fetchPages) {

  /** Whether the feed is certainly still ours; asked before each request. */
  boolean mayGoOn(Watched watched) throws InterruptedException {
    return lease.await(watched.assignment());
  }
}
