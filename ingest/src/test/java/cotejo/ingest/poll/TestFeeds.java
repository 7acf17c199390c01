package cotejo.ingest.poll;

import cotejo.events.Feed;
import java.net.URI;
import java.util.Map;

/** Feeds as tests add them: of the press, in English, in no folder. */
final class TestFeeds {
  private TestFeeds() {}

  static Feed press(String outlet, URI url) {
    return new Feed(
        Feed.idOf(outlet, url),
        url,
        outlet,
        outlet,
        null,
        "en",
        Feed.Kind.PRESS,
        null,
        "",
        Map.of());
  }
}
