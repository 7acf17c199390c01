package cotejo.alert.store;

import cotejo.events.Digest;
import cotejo.events.Label;
import cotejo.events.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Digests as they were cut. The listed ones are the public's; others were cut for other hours. */
public final class EditionStore {
  private final Database database;

  EditionStore(Database database) {
    this.database = database;
  }

  /**
   * What a digest lists.
   *
   * @param late it made up for one that was missed
   */
  public record Summary(
      int misleading, int accurate, int corrections, int spreading, boolean late) {
    static Summary of(Digest digest) {
      return new Summary(
          listed(digest, Label.MISLEADING),
          listed(digest, Label.ACCURATE),
          digest.corrections().size(),
          digest.spreading().size(),
          digest.dueAt() != null);
    }

    private static int listed(Digest digest, Label label) {
      return (int) digest.items().stream().filter(item -> item.label() == label).count();
    }

    /** Nothing to list. */
    public boolean quiet() {
      return misleading + accurate + corrections == 0;
    }
  }

  /**
   * An edition without its contents, for lists.
   *
   * @param summary null for digests from before summaries were kept
   */
  public record EditionRow(
      String id, Instant from, Instant to, Instant cutAt, @Nullable Summary summary) {}

  /** Keeps an edition; one with this id that is there already stays as it is. */
  public void keep(Handle handle, Digest digest, boolean listed) {
    handle
        .createUpdate(
            "insert into edition (id, listed, from_at, to_at, cut_at, announced, body, summary)"
                + " values (:id, :listed, :from, :to, :cut, 0, :body, :summary) on conflict (id) do"
                + " nothing")
        .bind("id", digest.id())
        .bind("listed", listed ? 1 : 0)
        .bind("from", digest.from().toEpochMilli())
        .bind("to", digest.to().toEpochMilli())
        .bind("cut", digest.cutAt().toEpochMilli())
        .bind("body", Rows.json(digest))
        .bind("summary", Rows.json(Summary.of(digest)))
        .execute();
  }

  /** The edition with this id, listed or not. */
  public Optional<Digest> find(String id) {
    return one("select body from edition where id = :key", id);
  }

  /** The newest listed edition. */
  public Optional<Digest> latest() {
    return one(
        "select body from edition where listed = 1 and :key = '' order by to_at desc, cut_at desc"
            + " limit 1",
        "");
  }

  /** The newest listed edition, if {@code hub} was not told of it; its id. */
  public Optional<String> unheardOf(String hub) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select e.id, h.hub from (select id, to_at, cut_at from edition where listed ="
                        + " 1 order by to_at desc, cut_at desc limit 1) e left join"
                        + " hub_announcement h on h.edition_id = e.id and h.hub = :hub")
                .bind("hub", hub)
                .map((row, context) -> row.getString(2) == null ? row.getString(1) : "")
                .findOne()
                .filter(id -> !id.isEmpty()));
  }

  /** A hub was told of an edition. */
  public void heardOf(String hub, String edition, Instant now) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    "insert into hub_announcement (hub, edition_id, announced_at) values (:hub,"
                        + " :edition, :now) on conflict do nothing")
                .bind("hub", hub)
                .bind("edition", edition)
                .bind("now", now.toEpochMilli())
                .execute());
  }

  private Optional<Digest> one(String sql, String key) {
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("key", key)
                .map((row, context) -> digest(row.getString(1)))
                .findOne());
  }

  /** Listed editions whose window ends in [from, to), newest first. */
  public List<EditionRow> list(Instant from, Instant to, int limit, int offset) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select id, from_at, to_at, cut_at, summary from edition where listed = 1 and to_at >="
                        + " :from and to_at < :to order by to_at desc, cut_at desc limit :limit"
                        + " offset :offset")
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .bind("limit", limit)
                .bind("offset", offset)
                .map(
                    (row, context) ->
                        new EditionRow(
                            row.getString("id"),
                            Rows.present(row, "from_at"),
                            Rows.present(row, "to_at"),
                            Rows.present(row, "cut_at"),
                            summary(row.getString("summary"))))
                .list());
  }

  /** Listed editions, newest first, with contents: for feeds. */
  public List<Digest> newest(int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select body from edition where listed = 1 order by to_at desc, cut_at desc"
                        + " limit :limit")
                .bind("limit", limit)
                .map((row, context) -> digest(row.getString(1)))
                .list());
  }

  /** Listed editions that are not on the topic of digests yet, oldest first. */
  public List<Digest> unannounced() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select body from edition where listed = 1 and announced = 0 order by to_at"
                        + " limit 20")
                .map((row, context) -> digest(row.getString(1)))
                .list());
  }

  /** Remembers that an edition is on the topic. */
  public void announced(String id) {
    database.change(
        handle ->
            handle
                .createUpdate("update edition set announced = 1 where id = :id")
                .bind("id", id)
                .execute());
  }

  private static @Nullable Summary summary(String json) {
    return json.equals("{}") ? null : Messages.JSON.readValue(json, Summary.class);
  }

  private static Digest digest(String body) {
    return Messages.JSON.readValue(body, Digest.class);
  }
}
