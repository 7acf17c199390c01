package cotejo.alert.store;

import cotejo.alert.model.Matcher;
import cotejo.alert.model.Silence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Silences: what is not told at once for a while. */
public final class SilenceStore {
  private final Database database;

  SilenceStore(Database database) {
    this.database = database;
  }

  /** Keeps a silence. */
  public void add(Silence silence) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    "insert into silence (id, matchers, starts_at, ends_at, author, comment,"
                        + " created_at) values (:id, :matchers, :starts, :ends, :author, :comment,"
                        + " :created)")
                .bind("id", silence.id())
                .bind(
                    "matchers",
                    Rows.json(silence.matchers().stream().map(Matcher::toString).toList()))
                .bind("starts", silence.startsAt().toEpochMilli())
                .bind("ends", silence.endsAt().toEpochMilli())
                .bind("author", silence.author())
                .bind("comment", silence.comment())
                .bind("created", silence.createdAt().toEpochMilli())
                .execute());
  }

  /** Ends a silence now; false when there is none with this id that has not ended. */
  public boolean expire(String id, Instant now) {
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        "update silence set ends_at = :now, starts_at = case when starts_at > :now"
                            + " then :now else starts_at end where id = :id and ends_at > :now")
                    .bind("now", now.toEpochMilli())
                    .bind("id", id)
                    .execute()
                == 1);
  }

  /** Silences that have not ended at {@code now}, by their end. */
  public List<Silence> notEnded(Instant now) {
    return list("select * from silence where ends_at > :now order by ends_at, id", now);
  }

  /** Silences that have ended at {@code now}, the last ended first. */
  public List<Silence> ended(Instant now) {
    return list(
        "select * from silence where ends_at <= :now order by ends_at desc, id limit 500", now);
  }

  private List<Silence> list(String sql, Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> silence(row))
                .list());
  }

  private static Silence silence(ResultSet row) throws SQLException {
    return new Silence(
        row.getString("id"),
        Rows.texts(row.getString("matchers")).stream().map(Matcher::parse).toList(),
        Rows.present(row, "starts_at"),
        Rows.present(row, "ends_at"),
        row.getString("author"),
        row.getString("comment"),
        Rows.present(row, "created_at"));
  }
}
