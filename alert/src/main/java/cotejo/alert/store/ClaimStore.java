package cotejo.alert.store;

import cotejo.events.Messages;
import cotejo.events.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The claims of the register, for their pages. */
public final class ClaimStore {
  /** The number of claims known from verdicts alone: any rulebook knows better. */
  private static final int FROM_A_VERDICT = -1;

  private final Database database;

  ClaimStore(Database database) {
    this.database = database;
  }

  /** Takes over a published rulebook's claims; those it has no more are retired, not forgotten. */
  public void publish(Handle handle, List<ClaimRecord> claims) {
    handle.execute("update claim set retired = 1");
    for (ClaimRecord claim : claims) {
      handle
          .createUpdate(
              "insert into claim (id, topic, rulebook_number, retired, body) values (:id, :topic,"
                  + " :number, 0, :body) on conflict (id) do update set topic = excluded.topic,"
                  + " rulebook_number = excluded.rulebook_number, retired = 0, body ="
                  + " excluded.body")
          .bind("id", claim.id())
          .bind("topic", claim.topic())
          .bind("number", claim.rulebook())
          .bind("body", Rows.json(claim))
          .execute();
    }
  }

  /** Whether a rulebook has been published, other than the one in the program. */
  public boolean isPublished() {
    return database.read(this::isPublished);
  }

  /** The same within a transaction. */
  public boolean isPublished(Handle handle) {
    return handle
            .createQuery("select count(*) from claim where rulebook_number > 0")
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** Gives a page to each claim of a verdict that no rulebook has told of. */
  public void learn(Handle handle, Verdict verdict) {
    verdict.mentions().stream()
        .map(
            mention ->
                new ClaimRecord(
                    mention.claim(),
                    "",
                    mention.record(),
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    mention.sources(),
                    null,
                    FROM_A_VERDICT,
                    false))
        .forEach(
            claim ->
                handle
                    .createUpdate(
                        "insert into claim (id, topic, rulebook_number, retired, body) values (:id,"
                            + " '', :number, 0, :body) on conflict (id) do nothing")
                    .bind("id", claim.id())
                    .bind("number", FROM_A_VERDICT)
                    .bind("body", Rows.json(claim))
                    .execute());
  }

  /** A claim. */
  public Optional<ClaimRecord> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select body, retired from claim where id = :id")
                .bind("id", id)
                .map((row, context) -> claim(row.getString(1), row.getInt(2)))
                .findOne());
  }

  /** All claims, by topic and id. */
  public List<ClaimRecord> all() {
    return database.read(
        handle ->
            handle
                .createQuery("select body, retired from claim order by retired, topic, id")
                .map((row, context) -> claim(row.getString(1), row.getInt(2)))
                .list());
  }

  private static ClaimRecord claim(String body, int retired) {
    ClaimRecord claim = Messages.JSON.readValue(body, ClaimRecord.class);
    return new ClaimRecord(
        claim.id(),
        claim.topic(),
        claim.statement(),
        claim.misconceptions(),
        claim.validFrom(),
        claim.validUntil(),
        claim.disputedSince(),
        claim.disputedNote(),
        claim.sources(),
        claim.notes(),
        claim.rulebook(),
        retired == 1);
  }

  /** How many mentions each claim has, by stance word. */
  public Map<String, Map<String, Integer>> tallies() {
    Map<String, Map<String, Integer>> tallies = new java.util.TreeMap<>();
    database.read(
        handle ->
            handle
                .createQuery("select claim, stance, count(*) from mention group by claim, stance")
                .map(
                    (row, context) ->
                        tallies
                            .computeIfAbsent(row.getString(1), claim -> new java.util.TreeMap<>())
                            .put(row.getString(2), row.getInt(3)))
                .list());
    return tallies;
  }
}
