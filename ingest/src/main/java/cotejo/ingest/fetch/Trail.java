package cotejo.ingest.fetch;

import java.net.URI;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The redirects of one fetch, followed by hand so that each address is checked. */
final class Trail {
  private HttpUrl now;
  private @Nullable HttpUrl movedTo;
  private boolean lasting = true;
  private int hops;

  Trail(HttpUrl start) {
    this.now = start;
  }

  HttpUrl now() {
    return now;
  }

  /** The end of the lasting redirects with which the trail began; null when there is none. */
  @Nullable URI movedTo() {
    return movedTo == null ? null : URI.create(movedTo.toString());
  }

  /** Goes one hop on; an answer that is not null says why that is not done. */
  FetchResult.@Nullable Failed follow(int status, String location, int most) {
    if (++hops > most) {
      return new FetchResult.Failed(
          FetchResult.Reason.TOO_MANY_REDIRECTS, "more than " + most + " redirects");
    }
    HttpUrl next = now.resolve(location);
    if (next == null) {
      return new FetchResult.Failed(
          FetchResult.Reason.BAD_ADDRESS, "redirected to \"" + shown(location) + "\"");
    }
    lasting = lasting && (status == 301 || status == 308);
    if (lasting) {
      movedTo = next;
    }
    now = next;
    return null;
  }

  private static String shown(String location) {
    return location.length() > 200 ? location.substring(0, 200) + "…" : location;
  }
}
