package cotejo.ingest.poll;

import cotejo.events.FeedState;
import cotejo.ingest.fetch.Answer;
import cotejo.ingest.fetch.FetchRequest;
import cotejo.ingest.fetch.FetchResult;
import cotejo.ingest.fetch.Fetcher;
import cotejo.ingest.page.ArticlePage;
import cotejo.ingest.page.Extraction;
import cotejo.ingest.polite.Politeness;
import cotejo.ingest.polite.Turn;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gets article pages, politely, and reads them. */
final class Pages {
  private final Fetcher fetcher;
  private final Politeness politeness;
  private final IngestBooks books;
  private final long maxBytes;

  Pages(Fetcher fetcher, Politeness politeness, IngestBooks books, long maxBytes) {
    this.fetcher = fetcher;
    this.politeness = politeness;
    this.books = books;
    this.maxBytes = maxBytes;
  }

  /** The page. */
  PageAnswer get(URI url) throws InterruptedException {
    return get(FetchRequest.page(url, maxBytes));
  }

  /** The page, if it changed since it was looked at. */
  PageAnswer get(FeedState.Visit before) throws InterruptedException {
    return get(FetchRequest.page(before.url(), before.etag(), before.lastModified(), maxBytes));
  }

  private PageAnswer get(FetchRequest request) throws InterruptedException {
    URI url = request.url();
    PageAnswer answer =
        switch (politeness.page(url)) {
          case Turn.Disallowed no -> PageAnswer.none(PageOutcome.ROBOTS, url, false);
          case Turn.Later later -> PageAnswer.none(PageOutcome.PUT_OFF, url, true);
          case Turn.Granted(Turn.Slot slot) -> {
            FetchResult result;
            try (slot) {
              result = fetcher.get(request);
            }
            politeness.heardPage(url, result);
            yield read(url, result);
          }
        };
    books.page(answer);
    return answer;
  }

  private static PageAnswer read(URI url, FetchResult result) {
    return switch (result) {
      case FetchResult.Fetched(Answer answer) -> page(answer);
      case FetchResult.NotModified same -> PageAnswer.none(PageOutcome.UNCHANGED, url, false);
      case FetchResult.Refused(Answer answer) -> refused(answer);
      case FetchResult.Failed(FetchResult.Reason reason, String detail) ->
          switch (reason) {
            case TOO_LARGE -> PageAnswer.none(PageOutcome.TOO_LARGE, url, false);
            case BAD_ADDRESS, FORBIDDEN_ADDRESS, TOO_MANY_REDIRECTS ->
                PageAnswer.none(PageOutcome.FAILED, url, false);
            case DNS, CONNECT, TLS, TIMEOUT, BROKEN, CANCELLED ->
                PageAnswer.none(PageOutcome.FAILED, url, true);
          };
    };
  }

  private static PageAnswer refused(Answer answer) {
    return switch (answer.status()) {
      case 404, 410 -> PageAnswer.none(PageOutcome.GONE, answer.url(), false);
      case 408, 425, 429 -> PageAnswer.none(PageOutcome.REFUSED, answer.url(), true);
      default -> PageAnswer.none(PageOutcome.REFUSED, answer.url(), answer.status() >= 500);
    };
  }

  private static PageAnswer page(Answer answer) {
    String type = answer.header("Content-Type");
    if (!isHtml(type)) {
      return PageAnswer.none(PageOutcome.NOT_HTML, answer.url(), false);
    }
    Extraction extraction = ArticlePage.read(answer.body(), type, answer.url());
    boolean readable =
        !extraction.text().isBlank()
            && switch (extraction.kind()) {
              case ARTICLE, PAYWALL -> true;
              case CONSENT, ERROR, LISTING, EMPTY -> false;
            };
    return new PageAnswer(
        readable ? PageOutcome.READ : PageOutcome.NO_ARTICLE,
        extraction,
        answer.url(),
        false,
        answer.header("ETag"),
        answer.header("Last-Modified"));
  }

  private static boolean isHtml(@Nullable String type) {
    return type == null || type.toLowerCase(Locale.ROOT).contains("html");
  }
}
