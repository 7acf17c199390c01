package cotejo.ingest.feeds;

import cotejo.events.Feed;
import cotejo.events.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A feed's health as a person or a program reads it. */
record HealthLine(Feed feed, @Nullable FeedState state, Instant now) {

  /** One word: new, healthy, failing or retired. */
  String health() {
    if (state == null || state.lastPollAt() == null) {
      return "new";
    }
    if (state.retired()) {
      return "retired";
    }
    return state.failures() > 0 ? "failing" : "healthy";
  }

  String text() {
    if (state == null || state.lastPollAt() == null) {
      return "%-8s %-44s never polled".formatted(health(), name());
    }
    String trouble =
        state.failure() == null
            ? ""
            : "  %d× %s: %s"
                .formatted(state.failures(), state.failure().reason(), state.failure().detail());
    return "%-8s %-44s last %-8s every %-7s next %-8s %6d entries%s"
        .formatted(
            health(),
            name(),
            state.lastSuccessAt() == null ? "never" : ago(state.lastSuccessAt()),
            state.interval().isZero() ? "-" : brief(state.interval()),
            state.retired() ? "never" : in(state.nextPollAt()),
            state.entriesSeen(),
            trouble);
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", feed.id());
    json.put("url", feed.url());
    json.put("outlet", feed.outlet());
    json.put("title", feed.title());
    json.put("folder", feed.folder());
    json.put("health", health());
    if (state != null) {
      json.put("polledAt", state.url());
      json.put("polls", state.polls());
      json.put("lastPollAt", state.lastPollAt());
      json.put("lastSuccessAt", state.lastSuccessAt());
      json.put("nextPollAt", state.retired() ? null : state.nextPollAt());
      json.put("interval", state.interval());
      json.put("entriesPerHour", state.rhythm() == null ? null : state.rhythm().entriesPerHour());
      json.put("losses", state.rhythm() == null ? 0 : state.rhythm().losses());
      json.put("failures", state.failures());
      json.put("failure", state.failure());
      json.put("redirect", state.redirect());
      json.put("entriesSeen", state.entriesSeen());
    }
    return json;
  }

  private String name() {
    String both =
        feed.title().equals(feed.outlet()) ? feed.title() : feed.outlet() + ": " + feed.title();
    return both.length() > 44 ? both.substring(0, 43) + "…" : both;
  }

  private String ago(Instant then) {
    return brief(Duration.between(then, now)) + " ago";
  }

  private String in(Instant then) {
    return then.isAfter(now) ? "in " + brief(Duration.between(now, then)) : "now";
  }

  static String brief(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 120) {
      return seconds + "s";
    }
    if (seconds < 7_200) {
      return seconds / 60 + "m";
    }
    return seconds < 172_800
        ? seconds / 3_600 + "h"
        : String.format(Locale.ROOT, "%dd", seconds / 86_400);
  }
}
