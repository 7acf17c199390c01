package cotejo.alert.store;

import cotejo.alert.model.Failure;
import cotejo.alert.model.MailState;
import cotejo.alert.model.Suppression;
import cotejo.alert.model.Webhook;
import cotejo.alert.model.Webhook.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Every delivery of a webhook that is owed, as {@link Outbox} has the mails. Of each webhook at
 * most one is in hand at a time, so that one that is slow holds up nobody else.
 */
public final class HookOutbox {
  private final Database database;
  private final RunStore runs;

  HookOutbox(Database database, RunStore runs) {
    this.database = database;
    this.runs = runs;
  }

  /**
   * A delivery.
   *
   * @param id deterministic: run and webhook
   * @param attempts how often it has been tried before
   * @param answer the last answer; null before the first
   */
  public record Delivery(
      String id,
      String runId,
      String webhookId,
      Event event,
      MailState state,
      @Nullable String reason,
      int attempts,
      Instant nextAt,
      @Nullable String answer,
      Instant createdAt,
      @Nullable Instant doneAt) {}

  /**
   * Owes a run to every enabled webhook that wants it; what is owed already stays as it is.
   *
   * @param claim null for a digest
   */
  public void owe(Handle handle, String runId, Event event, @Nullable String claim, Instant now) {
    for (Webhook webhook : WebhookStore.all(handle)) {
      if (webhook.isEnabled() && webhook.wants(event, claim)) {
        int added =
            handle
                .createUpdate(
                    "insert into webhook_delivery (id, run_id, webhook_id, event, state, attempts,"
                        + " next_at, created_at) values (:id, :run, :webhook, :event, 'PENDING', 0,"
                        + " :now, :now) on conflict do nothing")
                .bind("id", runId + ":" + webhook.id())
                .bind("run", runId)
                .bind("webhook", webhook.id())
                .bind("event", event.name())
                .bind("now", now.toEpochMilli())
                .execute();
        runs.countDue(handle, runId, added);
      }
    }
  }

  /** Owes a digest's run, as a transaction of its own. */
  public void oweDigest(String runId, Instant now) {
    database.change(handle -> owe(handle, runId, Event.DIGEST, null, now));
  }

  /** Whether there is anything to claim or to let fall back: a look that locks nothing. */
  public boolean isAnythingOpen(Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select 1 from webhook_delivery where state in ('PENDING', 'CLAIMED') and"
                        + " next_at <= :now limit 1")
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /** Claims up to {@code limit} deliveries whose moment has come, at most one of each webhook. */
  public List<Delivery> claim(String sender, int limit, Instant now, Instant until) {
    return database.write(
        handle ->
            handle
                .createQuery(
                    "update webhook_delivery set state = 'CLAIMED', claimed_by = :sender,"
                        + " claimed_until = :until where state = 'PENDING' and id in (select d.id"
                        + " from webhook_delivery d where d.state = 'PENDING' and d.next_at <= :now"
                        + " and not exists (select 1 from webhook_delivery o where o.webhook_id ="
                        + " d.webhook_id and (o.state = 'CLAIMED' or (o.state = 'PENDING' and"
                        + " o.next_at <= :now and (o.next_at < d.next_at or (o.next_at = d.next_at"
                        + " and o.id < d.id))))) order by d.next_at limit :limit"
                        + database.skipLocked()
                        + ") returning *")
                .bind("sender", sender)
                .bind("until", until.toEpochMilli())
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> delivery(row))
                .list());
  }

  /** Lets claims fall back whose time is over; on SQLite, at a start, all of them. */
  public int release(Instant until) {
    return database.write(
        handle ->
            handle
                .createUpdate(
                    "update webhook_delivery set state = 'PENDING', claimed_by = null,"
                        + " claimed_until = null where state = 'CLAIMED' and claimed_until < :until")
                .bind("until", until.toEpochMilli())
                .execute());
  }

  /** Puts a claimed delivery back until {@code next}. */
  public void putBack(Handle handle, String id, int attempts, Instant next, String answer) {
    handle
        .createUpdate(
            "update webhook_delivery set state = 'PENDING', claimed_by = null, claimed_until ="
                + " null, attempts = :attempts, next_at = :next, answer = :answer where id = :id"
                + " and state = 'CLAIMED'")
        .bind("attempts", attempts)
        .bind("next", next.toEpochMilli())
        .bind("answer", Rows.clipped(answer))
        .bind("id", id)
        .execute();
  }

  /** The webhook has taken it. */
  public void sent(Handle handle, String id, String answer, Instant now) {
    done(handle, id, MailState.SENT, null, answer, now);
  }

  /** It is not wanted any more. */
  public void suppressed(Handle handle, String id, Suppression reason, Instant now) {
    done(handle, id, MailState.SUPPRESSED, reason.name(), null, now);
  }

  /** It will not arrive. */
  public void failed(Handle handle, String id, Failure reason, String answer, Instant now) {
    done(handle, id, MailState.FAILED, reason.name(), answer, now);
  }

  private static void done(
      Handle handle,
      String id,
      MailState state,
      @Nullable String reason,
      @Nullable String answer,
      Instant now) {
    handle
        .createUpdate(
            "update webhook_delivery set state = :state, reason = :reason, answer ="
                + " coalesce(:answer, answer), attempts = attempts + 1, done_at = :now, claimed_by"
                + " = null, claimed_until = null where id = :id and state = 'CLAIMED'")
        .bind("state", state.name())
        .bind("reason", reason)
        .bind("answer", Rows.clipped(answer))
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .execute();
  }

  /** A run's deliveries. */
  public List<Delivery> ofRun(String run) {
    return list("select * from webhook_delivery where run_id = :key order by id", run);
  }

  /** A webhook's deliveries, the newest first. */
  public List<Delivery> ofWebhook(String webhook) {
    return list(
        "select * from webhook_delivery where webhook_id = :key order by created_at desc, id limit"
            + " 100",
        webhook);
  }

  private List<Delivery> list(String sql, String key) {
    return database.read(
        handle ->
            handle.createQuery(sql).bind("key", key).map((row, context) -> delivery(row)).list());
  }

  /** All deliveries by state. */
  public Map<MailState, Integer> counts() {
    Map<MailState, Integer> counts = new EnumMap<>(MailState.class);
    for (MailState state : MailState.values()) {
      counts.put(state, 0);
    }
    database.read(
        handle ->
            handle
                .createQuery("select state, count(*) from webhook_delivery group by state")
                .map(
                    (row, context) ->
                        counts.put(MailState.valueOf(row.getString(1)), row.getInt(2)))
                .list());
    return counts;
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("id"),
        row.getString("run_id"),
        row.getString("webhook_id"),
        Event.valueOf(row.getString("event")),
        MailState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getInt("attempts"),
        Rows.present(row, "next_at"),
        row.getString("answer"),
        Rows.present(row, "created_at"),
        Rows.instant(row, "done_at"));
  }
}
