package cotejo.alert.store;

import cotejo.events.Label;
import cotejo.events.Stance;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** Counts over time, for charts. */
public final class Trends {
  /** A quarter of an hour: days in every time zone can be put together from them. */
  private static final long BUCKET = 15 * 60 * 1_000L;

  private final Database database;

  public Trends(Database database) {
    this.database = database;
  }

  /** How often {@code key} occurred in the quarter of an hour that begins at {@code at}. */
  public record Tally<K>(Instant at, K key, int number) {}

  /**
   * Articles seen at or after {@code from} by label, off-topic ones too.
   *
   * @param outletSlug an outlet; empty for all
   */
  public List<Tally<Label>> labels(String outletSlug, Instant from) {
    return database.read(
        handle ->
            bucketed(
                    handle.createQuery(
                        "select a.seen_at - (a.seen_at % :bucket) as at, a.label, count(*) from"
                            + " article a where a.seen_at >= :from and (:outlet = '' or"
                            + " a.outlet_slug = :outlet) group by 1, 2 order by 1"),
                    from)
                .bind("outlet", outletSlug)
                .map(
                    (row, context) ->
                        new Tally<>(
                            Instant.ofEpochMilli(row.getLong(1)),
                            Rows.label(row.getString(2)),
                            row.getInt(3)))
                .list());
  }

  /** Mentions of a claim in articles seen at or after {@code from}, by stance. */
  public List<Tally<Stance>> stances(String claim, Instant from) {
    return database.read(
        handle ->
            bucketed(
                    handle.createQuery(
                        "select a.seen_at - (a.seen_at % :bucket) as at, m.stance, count(*) from"
                            + " mention m join article a on a.article_id = m.article_id where"
                            + " m.claim = :claim and a.seen_at >= :from group by 1, 2 order by 1"),
                    from)
                .bind("claim", claim)
                .map(
                    (row, context) ->
                        new Tally<>(
                            Instant.ofEpochMilli(row.getLong(1)),
                            stance(row.getString(2)),
                            row.getInt(3)))
                .list());
  }

  private static Query bucketed(Query query, Instant from) {
    return query.bind("bucket", BUCKET).bind("from", from.toEpochMilli());
  }

  private static Stance stance(String word) {
    return Arrays.stream(Stance.values())
        .filter(stance -> stance.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a stance: " + word));
  }
}
