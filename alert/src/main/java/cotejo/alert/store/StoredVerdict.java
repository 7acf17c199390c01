package cotejo.alert.store;

import cotejo.events.Verdict;
import java.time.Instant;

/**
 * One version of what was held of an article.
 *
 * @param version counts the verdicts on this article, from 1
 * @param countedAt UTC, the moment by which digests take it in
 */
public record StoredVerdict(int version, Verdict verdict, Instant countedAt) {}
