package cotejo.alert.store;

import cotejo.events.Mention;
import cotejo.events.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim of the register as the live rulebook has it.
 *
 * @param topic the register's heading; empty when only verdicts have told of the claim so far
 * @param statement what the record says
 * @param misconceptions what is wrongly said instead
 * @param validFrom first day on which the record holds, ISO 8601; null when it always did
 * @param validUntil last day; null when it still does
 * @param disputedSince from this day the point in {@code disputedNote} is contested
 * @param rulebook the number of the rulebook that says so
 * @param retired the live rulebook has it no more
 */
public record ClaimRecord(
    String id,
    String topic,
    Mention.Statement statement,
    List<Mention.Statement> misconceptions,
    @Nullable String validFrom,
    @Nullable String validUntil,
    @Nullable String disputedSince,
    @Nullable String disputedNote,
    List<Source> sources,
    @Nullable String notes,
    int rulebook,
    boolean retired) {
  public ClaimRecord {
    misconceptions = List.copyOf(misconceptions);
    sources = List.copyOf(sources);
  }
}
