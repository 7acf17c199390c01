package cotejo.alert.web;

import cotejo.alert.store.ArticleRow;
import cotejo.alert.store.ArticleStore;
import cotejo.alert.store.EditionStore.EditionRow;
import cotejo.alert.store.ReplyStore;
import cotejo.alert.store.Store;
import cotejo.alert.store.StoredVerdict;
import cotejo.alert.store.Trends;
import cotejo.alert.web.view.Addresses;
import cotejo.alert.web.view.DayChart;
import cotejo.alert.web.view.Lang;
import cotejo.alert.web.view.Page;
import cotejo.alert.web.view.Pager;
import cotejo.alert.web.view.SearchForm;
import cotejo.alert.web.view.Sections;
import cotejo.alert.web.view.SpreadingNow;
import cotejo.events.Digest;
import cotejo.events.Verdict;
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
import org.jspecify.annotations.Nullable;

/** The front page, digests, the archive, articles, search, and what this is. */
final class ReadingRoutes {
  private static final int PER_PAGE = 30;

  private final Frame frame;
  private final Store store;
  private final Trends trends;
  private final InstantSource clock;

  ReadingRoutes(Frame frame, Store store, Trends trends, InstantSource clock) {
    this.frame = frame;
    this.store = store;
    this.trends = trends;
    this.clock = clock;
  }

  void mount(RoutesConfig routes) {
    Answers.on(routes, "/", this::chooseLanguage);
    Answers.on(routes, "/{lang}", this::home);
    Answers.on(routes, "/{lang}/archive", this::archive);
    Answers.on(routes, "/{lang}/digest/{id}", this::digest);
    Answers.on(routes, "/{lang}/article/{id}", this::article);
    Answers.on(routes, "/{lang}/search", this::search);
    Answers.on(routes, "/{lang}/about", this::about);
  }

  private void chooseLanguage(Context request) {
    Lang lang = Lang.accepted(request.header("Accept-Language"));
    request.header("Vary", "Accept-Language").redirect(Addresses.HERE.home(lang));
  }

  private void home(Context request) {
    Lang lang = frame.lang(request);
    Frame.Draft draft = frame.draft(request, lang, "home").feeds(Addresses.HERE.home(lang));
    var latest = store.editions().latest();
    if (latest.isPresent()) {
      show(draft, latest.get(), spreading(draft.page()));
    } else {
      draft.heading(draft.say("empty.title"));
      draft.answer(
          "empty", Map.of("newest", store.articles().list(ArticleStore.Filter.ALL, PER_PAGE, 0)));
    }
  }

  private void digest(Context request) {
    Lang lang = frame.lang(request);
    Digest digest =
        store.editions().find(request.pathParam("id")).orElseThrow(NotFoundResponse::new);
    show(frame.draft(request, lang, "archive").feeds(Addresses.HERE.home(lang)), digest, List.of());
  }

  private List<SpreadingNow> spreading(Page page) {
    return store.waves().current().stream()
        .map(
            one -> SpreadingNow.of(one, store.claims().find(one.wave().claim()).orElse(null), page))
        .toList();
  }

  private void show(Frame.Draft draft, Digest digest, List<SpreadingNow> now) {
    Page page = draft.page();
    Sections sections = Sections.of(digest);
    draft
        .heading(page.longDay(page.date(digest.to())))
        .description(sections.quiet() ? page.say("digest.quiet") : sections.summary(page));
    LocalDate last = page.date(digest.to().minusMillis(1));
    Instant from = DayChart.begin(last, Charts.DAYS, page.site().zone());
    DayChart chart = Charts.labels(page, trends.labels("", from), last);
    draft.answer(
        "home",
        Map.of(
            "sections", sections,
            "chart", chart,
            "neighbours", neighbours(digest),
            "now", now));
  }

  private Sections.Neighbours neighbours(Digest digest) {
    List<EditionRow> older = store.editions().list(Instant.EPOCH, digest.to(), 1, 0);
    List<EditionRow> newer =
        store
            .editions()
            .list(digest.to().plusMillis(1), clock.instant().plusSeconds(86_400), 1_000, 0);
    return new Sections.Neighbours(
        older.isEmpty() ? null : older.getFirst().id(),
        newer.isEmpty() ? null : newer.getLast().id());
  }

  private void archive(Context request) {
    Lang lang = frame.lang(request);
    int number = Params.page(request);
    List<EditionRow> found =
        store
            .editions()
            .list(
                Instant.EPOCH,
                clock.instant().plusSeconds(86_400),
                PER_PAGE + 1,
                (number - 1) * PER_PAGE);
    Frame.Draft draft = frame.draft(request, lang, "archive").feeds(Addresses.HERE.home(lang));
    draft
        .heading(draft.say("archive.title"))
        .answer(
            "archive",
            Map.of(
                "editions", head(found),
                "pager", pager(number, found, Addresses.HERE.archive(lang))));
  }

  private void article(Context request) {
    Lang lang = frame.lang(request);
    List<StoredVerdict> versions = store.verdicts().versions(request.pathParam("id"));
    if (versions.isEmpty()) {
      throw new NotFoundResponse();
    }
    int wanted =
        Params.number(request, "version", versions.getLast().version(), 1, Integer.MAX_VALUE);
    StoredVerdict shown =
        versions.stream()
            .filter(version -> version.version() == wanted)
            .findFirst()
            .orElseThrow(NotFoundResponse::new);
    Verdict verdict = shown.verdict();
    List<ReplyStore.Reply> replies =
        store
            .replies()
            .list(cotejo.events.Hashes.slug(verdict.outlet()), ReplyStore.State.SHOWN)
            .stream()
            .filter(reply -> verdict.articleId().equals(reply.articleId()))
            .toList();
    Frame.Draft draft = frame.draft(request, lang, "").heading(verdict.title());
    if (wanted < versions.getLast().version()) {
      draft.unlisted();
    }
    draft
        .description(draft.say("verdict." + verdict.label().word()))
        .answer("article", Map.of("shown", shown, "versions", versions, "replies", replies));
  }

  private void search(Context request) {
    Lang lang = frame.lang(request);
    ArticleStore.Filter filter = filter(request);
    int number = Params.page(request);
    List<ArticleRow> found = store.articles().list(filter, PER_PAGE + 1, (number - 1) * PER_PAGE);
    SearchForm form =
        new SearchForm(
            shown(request, "q"),
            shown(request, "label"),
            shown(request, "claim"),
            shown(request, "outlet"),
            shown(request, "lang"),
            shown(request, "from"),
            shown(request, "to"));
    Frame.Draft draft = frame.draft(request, lang, "search").unlisted();
    Map<String, Object> values = new HashMap<>();
    values.put("form", form);
    values.put("count", store.articles().count(filter));
    values.put("articles", head(found));
    values.put(
        "quotes",
        filter.words() == null ? Map.of() : store.articles().quotes(head(found), filter.words()));
    values.put("claims", store.claims().all());
    values.put("outlets", store.articles().outlets());
    values.put("pager", pager(number, found, withoutPage(request, Addresses.HERE.search(lang))));
    draft.heading(draft.say("nav.search")).answer("search", values);
  }

  private ArticleStore.Filter filter(Context request) {
    return new ArticleStore.Filter(
        Params.label(request, "label"),
        Params.text(request, "outlet", 100),
        Params.text(request, "claim", 100),
        null,
        Params.text(request, "lang", 3),
        Params.text(request, "q", 200),
        Params.day(request, "from", 0, frame.config().zone()),
        Params.day(request, "to", 1, frame.config().zone()));
  }

  private static String shown(Context request, String name) {
    return Objects.requireNonNullElse(Params.text(request, name, 200), "");
  }

  private void about(Context request) {
    Frame.Draft draft = frame.draft(request, frame.lang(request), "");
    draft.heading(draft.say("about.title")).answer("about", Map.of());
  }

  /** A page's part of a list that was asked for with one entry more. */
  static <T> List<T> head(List<T> found) {
    return found.size() > PER_PAGE ? found.subList(0, PER_PAGE) : found;
  }

  static Pager pager(int number, List<?> found, String base) {
    return new Pager(number, found.size() > PER_PAGE && number < Pager.LAST, base);
  }

  static int perPage() {
    return PER_PAGE;
  }

  private static String withoutPage(Context request, String path) {
    StringBuilder query = new StringBuilder();
    request
        .queryParamMap()
        .forEach(
            (name, values) -> {
              if (!name.equals("page") && !values.isEmpty() && !values.getFirst().isEmpty()) {
                query
                    .append(query.isEmpty() ? '?' : '&')
                    .append(encode(name))
                    .append('=')
                    .append(encode(values.getFirst()));
              }
            });
    return path + query;
  }

  private static String encode(@Nullable String part) {
    return java.net.URLEncoder.encode(part, java.nio.charset.StandardCharsets.UTF_8);
  }
}
