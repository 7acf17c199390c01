package cotejo.ingest.poll;

import cotejo.ingest.schedule.Wishes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a poll ended. */
sealed interface Ending {

  /**
   * The feed was sent.
   *
   * @param order the keys of its entries, in document order
   * @param fresh entries that were not known when the poll began
   * @param overlap whether any entry was known when the poll began
   * @param delta only what is new was sent
   * @param pending pages could not be had for now, so the feed must be sent again
   * @param dates when its entries were published
   */
  record Changed(
      @Nullable String etag,
      @Nullable String lastModified,
      @Nullable URI movedTo,
      Wishes wishes,
      List<String> order,
      int fresh,
      boolean overlap,
      boolean delta,
      boolean pending,
      List<Instant> dates,
      List<URI> hubs,
      @Nullable URI self)
      implements Ending {}

  /**
   * A hub sent a part of the feed.
   *
   * @param fresh entries that were not known
   * @param pending pages could not be had for now, so the feed must be asked for in full
   */
  record Pushed(int fresh, boolean pending) implements Ending {}

  /** A hub confirmed the subscription at {@code path}; no poll ends with it. */
  record Leased(String path, Instant until) implements Ending {}

  /** Nothing changed. */
  record Unchanged(@Nullable URI movedTo, @Nullable Duration freshFor) implements Ending {}

  /** There was no feed. */
  record Failed(
      PollFailure reason, String detail, @Nullable Duration askedToWait, @Nullable URI movedTo)
      implements Ending {}

  /** The feed was not asked, since its site wants to be left alone. */
  record PutOff(Instant until) implements Ending {}

  /** We were told to stop, or the feed is no longer ours. */
  record Abandoned() implements Ending {}
}
