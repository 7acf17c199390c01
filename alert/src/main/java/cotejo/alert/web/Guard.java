package cotejo.alert.web;

import cotejo.alert.web.view.Lang;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.TooManyRequestsResponse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands before and after every page: limits, security headers, errors in words. */
final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  /** Largest form: a reply of 5,000 characters, percent-encoded, with room. */
  static final long LARGEST_FORM = 64 * 1024;

  /**
   * No script at all, nothing from elsewhere. JSON-LD is data, which the policy does not concern
   * (Content Security Policy Level 3, section 4.2.3 applies to scripts that would run).
   */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** Kinds of answers, for counting. */
  private enum Kind {
    OK,
    NOT_MODIFIED,
    REDIRECT,
    CLIENT_ERROR,
    SERVER_ERROR
  }

  private static final Pattern UNSUBSCRIBE = Pattern.compile("/[a-z]{2}/unsubscribe");

  private Guard() {}

  static void mount(RoutesConfig routes, Visitors visitors, Frame frame, MeterRegistry metrics) {
    Map<Kind, Counter> answers = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      answers.put(
          kind,
          Counter.builder("cotejo.alert.web.answers")
              .description("Answers to requests for public pages, feeds and the read API.")
              .tag("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
              .register(metrics));
    }
    routes.before(
        request -> {
          headers(request);
          if (request.method().name().equals("POST")) {
            if (request.contentLength() > LARGEST_FORM) {
              request.header("Connection", "close");
              throw new ContentTooLargeResponse();
            }
            readWhole(request);
            if (!isUnsubscribing(request) && !visitors.mayPost(request)) {
              request.header("Retry-After", Long.toString(Visitors.WINDOW.toSeconds() / 2));
              throw new TooManyRequestsResponse();
            }
          }
        });
    routes.after(request -> count(answers, request.statusCode()));
    routes.exception(
        HttpResponseException.class, (error, request) -> refuse(frame, request, error.getStatus()));
    routes.exception(
        Exception.class,
        (error, request) -> {
          LOG.atError().addKeyValue("path", request.path()).setCause(error).log("a page failed");
          refuse(frame, request, 500);
        });
    routes.error(404, request -> refuse(frame, request, 404));
  }

  /**
   * Reads the form even where nobody asks for it: a server that answers before the body has come
   * must close the connection after the answer, upon which a client may already have sent its next
   * request (RFC 9112, section 9.3).
   */
  private static void readWhole(Context request) {
    request.bodyAsBytes();
  }

  /**
   * Mail providers unsubscribe many readers from few addresses (RFC 8058); the link's signature is
   * guard enough.
   */
  private static boolean isUnsubscribing(Context request) {
    return UNSUBSCRIBE.matcher(request.path()).matches();
  }

  private static void count(Map<Kind, Counter> answers, int status) {
    Kind kind =
        status == 304
            ? Kind.NOT_MODIFIED
            : status < 300
                ? Kind.OK
                : status < 400
                    ? Kind.REDIRECT
                    : status < 500 ? Kind.CLIENT_ERROR : Kind.SERVER_ERROR;
    Counter counter = answers.get(kind);
    if (counter != null) {
      counter.increment();
    }
  }

  private static void headers(Context request) {
    request
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .header("Cross-Origin-Opener-Policy", "same-origin");
  }

  private static void refuse(Frame frame, Context request, int status) {
    request.status(status).removeHeader("ETag");
    headers(request);
    if (request.path().startsWith("/api/")) {
      ApiAnswers.problem(request, status);
      return;
    }
    Lang lang = frame.langOrAccepted(request);
    String key =
        switch (HttpStatus.forStatus(status)) {
          case NOT_FOUND -> "not-found";
          case METHOD_NOT_ALLOWED -> "not-found";
          case CONTENT_TOO_LARGE -> "too-large";
          case TOO_MANY_REQUESTS -> "too-many";
          case INTERNAL_SERVER_ERROR -> "ours";
          default -> "bad";
        };
    Frame.Draft draft =
        frame
            .draft(request, lang, "")
            .personal()
            .heading(Frame.say(lang, "error." + key + ".title"));
    draft.answer("notice", Map.of("text", draft.say("error." + key)));
  }
}
