package cotejo.alert.store;

import cotejo.alert.model.MailState;
import cotejo.alert.model.Schedule;
import cotejo.alert.model.Subscriber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Runs: one cut of one schedule and the mails it owes. */
public final class RunStore {
  private final Database database;
  private final VerdictStore verdicts;
  private final SubscriberStore subscribers;

  RunStore(Database database, VerdictStore verdicts, SubscriberStore subscribers) {
    this.database = database;
    this.verdicts = verdicts;
    this.subscribers = subscribers;
  }

  /** Where a run stands. */
  public enum State {
    /** Mails are being written into the outbox. */
    BUILDING,
    /** All are written. */
    OPEN
  }

  /**
   * A run.
   *
   * @param schedule the schedule's name; the wave's id for an alert
   * @param from UTC, the beginning of its window
   * @param dueAt UTC, the end of its window
   * @param cutAt UTC, our clock
   * @param due how many subscribers it owes a mail, and webhooks a message
   */
  public record Run(
      String id,
      String kind,
      String schedule,
      Instant from,
      Instant dueAt,
      Instant cutAt,
      State state,
      int due) {}

  /**
   * What became of a run's mails and messages: due = sent + suppressed + failed + pending.
   *
   * @param suppressed by reason
   * @param failed by reason
   * @param pending not final yet
   */
  public record Ledger(
      Run run,
      int sent,
      Map<String, Integer> suppressed,
      Map<String, Integer> failed,
      int pending) {
    public Ledger {
      suppressed = Map.copyOf(suppressed);
      failed = Map.copyOf(failed);
    }

    /** Whether the books balance. */
    public boolean balances() {
      return run.due() == sent + sum(suppressed) + sum(failed) + pending;
    }

    private static int sum(Map<String, Integer> counts) {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** The names of the schedules that confirmed subscribers chose, without those who get none. */
  public List<String> chosenSchedules() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select distinct schedule from subscriber where status = 'CONFIRMED' and"
                        + " frequency <> 'never' order by schedule")
                .mapTo(String.class)
                .list());
  }

  /** Up to where a schedule has been cut. */
  public Optional<Instant> lastCut(String schedule) {
    return database.read(handle -> lastCut(handle, schedule));
  }

  private static Optional<Instant> lastCut(Handle handle, String schedule) {
    return handle
        .createQuery("select last_cut_at from schedule where name = :name")
        .bind("name", schedule)
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  /** Begins to follow a schedule: its first window opens at {@code cut}. */
  public void follow(String schedule, Instant cut) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    "insert into schedule (name, last_cut_at) values (:name, :cut) on conflict do"
                        + " nothing")
                .bind("name", schedule)
                .bind("cut", cut.toEpochMilli())
                .execute());
  }

  /**
   * Closes a schedule's window at {@code cut} and opens the run that tells of it, as one
   * transaction; nothing happens when this or another copy has done so already.
   *
   * @return whether this call did it
   */
  public boolean open(String id, Schedule schedule, Instant cut, Instant now) {
    return database.write(
        handle -> {
          verdicts.advanceCutMark(handle, cut);
          Instant from = lastCut(handle, schedule.name()).orElse(cut);
          int moved =
              handle
                  .createUpdate(
                      "update schedule set last_cut_at = :cut where name = :name and last_cut_at <"
                          + " :cut")
                  .bind("cut", cut.toEpochMilli())
                  .bind("name", schedule.name())
                  .execute();
          return moved == 1 && insertFree(handle, id, "digest", schedule.name(), from, cut, now);
        });
  }

  /** The same id again, for instance after the standard hour was changed, gets a number. */
  private static boolean insertFree(
      Handle handle,
      String id,
      String kind,
      String schedule,
      Instant from,
      Instant due,
      Instant now) {
    int number = 1;
    while (!insert(handle, number == 1 ? id : id + "-" + number, kind, schedule, from, due, now)) {
      number++;
    }
    return true;
  }

  /** Opens the run that tells of a wave; false when it is there already. */
  boolean openAlert(Handle handle, String id, String wave, Instant now) {
    return insert(handle, id, "alert", wave, now, now, now);
  }

  private static boolean insert(
      Handle handle,
      String id,
      String kind,
      String schedule,
      Instant from,
      Instant due,
      Instant now) {
    return handle
            .createUpdate(
                "insert into run (id, kind, schedule, from_at, due_at, cut_at, state, cursor_at, due)"
                    + " values (:id, :kind, :schedule, :from, :due, :now, 'BUILDING', '', 0) on conflict do"
                    + " nothing")
            .bind("id", id)
            .bind("kind", kind)
            .bind("schedule", schedule)
            .bind("from", from.toEpochMilli())
            .bind("due", due.toEpochMilli())
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  /** Runs whose mails are not all written, for instance because the service was killed. */
  public List<Run> building() {
    return database.read(
        handle ->
            handle
                .createQuery("select * from run where state = 'BUILDING' order by cut_at, id")
                .map((row, context) -> run(row))
                .list());
  }

  /** What is to be done for some subscribers of a run. */
  public interface Writer {
    /** Writes the mails that {@code subscribers} are due, whatever state they begin in. */
    void write(Handle handle, Run run, List<Subscriber> subscribers);
  }

  /**
   * Writes the next {@code limit} mails of a run as one transaction.
   *
   * @return whether there are more to write
   */
  public boolean writeSome(Run run, int limit, Writer writer) {
    return database.write(
        handle -> {
          Optional<String> cursor =
              handle
                  .createQuery(
                      "select cursor_at from run where id = :id and state = 'BUILDING'"
                          + database.forUpdate())
                  .bind("id", run.id())
                  .mapTo(String.class)
                  .findOne();
          if (cursor.isEmpty()) {
            return false;
          }
          List<Subscriber> next =
              run.kind().equals("digest")
                  ? subscribers.due(handle, Schedule.named(run.schedule()), cursor.get(), limit)
                  : subscribers.atOnce(handle, cursor.get(), limit);
          writer.write(handle, run, next);
          boolean more = next.size() == limit;
          handle
              .createUpdate("update run set cursor_at = :cursor, state = :state where id = :id")
              .bind("cursor", next.isEmpty() ? cursor.get() : next.getLast().id())
              .bind("state", more ? "BUILDING" : "OPEN")
              .bind("id", run.id())
              .execute();
          return more;
        });
  }

  /** Counts mails that were written for a run. */
  void countDue(Handle handle, String run, int mails) {
    handle
        .createUpdate("update run set due = due + :mails where id = :id")
        .bind("mails", mails)
        .bind("id", run)
        .execute();
  }

  /** Digests have been prepared for these subscribers, up to the moment beside each. */
  public void covered(Handle handle, Map<String, Instant> untilBySubscriber) {
    if (untilBySubscriber.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("update subscriber set covered_until = :until where id = :id");
    untilBySubscriber.forEach(
        (id, until) -> batch.bind("until", until.toEpochMilli()).bind("id", id).add());
    batch.execute();
  }

  /** The newest runs with what became of their mails. */
  public List<Ledger> ledgers(int limit) {
    List<Run> runs =
        database.read(
            handle ->
                handle
                    .createQuery("select * from run order by cut_at desc, id limit :limit")
                    .bind("limit", limit)
                    .map((row, context) -> run(row))
                    .list());
    return runs.stream().map(run -> ledger(run.id()).orElseThrow()).toList();
  }

  /** When the newest digest run was cut. */
  public Optional<Instant> lastDigestCut() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select cut_at from run where kind = 'digest' order by cut_at desc limit 1")
                .mapTo(Long.class)
                .findFirst()
                .map(Instant::ofEpochMilli));
  }

  /** One run with what became of its mails, read at one moment. */
  public Optional<Ledger> ledger(String id) {
    return database.write(
        handle ->
            handle
                .createQuery("select * from run where id = :id" + database.forUpdate())
                .bind("id", id)
                .map((row, context) -> run(row))
                .findOne()
                .map(run -> ledger(handle, run)));
  }

  private static Ledger ledger(Handle handle, Run run) {
    Map<String, Integer> suppressed = new TreeMap<>();
    Map<String, Integer> failed = new TreeMap<>();
    int[] sentAndPending = new int[2];
    handle
        .createQuery(
            "select state, coalesce(reason, ''), count(*) from (select state, reason from mail"
                + " where run_id = :id union all select state, reason from webhook_delivery where"
                + " run_id = :id) owed group by state, reason")
        .bind("id", run.id())
        .map(
            (row, context) ->
                switch (MailState.valueOf(row.getString(1))) {
                  case PENDING, CLAIMED -> sentAndPending[1] += row.getInt(3);
                  case SENT -> sentAndPending[0] += row.getInt(3);
                  case SUPPRESSED ->
                      suppressed.merge(row.getString(2), row.getInt(3), Integer::sum);
                  case FAILED -> failed.merge(row.getString(2), row.getInt(3), Integer::sum);
                })
        .list();
    return new Ledger(run, sentAndPending[0], suppressed, failed, sentAndPending[1]);
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getString("id"),
        row.getString("kind"),
        row.getString("schedule"),
        Rows.present(row, "from_at"),
        Rows.present(row, "due_at"),
        Rows.present(row, "cut_at"),
        State.valueOf(row.getString("state")),
        row.getInt("due"));
  }
}
