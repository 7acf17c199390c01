package cotejo.alert.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What outlets answered; an editor decides what is shown. */
public final class ReplyStore {
  private final Database database;

  ReplyStore(Database database) {
    this.database = database;
  }

  /** Where a reply stands. */
  public enum State {
    WAITING,
    SHOWN,
    DECLINED
  }

  /**
   * A reply.
   *
   * @param articleId the article it is about; null when it is about the outlet as a whole
   * @param address for answering, never shown
   */
  public record Reply(
      String id,
      String outlet,
      String outletSlug,
      @Nullable String articleId,
      String author,
      String address,
      String body,
      State state,
      Instant receivedAt) {}

  /** Keeps a reply. */
  public void add(Reply reply) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    "insert into reply (id, outlet, outlet_slug, article_id, author, address, body,"
                        + " state, received_at) values (:id, :outlet, :slug, :article, :author,"
                        + " :address, :body, :state, :received)")
                .bind("id", reply.id())
                .bind("outlet", reply.outlet())
                .bind("slug", reply.outletSlug())
                .bind("article", reply.articleId())
                .bind("author", reply.author())
                .bind("address", reply.address())
                .bind("body", reply.body())
                .bind("state", reply.state().name())
                .bind("received", reply.receivedAt().toEpochMilli())
                .execute());
  }

  /** Decides on a reply; false when there is none with this id. */
  public boolean decide(String id, State state) {
    return database.write(
        handle ->
            handle
                    .createUpdate("update reply set state = :state where id = :id")
                    .bind("state", state.name())
                    .bind("id", id)
                    .execute()
                == 1);
  }

  /** How many replies are in each state. */
  public Map<State, Integer> counts() {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    database.read(
        handle ->
            handle
                .createQuery("select state, count(*) from reply group by state")
                .map((row, context) -> counts.put(State.valueOf(row.getString(1)), row.getInt(2)))
                .list());
    return counts;
  }

  /** An outlet's replies in this state, newest first; an empty slug asks for all outlets. */
  public List<Reply> list(String outletSlug, State state) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select * from reply where (:slug = '' or outlet_slug = :slug) and state ="
                        + " :state order by received_at desc limit 500")
                .bind("slug", outletSlug)
                .bind("state", state.name())
                .map((row, context) -> reply(row))
                .list());
  }

  private static Reply reply(ResultSet row) throws SQLException {
    return new Reply(
        row.getString("id"),
        row.getString("outlet"),
        row.getString("outlet_slug"),
        row.getString("article_id"),
        row.getString("author"),
        row.getString("address"),
        row.getString("body"),
        State.valueOf(row.getString("state")),
        Rows.present(row, "received_at"));
  }
}
