package cotejo.alert.web;

import cotejo.alert.store.ArticleStore;
import cotejo.alert.store.ArticleStore.OutletRow;
import cotejo.alert.store.ClaimRecord;
import cotejo.alert.store.Store;
import cotejo.alert.web.FeedDocument.Entry;
import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.Lang;
import cotejo.alert.web.view.Page;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Atom and JSON Feed of digests, of each claim and of each outlet. */
final class FeedRoutes {
  private static final int ENTRIES = 30;

  private final Frame frame;
  private final Store store;
  private final Addresses site;

  FeedRoutes(Frame frame, Store store) {
    this.frame = frame;
    this.store = store;
    this.site = Addresses.of(frame.config().publicUrl());
  }

  void mount(RoutesConfig routes) {
    both(routes, "/{lang}", this::digests);
    both(routes, "/{lang}/claim/{id}", this::claim);
    both(routes, "/{lang}/outlet/{slug}", this::outlet);
  }

  private void both(RoutesConfig routes, String page, Function<Context, FeedDocument> reading) {
    Answers.on(
        routes,
        page + "/feed.atom",
        request -> {
          FeedDocument feed = reading.apply(request);
          request.contentType("application/atom+xml; charset=utf-8");
          link(request, feed, site.atom(feed.page()));
          Answers.cacheable(request, AtomWriter.write(feed), feed.updated());
        });
    Answers.on(
        routes,
        page + "/feed.json",
        request -> {
          FeedDocument feed = reading.apply(request);
          request.contentType("application/feed+json; charset=utf-8");
          link(request, feed, site.jsonFeed(feed.page()));
          request.header("Access-Control-Allow-Origin", "*");
          Answers.cacheable(request, JsonFeedWriter.write(feed), feed.updated());
        });
  }

  /** Where a subscriber finds the hub (W3C WebSub, section 4). */
  private static void link(Context request, FeedDocument feed, String self) {
    if (feed.hub() != null) {
      request.header("Link", "<%s>; rel=\"hub\", <%s>; rel=\"self\"".formatted(feed.hub(), self));
    }
  }

  private FeedDocument digests(Context request) {
    Lang lang = frame.lang(request);
    Page page = frame.draft(request, lang, "").page();
    DigestEntries entries = new DigestEntries(page, site);
    return document(
        lang,
        Frame.say(lang, "feed.digests"),
        site.home(lang),
        store.editions().newest(ENTRIES).stream().map(entries::of).toList(),
        frame.config().hub());
  }

  private FeedDocument claim(Context request) {
    Lang lang = frame.lang(request);
    ClaimRecord claim =
        store.claims().find(request.pathParam("id")).orElseThrow(NotFoundResponse::new);
    Page page = frame.draft(request, lang, "").page();
    List<Entry> entries =
        store.articles().uses(claim.id(), ENTRIES, 0).stream()
            .map(
                use ->
                    new Entry(
                        site.article(lang, use.article().articleId())
                            + "#"
                            + claim.id()
                            + "-"
                            + cotejo.events.Hashes.sha256(use.quote()).substring(0, 12),
                        page.stance(use.stance()) + ": " + use.article().title(),
                        site.article(lang, use.article().articleId()),
                        use.article().url().toString(),
                        use.article().seenAt(),
                        use.article().classifiedAt(),
                        use.article().outlet(),
                        use.quote(),
                        "<blockquote>" + Html.escape(use.quote()) + "</blockquote>"))
            .toList();
    return document(
        lang,
        Frame.say(lang, "feed.claim", page.text(claim.statement())),
        site.claim(lang, claim.id()),
        entries,
        null);
  }

  private FeedDocument outlet(Context request) {
    Lang lang = frame.lang(request);
    OutletRow outlet =
        store.articles().outlet(request.pathParam("slug")).orElseThrow(NotFoundResponse::new);
    Page page = frame.draft(request, lang, "").page();
    List<Entry> entries =
        store.articles().list(ArticleStore.Filter.ALL.ofOutlet(outlet.slug()), ENTRIES, 0).stream()
            .map(
                article ->
                    new Entry(
                        site.article(lang, article.articleId()),
                        page.label(article.label()) + ": " + article.title(),
                        site.article(lang, article.articleId()),
                        article.url().toString(),
                        article.seenAt(),
                        article.classifiedAt(),
                        article.outlet(),
                        page.say("verdict." + article.label().word()),
                        "<p>"
                            + Html.escape(page.say("verdict." + article.label().word()))
                            + "</p>"))
            .toList();
    return document(
        lang,
        Frame.say(lang, "feed.outlet", outlet.name()),
        site.outlet(lang, outlet.name()),
        entries,
        null);
  }

  private FeedDocument document(
      Lang lang, String title, String page, List<Entry> entries, @Nullable URI hub) {
    Instant updated =
        entries.stream().map(Entry::updated).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    return new FeedDocument(lang, title, page, site, updated, entries, hub);
  }
}
