package cotejo.alert.store;

import cotejo.events.Label;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as its newest verdict has it, for lists.
 *
 * @param outletSlug the outlet in plain letters, as it stands in addresses
 * @param seenAt UTC, when it was published or, failing that, read
 */
public record ArticleRow(
    String articleId,
    int version,
    Label label,
    double confidence,
    String outlet,
    String outletSlug,
    @Nullable String lang,
    String title,
    URI url,
    @Nullable Instant publishedAt,
    Instant seenAt,
    Instant classifiedAt,
    boolean deleted) {}
