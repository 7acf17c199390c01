package cotejo.ingest.poll;

import cotejo.ingest.fetch.FetchResult;
import java.util.Locale;

/** Why a poll failed; few and fixed, also a metric's label. */
enum PollFailure {
  BAD_ADDRESS,
  FORBIDDEN_ADDRESS,
  DNS,
  CONNECT,
  TLS,
  TIMEOUT,
  TOO_LARGE,
  TOO_MANY_REDIRECTS,
  BROKEN,
  GONE,
  NOT_FOUND,
  RATE_LIMITED,
  FORBIDDEN,
  HTTP_4XX,
  HTTP_5XX,
  HTTP_OTHER,
  NOT_A_FEED,
  INTERNAL;

  static PollFailure of(FetchResult.Reason reason) {
    return switch (reason) {
      case BAD_ADDRESS -> BAD_ADDRESS;
      case FORBIDDEN_ADDRESS -> FORBIDDEN_ADDRESS;
      case DNS -> DNS;
      case CONNECT -> CONNECT;
      case TLS -> TLS;
      case TIMEOUT -> TIMEOUT;
      case TOO_LARGE -> TOO_LARGE;
      case TOO_MANY_REDIRECTS -> TOO_MANY_REDIRECTS;
      case BROKEN, CANCELLED -> BROKEN;
    };
  }

  static PollFailure ofStatus(int status) {
    return switch (status) {
      case 410 -> GONE;
      case 404 -> NOT_FOUND;
      case 429 -> RATE_LIMITED;
      case 401, 403 -> FORBIDDEN;
      default -> status >= 500 ? HTTP_5XX : status >= 400 ? HTTP_4XX : HTTP_OTHER;
    };
  }

  /** Whether no server answered at all, so that the fault may be in our own network. */
  boolean silent() {
    return switch (this) {
      case DNS, CONNECT, TIMEOUT -> true;
      default -> false;
    };
  }

  /** As it stands in metrics and states. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
