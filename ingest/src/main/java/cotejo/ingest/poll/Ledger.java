package cotejo.ingest.poll;

import cotejo.events.Article;
import cotejo.events.FeedState;
import cotejo.ingest.schedule.Pacing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a report means: which articles are new, which are revisions of which, what the
 * feed's state is after it. Pure: the same report on the same states gives the same change.
 */
final class Ledger {
  private final Endings endings;

  Ledger(Pacing pacing, PushWish pushWish) {
    this.endings = new Endings(pacing, pushWish);
  }

  /**
   * What a report changes.
   *
   * @param after the feed's new state
   * @param articles to be published, in the order of their revisions
   */
  record Change(FeedState after, List<Article> articles, Tally tally) {}

  /**
   * The circumstances of a decision.
   *
   * @param siblings the states of the outlet's other feeds
   * @param die uniform in [0, 1)
   * @param cutOff nothing answers at all: our own outage
   */
  record Circumstances(List<FeedState> siblings, Instant now, double die, boolean cutOff) {}

  Change apply(
      Watched watched,
      FeedState before,
      List<Finding> findings,
      @Nullable Ending ending,
      Circumstances circumstances) {
    Memory memory = new Memory(before);
    Tally tally = new Tally();
    List<Article> articles = new ArrayList<>();
    for (Finding finding : findings) {
      Article article = enter(watched, memory, finding, tally, circumstances);
      if (article != null) {
        articles.add(article);
      }
    }
    if (ending != null) {
      endings.apply(memory, ending, tally, circumstances);
    }
    boolean whole = ending instanceof Ending.Changed;
    List<String> order = ending instanceof Ending.Changed changed ? changed.order() : List.of();
    boolean part = !whole || (ending instanceof Ending.Changed changed && changed.delta());
    return new Change(memory.state(order, part), articles, tally);
  }

  private static @Nullable Article enter(
      Watched watched, Memory memory, Finding finding, Tally tally, Circumstances circumstances) {
    return switch (finding) {
      case Finding.Same same -> {
        tally.entry(Tally.Outcome.KNOWN);
        yield null;
      }
      case Finding.Twice twice -> {
        tally.entry(Tally.Outcome.DUPLICATE);
        yield null;
      }
      case Finding.Beyond beyond -> {
        tally.rejected(Finding.Reason.TOO_MANY);
        yield null;
      }
      case Finding.Elsewhere(Entry entry, FeedState.Known there) -> {
        tally.entry(Tally.Outcome.DUPLICATE);
        memory.know(as(entry, there, null));
        yield null;
      }
      case Finding.Rejected(Entry entry, Finding.Reason reason) -> {
        tally.rejected(reason);
        memory.know(rejected(entry));
        yield null;
      }
      case Finding.Deferred(Entry entry, int tries) -> {
        tally.entry(Tally.Outcome.DEFERRED);
        memory.know(deferred(entry, tries, memory.known(entry.key())));
        yield null;
      }
      case Finding.Gone(Entry entry, Article last) ->
          gone(memory, entry, last, tally, circumstances.now());
      case Finding.Visited(Entry entry, FeedState.Visit visit) -> {
        tally.entry(Tally.Outcome.KNOWN);
        FeedState.Known own = memory.known(entry.key());
        if (own != null) {
          memory.know(as(entry, own, visit));
        }
        yield null;
      }
      case Finding.Read read -> read(watched, memory, read, tally, circumstances);
    };
  }

  private static @Nullable Article read(
      Watched watched,
      Memory memory,
      Finding.Read finding,
      Tally tally,
      Circumstances circumstances) {
    Entry entry = finding.entry();
    Content content = finding.content();
    FeedState.Known own = memory.known(entry.key());
    // A story that moves to another address is still the story: its guid tells.
    boolean moved = own != null && own.articleId() != null && own.revision() > 0;
    String id = moved ? own.articleId() : content.id();
    FeedState.Known prior = latest(id, memory, circumstances.siblings());
    String textHash = content.textHash();
    Set<Article.Change> changes = EnumSet.noneOf(Article.Change.class);
    if (prior != null) {
      boolean deleted = prior.textHash().charAt(0) == Content.DELETED;
      boolean poorer = !deleted && textHash.charAt(0) > prior.textHash().charAt(0);
      if (poorer) {
        textHash = prior.textHash();
      }
      if (!prior.titleHash().equals(content.titleHash())) {
        changes.add(Article.Change.HEADLINE);
      }
      if (!prior.textHash().equals(textHash)) {
        changes.add(Article.Change.TEXT);
      }
      if (changes.isEmpty() || (poorer && !deleted)) {
        boolean mine = own != null && id.equals(own.articleId());
        tally.entry(mine ? Tally.Outcome.KNOWN : Tally.Outcome.DUPLICATE);
        memory.know(as(entry, prior, finding.visit()));
        return null;
      }
    }
    int revision = prior == null ? 1 : prior.revision() + 1;
    Article article;
    try {
      article = article(watched, content, id, revision, changes);
    } catch (IllegalArgumentException e) {
      tally.rejected(Finding.Reason.INVALID);
      memory.know(rejected(entry));
      return null;
    }
    tally.entry(prior == null ? Tally.Outcome.NEW : Tally.Outcome.REVISED);
    if (prior == null && article.publishedAt() != null) {
      Duration lag = Duration.between(article.publishedAt(), circumstances.now());
      tally.publishedAfter(lag.isNegative() ? Duration.ZERO : lag);
    }
    memory.know(
        new FeedState.Known(
            entry.key(),
            entry.hash(),
            id,
            revision,
            content.titleHash(),
            textHash,
            entry.link(),
            null,
            null,
            finding.visit()));
    return article;
  }

  private static Article article(
      Watched watched, Content content, String id, int revision, Set<Article.Change> changes) {
    return new Article(
        id,
        revision,
        changes,
        content.url(),
        watched.feed().outlet(),
        watched.feed().id(),
        content.guid(),
        content.title(),
        content.text(),
        content.textSource(),
        content.author(),
        content.lang(),
        content.section(),
        content.publishedAt(),
        content.modifiedAt(),
        content.fetchedAt(),
        false,
        content.fingerprint(),
        content.readAs());
  }

  private static @Nullable Article gone(
      Memory memory, Entry entry, Article last, Tally tally, Instant now) {
    FeedState.Known own = memory.known(entry.key());
    if (own == null || last.deleted() || own.textHash().charAt(0) == Content.DELETED) {
      tally.entry(Tally.Outcome.KNOWN);
      if (own != null) {
        memory.know(as(entry, own, null));
      }
      return null;
    }
    int revision = Math.max(own.revision(), last.revision()) + 1;
    tally.entry(Tally.Outcome.DELETED);
    memory.know(
        new FeedState.Known(
            entry.key(),
            entry.hash(),
            last.id(),
            revision,
            own.titleHash(),
            Content.DELETED + own.textHash().substring(1),
            entry.link(),
            null,
            null,
            null));
    return new Article(
        last.id(),
        revision,
        EnumSet.of(Article.Change.DELETED),
        last.url(),
        last.outlet(),
        last.feedId(),
        last.guid(),
        last.title(),
        last.text(),
        last.textSource(),
        last.author(),
        last.lang(),
        last.section(),
        last.publishedAt(),
        last.modifiedAt(),
        now,
        true,
        last.fingerprint(),
        last.readAs());
  }

  private static FeedState.@Nullable Known latest(
      String id, Memory memory, List<FeedState> siblings) {
    FeedState.Known best = newer(null, memory.all(), id);
    for (FeedState sibling : siblings) {
      best = newer(best, sibling.known(), id);
    }
    return best;
  }

  private static FeedState.@Nullable Known newer(
      FeedState.@Nullable Known best, Iterable<FeedState.Known> among, String id) {
    FeedState.Known newest = best;
    for (FeedState.Known one : among) {
      if (id.equals(one.articleId())
          && one.revision() > 0
          && (newest == null || one.revision() > newest.revision())) {
        newest = one;
      }
    }
    return newest;
  }

  private static FeedState.Known as(
      Entry entry, FeedState.Known there, FeedState.@Nullable Visit visit) {
    return new FeedState.Known(
        entry.key(),
        entry.hash(),
        there.articleId(),
        there.revision(),
        there.titleHash(),
        there.textHash(),
        entry.link(),
        null,
        there.place(),
        visit);
  }

  private static FeedState.Known rejected(Entry entry) {
    return new FeedState.Known(
        entry.key(), entry.hash(), null, 0, "", "", entry.link(), null, null, null);
  }

  private static FeedState.Known deferred(Entry entry, int tries, FeedState.@Nullable Known own) {
    return new FeedState.Known(
        entry.key(),
        "",
        own == null ? null : own.articleId(),
        own == null ? 0 : own.revision(),
        own == null ? "" : own.titleHash(),
        own == null ? "" : own.textHash(),
        entry.link(),
        tries,
        own == null ? null : own.place(),
        null);
  }
}
