package cotejo.ingest.poll;

import cotejo.ingest.page.Extraction;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What asking for a page gave.
 *
 * @param extraction null unless a web page came
 * @param url who answered, after redirects; the address asked for when nobody did
 * @param passing the same may go better another time
 * @param etag as the page's server sent it; null when it sent none or no page
 * @param lastModified likewise, the header's own text
 */
record PageAnswer(
    PageOutcome outcome,
    @Nullable Extraction extraction,
    URI url,
    boolean passing,
    @Nullable String etag,
    @Nullable String lastModified) {

  /** Without a page. */
  static PageAnswer none(PageOutcome outcome, URI url, boolean passing) {
    return new PageAnswer(outcome, null, url, passing, null, null);
  }
}
