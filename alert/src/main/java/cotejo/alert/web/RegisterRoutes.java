package cotejo.alert.web;

import cotejo.alert.store.ArticleRow;
import cotejo.alert.store.ArticleStore;
import cotejo.alert.store.ArticleStore.ClaimUse;
import cotejo.alert.store.ArticleStore.OutletRow;
import cotejo.alert.store.ClaimRecord;
import cotejo.alert.store.ReplyStore;
import cotejo.alert.store.RunStore;
import cotejo.alert.store.Store;
import cotejo.alert.store.Trends;
import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.ClaimGroup;
import cotejo.alert.web.view.DayChart;
import cotejo.alert.web.view.Lang;
import cotejo.alert.web.view.Page;
import cotejo.alert.web.view.ReplyForm;
import cotejo.alert.web.view.SpreadingNow;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Claims, outlets and the ledger. */
final class RegisterRoutes {
  private final Frame frame;
  private final Store store;
  private final Trends trends;
  private final InstantSource clock;

  RegisterRoutes(Frame frame, Store store, Trends trends, InstantSource clock) {
    this.frame = frame;
    this.store = store;
    this.trends = trends;
    this.clock = clock;
  }

  void mount(RoutesConfig routes) {
    Answers.on(routes, "/{lang}/claims", this::claims);
    Answers.on(routes, "/{lang}/claim/{id}", this::claim);
    Answers.on(routes, "/{lang}/outlets", this::outlets);
    Answers.on(routes, "/{lang}/outlet/{slug}", this::outlet);
    Answers.on(routes, "/{lang}/ledger", this::ledger);
    Answers.on(routes, "/{lang}/ledger/{run}", this::run);
  }

  private void claims(Context request) {
    Frame.Draft draft = frame.draft(request, frame.lang(request), "claims");
    draft
        .heading(draft.say("claims.title"))
        .description(draft.say("claims.what"))
        .answer(
            "claims",
            Map.of(
                "groups",
                ClaimGroup.of(store.claims().all(), store.claims().tallies()),
                "now",
                store.waves().current().stream()
                    .map(one -> one.wave().claim())
                    .collect(Collectors.toSet())));
  }

  private void claim(Context request) {
    Lang lang = frame.lang(request);
    ClaimRecord claim =
        store.claims().find(request.pathParam("id")).orElseThrow(NotFoundResponse::new);
    int number = Params.page(request);
    int size = ReadingRoutes.perPage();
    List<ClaimUse> uses = store.articles().uses(claim.id(), size + 1, (number - 1) * size);
    String here = Addresses.HERE.claim(lang, claim.id());
    Frame.Draft draft = frame.draft(request, lang, "claims").feeds(here);
    Page page = draft.page();
    draft
        .heading(page.text(claim.statement()))
        .description(draft.say("claim.description"))
        .jsonLd(ClaimReview.of(claim, uses, lang, Addresses.of(frame.config().publicUrl())));
    LocalDate today = page.date(clock.instant());
    DayChart chart = Charts.stances(page, trends.stances(claim.id(), begin(page, today)), today);
    Map<String, Object> values = new HashMap<>();
    values.put("claim", claim);
    values.put("chart", chart);
    values.put("uses", ReadingRoutes.head(uses));
    values.put("pager", ReadingRoutes.pager(number, uses, here));
    store.waves().current().stream()
        .filter(one -> one.wave().claim().equals(claim.id()))
        .findFirst()
        .ifPresent(one -> values.put("now", SpreadingNow.of(one, claim, page)));
    draft.answer("claim", values);
  }

  private static Instant begin(Page page, LocalDate last) {
    return DayChart.begin(last, Charts.DAYS, page.site().zone());
  }

  private void outlets(Context request) {
    Frame.Draft draft = frame.draft(request, frame.lang(request), "outlets");
    draft
        .heading(draft.say("outlets.title"))
        .description(draft.say("outlets.what"))
        .answer("outlets", Map.of("outlets", store.articles().outlets()));
  }

  private void outlet(Context request) {
    String article = Objects.requireNonNullElse(Params.text(request, "article", 64), "");
    showOutlet(request, ReplyForm.about(article));
  }

  /** The outlet's page with its form as filled in. */
  void showOutlet(Context request, ReplyForm form) {
    Lang lang = frame.lang(request);
    OutletRow outlet =
        store.articles().outlet(request.pathParam("slug")).orElseThrow(NotFoundResponse::new);
    int number = Params.page(request);
    int size = ReadingRoutes.perPage();
    List<ArticleRow> articles =
        store
            .articles()
            .list(ArticleStore.Filter.ALL.ofOutlet(outlet.slug()), size + 1, (number - 1) * size);
    String here = Addresses.HERE.outlet(lang, outlet.name());
    Frame.Draft draft = frame.draft(request, lang, "outlets").heading(outlet.name()).feeds(here);
    Page page = draft.page();
    LocalDate today = page.date(clock.instant());
    Map<String, Object> values = new HashMap<>();
    values.put("outlet", outlet);
    values.put("corrections", store.articles().corrections(outlet.slug(), size));
    values.put("articles", ReadingRoutes.head(articles));
    values.put("replies", store.replies().list(outlet.slug(), ReplyStore.State.SHOWN));
    values.put(
        "chart", Charts.labels(page, trends.labels(outlet.slug(), begin(page, today)), today));
    values.put("pager", ReadingRoutes.pager(number, articles, here));
    values.put("form", form);
    draft.description(draft.say("outlet.description", outlet.name())).answer("outlet", values);
  }

  private void ledger(Context request) {
    Frame.Draft draft = frame.draft(request, frame.lang(request), "").unlisted();
    draft
        .heading(draft.say("ledger.title"))
        .answer("ledger", Map.of("runs", store.runs().ledgers(60)));
  }

  private void run(Context request) {
    RunStore.Ledger ledger =
        store.runs().ledger(request.pathParam("run")).orElseThrow(NotFoundResponse::new);
    Frame.Draft draft = frame.draft(request, frame.lang(request), "").unlisted();
    Map<String, Object> values = new HashMap<>();
    values.put("ledger", ledger);
    store
        .waves()
        .telling(ledger.run().id())
        .flatMap(telling -> store.claims().find(telling.claim()))
        .ifPresent(claim -> values.put("claim", claim));
    draft.heading(draft.page().runName(ledger.run())).answer("run", values);
  }
}
