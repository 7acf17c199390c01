package cotejo.ingest.poll;

import cotejo.events.Feed;
import cotejo.events.FeedState;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what a reader at night wants to know of a poll. */
final class Narrator {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  private Narrator() {}

  static void tell(Feed feed, @Nullable FeedState state, Tally tally) {
    PollFailure failure = tally.failure();
    if (failure != null && state != null) {
      if (state.retired()) {
        LOG.atWarn().addKeyValue("feed", feed.id()).log("the feed is gone (410) and retired");
      } else if (state.failures() == 1 || Integer.bitCount(state.failures()) == 1) {
        LOG.atWarn()
            .addKeyValue("feed", feed.id())
            .addKeyValue("reason", failure.label())
            .addKeyValue("failures", state.failures())
            .addKeyValue("next", state.nextPollAt())
            .log("the feed cannot be polled");
      }
    }
    if (tally.hasLost()) {
      LOG.atWarn()
          .addKeyValue("feed", feed.id())
          .log("nothing in the feed was known any more: entries were probably missed");
    }
    Map<Tally.Outcome, Integer> entries = tally.entries();
    int published =
        entries.getOrDefault(Tally.Outcome.NEW, 0)
            + entries.getOrDefault(Tally.Outcome.REVISED, 0)
            + entries.getOrDefault(Tally.Outcome.DELETED, 0);
    if (published > 0) {
      LOG.atDebug()
          .addKeyValue("feed", feed.id())
          .addKeyValue("entries", entries)
          .log("articles published");
    }
  }
}
