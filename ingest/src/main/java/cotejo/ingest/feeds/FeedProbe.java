package cotejo.ingest.feeds;

import cotejo.ingest.discovery.Candidate;
import cotejo.ingest.discovery.FeedDiscovery;
import cotejo.ingest.feed.FeedDocument;
import cotejo.ingest.feed.FeedReader;
import cotejo.ingest.feed.FeedReading;
import cotejo.ingest.fetch.Answer;
import cotejo.ingest.fetch.FetchRequest;
import cotejo.ingest.fetch.FetchResult;
import cotejo.ingest.fetch.Fetcher;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks whether an address is a feed, and for the feeds of a site. */
final class FeedProbe {
  /** Candidates that are tried at one site. */
  private static final int MOST_TRIED = 12;

  private final Fetcher fetcher;
  private final long maxBytes;
  private final FeedReader reader = new FeedReader();

  FeedProbe(Fetcher fetcher, long maxBytes) {
    this.fetcher = fetcher;
    this.maxBytes = maxBytes;
  }

  /**
   * A feed that was found.
   *
   * @param how "given", or where its address was found
   */
  record Found(URI url, @Nullable String title, @Nullable String language, int items, String how) {
    Map<String, @Nullable Object> json(URI site) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("site", site);
      line.put("url", url);
      line.put("title", title);
      line.put("items", items);
      line.put("found", how);
      return line;
    }
  }

  /**
   * What looking gave.
   *
   * @param trouble why the address itself could not be looked at; null when it could
   */
  record Look(List<Found> feeds, @Nullable String trouble) {}

  Look at(URI address) {
    FetchResult result = fetcher.get(FetchRequest.feed(address, null, null, maxBytes));
    if (!(result instanceof FetchResult.Fetched(Answer answer))) {
      return new Look(List.of(), trouble(result));
    }
    Found given = feed(answer, "given");
    if (given != null) {
      return new Look(List.of(given), null);
    }
    String html = new String(answer.body(), StandardCharsets.UTF_8);
    List<Candidate> candidates = new ArrayList<>(FeedDiscovery.candidates(html, answer.url()));
    if (candidates.isEmpty()) {
      candidates.addAll(FeedDiscovery.wellKnown(answer.url()));
    }
    Map<URI, Found> found = new LinkedHashMap<>();
    for (Candidate candidate : candidates.subList(0, Math.min(MOST_TRIED, candidates.size()))) {
      if (fetcher.get(FetchRequest.feed(URI.create(candidate.url()), null, null, maxBytes))
          instanceof FetchResult.Fetched(Answer tried)) {
        Found feed = feed(tried, candidate.source().name().toLowerCase(java.util.Locale.ROOT));
        if (feed != null) {
          found.putIfAbsent(feed.url(), feed);
        }
      }
    }
    return new Look(List.copyOf(found.values()), null);
  }

  private @Nullable Found feed(Answer answer, String how) {
    return switch (reader.read(answer.body(), answer.header("Content-Type"), answer.url())) {
      case FeedReading.Read(FeedDocument feed) ->
          new Found(answer.url(), feed.title(), feed.language(), feed.items().size(), how);
      case FeedReading.NotAFeed no -> null;
    };
  }

  private static String trouble(FetchResult result) {
    return switch (result) {
      case FetchResult.Failed(FetchResult.Reason reason, String detail) -> detail;
      case FetchResult.Refused(Answer answer) -> "the server answered " + answer.status();
      case FetchResult.Fetched _, FetchResult.NotModified _ -> "the server sent no document";
    };
  }
}
