package cotejo.ingest.poll;

import cotejo.events.FeedState;
import cotejo.ingest.schedule.Pacing;
import cotejo.ingest.schedule.Rhythm;
import cotejo.ingest.schedule.Wishes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the end of a poll does to a feed's state: health, validators, address, next poll. Pure. */
final class Endings {
  /** A lasting redirect is believed when it has held so often in a row. */
  private static final int REDIRECT_HOLDS = 3;

  private final Pacing pacing;
  private final PushWish pushWish;

  Endings(Pacing pacing, PushWish pushWish) {
    this.pushWish = pushWish;
    this.pacing = pacing;
  }

  void apply(Memory memory, Ending ending, Tally tally, Ledger.Circumstances circumstances) {
    switch (ending) {
      case Ending.Changed changed -> changed(memory, changed, tally, circumstances);
      case Ending.Unchanged unchanged -> unchanged(memory, unchanged, tally, circumstances);
      case Ending.Pushed pushed -> pushed(memory, pushed, circumstances);
      case Ending.Leased leased -> leased(memory, leased);
      case Ending.Failed failed -> failed(memory, failed, tally, circumstances);
      case Ending.PutOff _, Ending.Abandoned _ -> {}
    }
  }

  private void changed(
      Memory memory, Ending.Changed end, Tally tally, Ledger.Circumstances circumstances) {
    Instant now = circumstances.now();
    FeedState.Rhythm before = memory.rhythmOrNone();
    boolean first = memory.lastSuccessAt == null;
    boolean lost = !first && !end.overlap() && !end.delta() && !end.order().isEmpty();
    double perHour =
        first
            ? Rhythm.first(end.dates(), now)
            : Rhythm.next(before.entriesPerHour(), since(memory, now), end.fresh());
    memory.rhythm =
        new FeedState.Rhythm(
            perHour,
            end.wishes().floor(),
            end.wishes().skipHours(),
            end.wishes().skipDays(),
            before.losses() + (lost ? 1 : 0));
    memory.etag = end.pending() ? null : end.etag();
    memory.lastModified = end.pending() ? null : end.lastModified();
    memory.push = pushWish.after(memory.push, end.hubs(), end.self(), now);
    tally.changed(lost);
    succeeded(memory, end.movedTo(), lost, end.wishes(), circumstances);
  }

  private void unchanged(
      Memory memory, Ending.Unchanged end, Tally tally, Ledger.Circumstances circumstances) {
    FeedState.Rhythm before = memory.rhythmOrNone();
    memory.rhythm =
        new FeedState.Rhythm(
            Rhythm.next(before.entriesPerHour(), since(memory, circumstances.now()), 0),
            before.floor(),
            before.skipHours(),
            before.skipDays(),
            before.losses());
    memory.push = pushWish.renewed(memory.push, circumstances.now());
    tally.unchanged();
    Wishes wishes =
        new Wishes(
            PollJob.longest(before.floor(), end.freshFor()), before.skipHours(), before.skipDays());
    succeeded(memory, end.movedTo(), false, wishes, circumstances);
  }

  /** The next poll stays where it was; what the hub sent is already dealt with. */
  private static void pushed(Memory memory, Ending.Pushed end, Ledger.Circumstances circumstances) {
    FeedState.Rhythm before = memory.rhythmOrNone();
    memory.rhythm =
        new FeedState.Rhythm(
            Rhythm.next(before.entriesPerHour(), since(memory, circumstances.now()), end.fresh()),
            before.floor(),
            before.skipHours(),
            before.skipDays(),
            before.losses());
    if (end.pending()) {
      memory.etag = null;
      memory.lastModified = null;
    }
  }

  private static void leased(Memory memory, Ending.Leased end) {
    FeedState.Push push = memory.push;
    if (push != null && push.path().equals(end.path())) {
      memory.push =
          new FeedState.Push(
              push.hub(), push.topic(), push.path(), push.secret(), push.askedAt(), end.until());
    }
  }

  private void succeeded(
      Memory memory,
      @Nullable URI movedTo,
      boolean lost,
      Wishes wishes,
      Ledger.Circumstances circumstances) {
    Instant now = circumstances.now();
    double perHour = memory.rhythmOrNone().entriesPerHour();
    Pacing.Pace pace =
        PushWish.isActive(memory.push, now) && !lost
            ? pacing.resting(now, circumstances.die())
            : pacing.afterSuccess(now, perHour, lost, memory.interval, wishes, circumstances.die());
    memory.polls++;
    memory.lastPollAt = now;
    memory.lastSuccessAt = now;
    memory.failures = 0;
    memory.failure = null;
    memory.interval = pace.interval();
    memory.nextPollAt = pace.at();
    moved(memory, movedTo);
  }

  private void failed(
      Memory memory, Ending.Failed end, Tally tally, Ledger.Circumstances circumstances) {
    Instant now = circumstances.now();
    memory.polls++;
    memory.lastPollAt = now;
    memory.failure = new FeedState.Failure(end.reason().label(), cut(end.detail()));
    tally.failed(end.reason());
    if (circumstances.cutOff() && end.reason().silent()) {
      memory.nextPollAt = pacing.afterOutage(now, circumstances.die());
      return;
    }
    memory.failures++;
    memory.retired = end.reason() == PollFailure.GONE;
    memory.nextPollAt =
        pacing.afterFailure(now, memory.failures, end.askedToWait(), circumstances.die());
    moved(memory, end.movedTo());
  }

  private static void moved(Memory memory, @Nullable URI to) {
    if (to == null || to.equals(memory.url)) {
      memory.redirect = null;
      return;
    }
    boolean held = memory.redirect != null && memory.redirect.to().equals(to);
    int times = held && memory.redirect != null ? memory.redirect.times() + 1 : 1;
    if (times >= REDIRECT_HOLDS && memory.failures == 0) {
      memory.url = to;
      memory.redirect = null;
    } else {
      memory.redirect = new FeedState.Redirect(to, times);
    }
  }

  private static Duration since(Memory memory, Instant now) {
    return memory.lastSuccessAt == null
        ? Duration.ZERO
        : Duration.between(memory.lastSuccessAt, now);
  }

  private static String cut(String detail) {
    String plain = detail.isBlank() ? "no detail" : detail.strip();
    return plain.length() > 500 ? plain.substring(0, 499) + "…" : plain;
  }
}
