package cotejo.ingest.poll;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a poll found since its last report.
 *
 * @param watched the feed, as it was assigned when the poll began
 * @param ending null while the poll goes on
 * @param settled completed when the report is committed (true) or dropped (false)
 */
record Report(
    Watched watched,
    List<Finding> findings,
    @Nullable Ending ending,
    CompletableFuture<Boolean> settled) {
  Report {
    findings = List.copyOf(findings);
  }

  /** Whether the poll ends with it. */
  boolean endsPoll() {
    return ending != null && !(ending instanceof Ending.Leased);
  }
}
