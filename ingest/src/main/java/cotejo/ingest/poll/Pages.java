package cotejo.ingest.poll;

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

  PageAnswer get(URI url) throws InterruptedException {
    PageAnswer answer =
        switch (politeness.page(url)) {
          case Turn.Disallowed no -> new PageAnswer(PageOutcome.ROBOTS, null, url, false);
          case Turn.Later later -> new PageAnswer(PageOutcome.PUT_OFF, null, url, true);
          case Turn.Granted(Turn.Slot slot) -> {
            FetchResult result;
            try (slot) {
              result = fetcher.get(FetchRequest.page(url, maxBytes));
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
      case FetchResult.NotModified same -> new PageAnswer(PageOutcome.REFUSED, null, url, false);
      case FetchResult.Refused(Answer answer) -> refused(answer);
      case FetchResult.Failed(FetchResult.Reason reason, String detail) ->
          switch (reason) {
            case TOO_LARGE -> new PageAnswer(PageOutcome.TOO_LARGE, null, url, false);
            case BAD_ADDRESS, FORBIDDEN_ADDRESS, TOO_MANY_REDIRECTS ->
                new PageAnswer(PageOutcome.FAILED, null, url, false);
            case DNS, CONNECT, TLS, TIMEOUT, BROKEN, CANCELLED ->
                new PageAnswer(PageOutcome.FAILED, null, url, true);
          };
    };
  }

  private static PageAnswer refused(Answer answer) {
    return switch (answer.status()) {
      case 404, 410 -> new PageAnswer(PageOutcome.GONE, null, answer.url(), false);
      case 408, 425, 429 -> new PageAnswer(PageOutcome.REFUSED, null, answer.url(), true);
      default -> new PageAnswer(PageOutcome.REFUSED, null, answer.url(), answer.status() >= 500);
    };
  }

  private static PageAnswer page(Answer answer) {
    String type = answer.header("Content-Type");
    if (!isHtml(type)) {
      return new PageAnswer(PageOutcome.NOT_HTML, null, answer.url(), false);
    }
    Extraction extraction = ArticlePage.read(answer.body(), type, answer.url());
    boolean readable =
        !extraction.text().isBlank()
            && switch (extraction.kind()) {
              case ARTICLE, PAYWALL -> true;
              case CONSENT, ERROR, LISTING, EMPTY -> false;
            };
    return new PageAnswer(
        readable ? PageOutcome.READ : PageOutcome.NO_ARTICLE, extraction, answer.url(), false);
  }

  private static boolean isHtml(@Nullable String type) {
    return type == null || type.toLowerCase(Locale.ROOT).contains("html");
  }
}
