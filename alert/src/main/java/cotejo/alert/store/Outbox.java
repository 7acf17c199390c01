package cotejo.alert.store;

import cotejo.alert.model.Failure;
import cotejo.alert.model.MailAddress;
import cotejo.alert.model.MailKind;
import cotejo.alert.model.MailState;
import cotejo.alert.model.Suppression;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Every mail that is owed. A sender claims it for a while, sends it, and says what became of it; a
 * claim that runs out, because its sender was killed, falls back to pending. The id is
 * deterministic and becomes the Message-ID, so a mail whose answer was in doubt is recognisable
 * when it comes twice.
 */
public final class Outbox {
  private final Database database;
  private final RunStore runs;

  Outbox(Database database, RunStore runs) {
    this.database = database;
    this.runs = runs;
  }

  /**
   * A mail.
   *
   * @param id deterministic: run and subscriber
   * @param runId null for a mail that belongs to no run
   * @param editionId the digest it carries; null for other kinds
   * @param payload what else its text needs, JSON; null for none
   * @param attempts how often sending has been tried before
   * @param slotAt UTC, the moment that the domain's rate allows it; null when not asked yet
   * @param answer the server's last answer; null before the first
   */
  public record Mail(
      String id,
      @Nullable String runId,
      @Nullable String subscriberId,
      MailKind kind,
      String address,
      String domain,
      @Nullable String editionId,
      @Nullable String payload,
      MailState state,
      @Nullable String reason,
      int attempts,
      Instant nextAt,
      @Nullable Instant slotAt,
      @Nullable String answer,
      Instant createdAt,
      @Nullable Instant doneAt) {}

  /** Owes a mail; one with this id that is there already stays as it is. */
  public boolean owe(Handle handle, Mail mail) {
    return oweAll(handle, List.of(mail)) == 1;
  }

  /**
   * Owes mails, all of one run or of none; those whose id is there already stay as they are.
   *
   * @return how many were not there
   */
  public int oweAll(Handle handle, List<Mail> mails) {
    if (mails.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into mail (id, run_id, subscriber_id, kind, address, domain, edition_id,"
                + " payload, state, reason, attempts, next_at, created_at, done_at) values"
                + " (:id, :run, :subscriber, :kind, :address, :domain, :edition, :payload,"
                + " :state, :reason, 0, :next, :created, :done) on conflict do nothing");
    for (Mail mail : mails) {
      batch
          .bind("id", mail.id())
          .bind("run", mail.runId())
          .bind("subscriber", mail.subscriberId())
          .bind("kind", mail.kind().name())
          .bind("address", mail.address())
          .bind("domain", mail.domain())
          .bind("edition", mail.editionId())
          .bind("payload", mail.payload())
          .bind("state", mail.state().name())
          .bind("reason", mail.reason())
          .bind("next", mail.nextAt().toEpochMilli())
          .bind("created", mail.createdAt().toEpochMilli())
          .bind("done", Database.millis(mail.doneAt()))
          .add();
    }
    int added = Arrays.stream(batch.execute()).sum();
    String run = mails.getFirst().runId();
    if (added > 0 && run != null) {
      runs.countDue(handle, run, added);
    }
    return added;
  }

  /** A mail as it is first written. */
  public static Mail pending(
      String id,
      @Nullable String runId,
      @Nullable String subscriberId,
      MailKind kind,
      String address,
      @Nullable String editionId,
      @Nullable String payload,
      Instant now) {
    MailAddress parsed = MailAddress.of(address);
    return new Mail(
        id,
        runId,
        subscriberId,
        kind,
        parsed.toString(),
        parsed.domain(),
        editionId,
        payload,
        MailState.PENDING,
        null,
        0,
        now,
        null,
        null,
        now,
        null);
  }

  /** The same mail, not wanted after all; it still counts as due. */
  public static Mail suppressed(Mail mail, Suppression reason) {
    return new Mail(
        mail.id(),
        mail.runId(),
        mail.subscriberId(),
        mail.kind(),
        mail.address(),
        mail.domain(),
        mail.editionId(),
        mail.payload(),
        MailState.SUPPRESSED,
        reason.name(),
        0,
        mail.nextAt(),
        null,
        null,
        mail.createdAt(),
        mail.createdAt());
  }

  /**
   * Claims up to {@code limit} mails whose moment has come, oldest moment first. No other sender,
   * in this copy or another, gets them before {@code until}.
   */
  public List<Mail> claim(String sender, int limit, Instant now, Instant until) {
    return database.write(
        handle ->
            handle
                .createQuery(
                    "update mail set state = 'CLAIMED', claimed_by = :sender, claimed_until ="
                        + " :until where id in (select id from mail where state = 'PENDING' and"
                        + " next_at <= :now order by next_at limit :limit"
                        + database.skipLocked()
                        + ") returning *")
                .bind("sender", sender)
                .bind("until", until.toEpochMilli())
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> mail(row))
                .list());
  }

  /** Lets claims fall back whose time is over; answers how many. */
  public int releaseOverdue(Instant now) {
    return database.write(
        handle ->
            handle
                .createUpdate(
                    "update mail set state = 'PENDING', claimed_by = null, claimed_until = null"
                        + " where state = 'CLAIMED' and claimed_until < :now")
                .bind("now", now.toEpochMilli())
                .execute());
  }

  /** Lets every claim fall back: for SQLite, at a start, when nobody else can hold one. */
  public int releaseAll() {
    return database.write(
        handle ->
            handle
                .createUpdate(
                    "update mail set state = 'PENDING', claimed_by = null, claimed_until = null"
                        + " where state = 'CLAIMED'")
                .execute());
  }

  /**
   * Puts a claimed mail back.
   *
   * @param attempts as often as it has been tried by now
   * @param slotAt the moment that the domain's rate allows it, if that is what it waits for
   */
  public void putBack(
      String sender,
      String id,
      int attempts,
      Instant next,
      @Nullable Instant slotAt,
      @Nullable String answer) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    "update mail set state = 'PENDING', claimed_by = null, claimed_until = null,"
                        + " attempts = :attempts, next_at = :next, slot_at = :slot, answer ="
                        + " coalesce(:answer, answer) where id = :id and state = 'CLAIMED' and"
                        + " claimed_by = :sender")
                .bind("attempts", attempts)
                .bind("next", next.toEpochMilli())
                .bind("slot", Database.millis(slotAt))
                .bind("answer", clipped(answer))
                .bind("id", id)
                .bind("sender", sender)
                .execute());
  }

  /** The server has taken the mail. */
  public void sent(Handle handle, String id, String answer, Instant now) {
    done(handle, id, MailState.SENT, null, answer, now);
  }

  /** The mail is not wanted any more. */
  public void suppressed(Handle handle, String id, Suppression reason, Instant now) {
    done(handle, id, MailState.SUPPRESSED, reason.name(), null, now);
  }

  /** The mail will not arrive. */
  public void failed(
      Handle handle, String id, Failure reason, @Nullable String answer, Instant now) {
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
            "update mail set state = :state, reason = :reason, answer = coalesce(:answer, answer),"
                + " attempts = attempts + 1, done_at = :now, claimed_by = null, claimed_until ="
                + " null, payload = null where id = :id and state = 'CLAIMED'")
        .bind("state", state.name())
        .bind("reason", reason)
        .bind("answer", clipped(answer))
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .execute();
  }

  private static @Nullable String clipped(@Nullable String answer) {
    return answer == null || answer.length() <= 500 ? answer : answer.substring(0, 500);
  }

  /** The mail with this id. */
  public Optional<Mail> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from mail where id = :id")
                .bind("id", id)
                .map((row, context) -> mail(row))
                .findOne());
  }

  /** A run's mails by id, for the ledger to the single subscriber: those after {@code after}. */
  public List<Mail> ofRun(String run, String after, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select * from mail where run_id = :run and id > :after order by id limit"
                        + " :limit")
                .bind("run", run)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> mail(row))
                .list());
  }

  /** What was sent to a subscriber, newest first. */
  public List<Mail> ofSubscriber(String subscriber, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select * from mail where subscriber_id = :subscriber order by created_at desc"
                        + " limit :limit")
                .bind("subscriber", subscriber)
                .bind("limit", limit)
                .map((row, context) -> mail(row))
                .list());
  }

  /** All mails by state. */
  public Map<MailState, Integer> counts() {
    Map<MailState, Integer> counts = new EnumMap<>(MailState.class);
    for (MailState state : MailState.values()) {
      counts.put(state, 0);
    }
    database.read(
        handle ->
            handle
                .createQuery("select state, count(*) from mail group by state")
                .map(
                    (row, context) ->
                        counts.put(MailState.valueOf(row.getString(1)), row.getInt(2)))
                .list());
    return counts;
  }

  private static Mail mail(ResultSet row) throws SQLException {
    return new Mail(
        row.getString("id"),
        row.getString("run_id"),
        row.getString("subscriber_id"),
        MailKind.valueOf(row.getString("kind")),
        row.getString("address"),
        row.getString("domain"),
        row.getString("edition_id"),
        row.getString("payload"),
        MailState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getInt("attempts"),
        Rows.present(row, "next_at"),
        Rows.instant(row, "slot_at"),
        row.getString("answer"),
        Rows.present(row, "created_at"),
        Rows.instant(row, "done_at"));
  }
}
