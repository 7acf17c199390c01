package cotejo.ingest.push;

import cotejo.events.FeedState;
import cotejo.ingest.fetch.Answer;
import cotejo.ingest.fetch.FetchRequest;
import cotejo.ingest.fetch.FetchResult;
import cotejo.ingest.fetch.Fetcher;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks hubs for subscriptions (section 5.1). */
public final class Hub {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
  private static final Duration LEASE = Duration.ofDays(10);

  private final Fetcher fetcher;
  private final URI callback;

  /**
   * @param callback our address as hubs reach it, without the path of {@link PushReceiver#PATH}
   */
  public Hub(Fetcher fetcher, URI callback) {
    this.fetcher = fetcher;
    this.callback = callback;
  }

  /** Asks once; the hub asks back at the callback, or polling goes on as before. */
  public void ask(FeedState.Push push) {
    String base = callback.toString().replaceFirst("/+$", "");
    FetchResult result =
        fetcher.get(
            FetchRequest.post(
                push.hub(),
                Map.of(
                    "hub.callback", base + PushReceiver.PATH + push.path(),
                    "hub.mode", "subscribe",
                    "hub.topic", push.topic().toString(),
                    "hub.lease_seconds", Long.toString(LEASE.toSeconds()),
                    "hub.secret", push.secret())));
    int status =
        switch (result) {
          case FetchResult.Fetched(Answer answer) -> answer.status();
          case FetchResult.Refused(Answer answer) -> answer.status();
          case FetchResult.NotModified _, FetchResult.Failed _ -> 0;
        };
    if (status / 100 != 2) {
      LOG.atInfo()
          .addKeyValue("hub", push.hub())
          .addKeyValue("topic", push.topic())
          .addKeyValue("status", status)
          .log("the hub does not take the subscription");
    }
  }
}
