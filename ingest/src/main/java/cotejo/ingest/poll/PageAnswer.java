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
 */
record PageAnswer(PageOutcome outcome, @Nullable Extraction extraction, URI url, boolean passing) {}
