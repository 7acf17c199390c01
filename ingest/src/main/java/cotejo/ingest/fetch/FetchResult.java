package cotejo.ingest.fetch;

/** What came of a fetch. */
public sealed interface FetchResult {

  /** The document: 200, or 226 when only what is new was sent. */
  record Fetched(Answer answer) implements FetchResult {
    /** Whether the server sent the new part only (RFC 3229). */
    public boolean delta() {
      return answer.status() == 226;
    }
  }

  /** 304: nothing changed since the validators were received. */
  record NotModified(Answer answer) implements FetchResult {}

  /** Any other status. */
  record Refused(Answer answer) implements FetchResult {}

  /** There is no answer that could be used. */
  record Failed(Reason reason, String detail) implements FetchResult {}

  /** Why there is none; few and fixed, also a metric's label. */
  enum Reason {
    /** Neither http nor https, or no address at all. */
    BAD_ADDRESS,
    /** A private, loopback, link-local, multicast or otherwise special address. */
    FORBIDDEN_ADDRESS,
    DNS,
    CONNECT,
    TLS,
    TIMEOUT,
    TOO_LARGE,
    TOO_MANY_REDIRECTS,
    /** The connection broke, or what came is not HTTP. */
    BROKEN,
    /** We are closing. */
    CANCELLED
  }
}
