package cotejo.events;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that ingest remembers of one feed; the value on {@link Topics#FEED_STATE}, same key as {@link
 * Feed}. Written in the transaction that publishes the feed's articles.
 *
 * @param feedId the feed's id, also the Kafka key
 * @param url where the feed is polled now; differs from {@link Feed#url()} after a lasting redirect
 * @param etag as last received; null when none
 * @param lastModified as last received, the header's own text; null when none
 * @param polls how often it was polled
 * @param lastPollAt UTC, our clock; null before the first poll
 * @param lastSuccessAt UTC; the last poll that gave a feed, changed or not; null before the first
 * @param nextPollAt UTC; not polled before then
 * @param interval the present rhythm
 * @param failures polls in a row that failed; 0 after a success
 * @param failure why the last poll failed; null after a success
 * @param redirect a lasting redirect that has not held long enough to be followed for good
 * @param retired the feed answered 410 Gone: it is polled no more
 * @param entriesSeen entries met since the feed was added
 * @param known the entries met last, newest first, at most {@value #MAX_KNOWN}
 * @param rhythm what is known of the feed's pace; null before the first success
 * @param push the subscription at the feed's hub; null when there is none
 */
public record FeedState(
    String feedId,
    URI url,
    @Nullable String etag,
    @Nullable String lastModified,
    long polls,
    @Nullable Instant lastPollAt,
    @Nullable Instant lastSuccessAt,
    Instant nextPollAt,
    Duration interval,
    int failures,
    @Nullable Failure failure,
    @Nullable Redirect redirect,
    boolean retired,
    long entriesSeen,
    List<Known> known,
    @Nullable Rhythm rhythm,
    @Nullable Push push) {

  /** Entries remembered: several times what the longest feeds carry. */
  public static final int MAX_KNOWN = 600;

  /**
   * Why a poll failed.
   *
   * @param reason one of a fixed set, also a metric's label
   * @param detail a sentence for a person
   */
  public record Failure(String reason, String detail) {
    public Failure {
      Require.text("failure reason", reason, 60);
      Require.text("failure detail", detail, 1_000);
    }
  }

  /** A lasting redirect (301, 308) seen {@code times} times in a row. */
  public record Redirect(URI to, int times) {
    public Redirect {
      Require.web("redirect", to);
      Require.atLeast("times", times, 1);
    }
  }

  /**
   * An entry met before.
   *
   * @param entry hash of what the feed identifies it by
   * @param entryHash hash of what the feed said of it, to tell an edit
   * @param articleId the article it became; null when it was rejected
   * @param revision the revision published last; 0 when it was rejected
   * @param titleHash hash of that revision's title
   * @param textHash hash of that revision's text
   * @param link hash of the address that the feed gives; null when it gives none
   * @param tries how often its page could not be had for now; null for never
   * @param place where that revision stands on {@link Topics#ARTICLES}, {@code partition/offset};
   *     null when this entry did not bring it there
   * @param visit the last look at its page, from which it will be looked at again; null when it
   *     will not
   */
  public record Known(
      String entry,
      String entryHash,
      @Nullable String articleId,
      int revision,
      String titleHash,
      String textHash,
      @Nullable String link,
      @Nullable Integer tries,
      @Nullable String place,
      @Nullable Visit visit) {
    public Known {
      Require.text("entry", entry, 64);
      Require.atLeast("revision", revision, 0);
    }
  }

  /**
   * A look at an article's page.
   *
   * @param url where the page was, after redirects
   * @param etag as the page's server sent it; null when it sent none
   * @param lastModified likewise, the header's own text
   * @param times looks so far
   * @param at UTC, our clock
   */
  public record Visit(
      URI url, @Nullable String etag, @Nullable String lastModified, int times, Instant at) {
    public Visit {
      Require.web("url", url);
      Require.atLeast("times", times, 1);
      Require.present("at", at);
    }
  }

  /**
   * A feed's pace.
   *
   * @param entriesPerHour new entries an hour, an average that forgets
   * @param floor the publisher asks not to be asked again sooner; null when it does not
   * @param skipHours hours of the day, UTC, in which it asks not to be asked
   * @param skipDays days of the week, UTC, on which it asks not to be asked
   * @param losses how often nothing in the feed was known any more, so that entries were probably
   *     missed
   */
  public record Rhythm(
      double entriesPerHour,
      @Nullable Duration floor,
      Set<Integer> skipHours,
      Set<DayOfWeek> skipDays,
      long losses) {
    public Rhythm {
      if (!(entriesPerHour >= 0)) {
        throw new IllegalArgumentException("entriesPerHour is " + entriesPerHour);
      }
      skipHours = Set.copyOf(Require.present("skipHours", skipHours));
      skipDays = Set.copyOf(Require.present("skipDays", skipDays));
    }
  }

  /**
   * A WebSub subscription (W3C Recommendation, 23 January 2018).
   *
   * @param hub where it was asked for
   * @param topic what the hub knows the feed by
   * @param path the last part of the callback's address, which nobody can guess
   * @param secret signs what the hub sends
   * @param askedAt UTC, when it was last asked for
   * @param leaseUntil UTC; null while the hub has not asked back
   */
  public record Push(
      URI hub,
      URI topic,
      String path,
      String secret,
      Instant askedAt,
      @Nullable Instant leaseUntil) {
    public Push {
      Require.web("hub", hub);
      Require.web("topic", topic);
      Require.text("path", path, 100);
      Require.text("secret", secret, 199);
      Require.present("askedAt", askedAt);
    }
  }

  public FeedState {
    Require.text("feedId", feedId, 200);
    Require.web("url", url);
    Require.present("nextPollAt", nextPollAt);
    if (Require.present("interval", interval).isNegative()) {
      throw new IllegalArgumentException("interval is negative: " + interval);
    }
    Require.atLeast("failures", failures, 0);
    known = List.copyOf(Require.present("known", known));
    if (known.size() > MAX_KNOWN) {
      throw new IllegalArgumentException(
          "%d known entries, at most %d are kept".formatted(known.size(), MAX_KNOWN));
    }
  }
}
