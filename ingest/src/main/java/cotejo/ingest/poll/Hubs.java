package cotejo.ingest.poll;

import cotejo.ingest.feed.FeedDocument;
import cotejo.ingest.fetch.Answer;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a feed says that it can be subscribed to (WebSub, section 4). */
final class Hubs {
  private Hubs() {}

  static List<URI> of(FeedDocument feed) {
    return feed.hubs().stream()
        .map(Hubs::address)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** What the hub knows the feed by: its own link to itself, else where it was fetched from. */
  static URI topic(FeedDocument feed, Answer answer) {
    URI self = address(feed.self());
    return self == null ? answer.url() : self;
  }

  private static @Nullable URI address(@Nullable String written) {
    okhttp3.HttpUrl url = written == null ? null : okhttp3.HttpUrl.parse(written.strip());
    return url == null ? null : URI.create(url.toString());
  }
}
