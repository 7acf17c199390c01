package cotejo.ingest.poll;

import cotejo.events.Article;
import cotejo.events.FeedState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what entries of one document are, by their pages. For one poll, on its thread. */
final class Finder {
  /** A page that cannot be had so often is done without. */
  private static final int MOST_TRIES = 3;

  /** Pages that one poll looks at again; the next one goes on. */
  private static final int MOST_LOOKS = 4;

  /** Longer validators are not worth their place in the state of a feed. */
  private static final int LONGEST_VALIDATOR = 200;

  private final Watched watched;
  private final String feedId;
  private final Tools tools;
  private @Nullable Map<String, FeedState.Known> elsewhere;

  Finder(Watched watched, String feedId, Tools tools) {
    this.watched = watched;
    this.feedId = feedId;
    this.tools = tools;
  }

  /** Null when the poll must not go on. */
  @Nullable Finding find(Entry entry, FeedState.@Nullable Known before)
      throws InterruptedException {
    FeedState.Known there = entry.link() == null ? null : elsewhere().get(entry.link());
    if (before == null && there != null) {
      return new Finding.Elsewhere(entry, there);
    }
    if (entry.url() == null || !tools.fetchPages()) {
      return ContentMaker.make(entry, watched.feed(), null, null, now());
    }
    if (!tools.mayGoOn(watched)) {
      return null;
    }
    PageAnswer page = tools.pages().get(entry.url());
    if (page.outcome() == PageOutcome.GONE && before != null && before.place() != null) {
      Article last = tools.archive().read(before.place(), before.articleId());
      if (last != null) {
        return new Finding.Gone(entry, last);
      }
    }
    int tries = before == null || before.tries() == null ? 0 : before.tries();
    if (page.passing() && tries < MOST_TRIES) {
      return new Finding.Deferred(entry, tries + 1);
    }
    return ContentMaker.make(entry, watched.feed(), page, visit(page, null), now());
  }

  /**
   * Looks again at the pages whose time has come, whether or not their entries still stand in the
   * feed. What cannot be had is left as it is.
   *
   * @param dealtWith keys of entries that this poll has read already
   * @param into where findings go
   * @return whether the poll may go on
   */
  boolean lookAgain(List<FeedState.Known> known, Set<String> dealtWith, List<Finding> into)
      throws InterruptedException {
    int looks = 0;
    for (FeedState.Known one : known) {
      FeedState.Visit last = one.visit();
      if (last == null || !isDue(last) || dealtWith.contains(one.entry())) {
        continue;
      }
      if (++looks > MOST_LOOKS) {
        break;
      }
      if (!tools.mayGoOn(watched)) {
        return false;
      }
      Article published =
          one.place() == null ? null : tools.archive().read(one.place(), one.articleId());
      if (published != null) {
        into.add(again(Entry.of(one, published, last.url()), published, last));
      }
    }
    return true;
  }

  private boolean isDue(FeedState.Visit last) {
    return tools.fetchPages() && tools.revisits().isDue(last.times(), last.at(), now());
  }

  private Finding again(Entry entry, Article published, FeedState.Visit last)
      throws InterruptedException {
    PageAnswer page = tools.pages().get(last);
    if (page.outcome() == PageOutcome.GONE) {
      return new Finding.Gone(entry, published);
    }
    FeedState.Visit visit = visit(page, last);
    return page.outcome() == PageOutcome.READ
        ? ContentMaker.make(entry, watched.feed(), page, visit, now())
        : new Finding.Visited(entry, visit == null ? last : visit);
  }

  /**
   * The look that a page's answer was. A page is looked at again only if its server can say that it
   * is unchanged, so that no unchanged page is sent twice.
   */
  private FeedState.@Nullable Visit visit(PageAnswer page, FeedState.@Nullable Visit last) {
    if (page.outcome() != PageOutcome.READ) {
      return last == null
          ? null
          : new FeedState.Visit(
              last.url(), last.etag(), last.lastModified(), last.times() + 1, now());
    }
    String etag = shortOnly(page.etag());
    String modified = shortOnly(page.lastModified());
    int times = last == null ? 1 : last.times() + 1;
    return etag == null && modified == null
        ? null
        : new FeedState.Visit(page.url(), etag, modified, times, now());
  }

  private static @Nullable String shortOnly(@Nullable String validator) {
    return validator == null || validator.length() > LONGEST_VALIDATOR ? null : validator;
  }

  private Instant now() {
    return tools.clock().instant();
  }

  private Map<String, FeedState.Known> elsewhere() {
    Map<String, FeedState.Known> found = elsewhere;
    if (found == null) {
      found = new HashMap<>();
      for (FeedState sibling : watched.assignment().siblings(feedId)) {
        for (FeedState.Known known : sibling.known()) {
          if (known.link() != null && known.articleId() != null && known.revision() > 0) {
            found.put(known.link(), known);
          }
        }
      }
      elsewhere = found;
    }
    return found;
  }
}
