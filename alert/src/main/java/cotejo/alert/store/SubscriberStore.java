package cotejo.alert.store;

import cotejo.alert.model.Frequency;
import cotejo.alert.model.MailAddress;
import cotejo.alert.model.Preferences;
import cotejo.alert.model.Schedule;
import cotejo.alert.model.Subscriber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Subscribers and what they chose. */
public final class SubscriberStore {
  private final Database database;

  SubscriberStore(Database database) {
    this.database = database;
  }

  /** Adds a subscriber, or does nothing when the address is there already: then answers false. */
  public boolean add(Handle handle, Subscriber subscriber) {
    Preferences chosen = subscriber.preferences();
    return handle
            .createUpdate(
                "insert into subscriber (id, address, address_key, status, lang, frequency,"
                    + " schedule, at_time, zone, only_misleading, when_quiet, claims, outlets,"
                    + " at_once, quiet_days, paused_until, covered_until, created_at, confirmed_at,"
                    + " ended_at, bounces, suppressed_for) values (:id, :address, :key, :status,"
                    + " :lang, :frequency, :schedule, :at, :zone, :only, :quiet, :claims, :outlets,"
                    + " :once, :days, :paused, :covered, :created, :confirmed, :ended, :bounces,"
                    + " :suppressed) on conflict do nothing")
            .bind("id", subscriber.id())
            .bind("address", subscriber.address())
            .bind("key", MailAddress.of(subscriber.address()).key())
            .bind("status", subscriber.status().name())
            .bindMap(columns(chosen))
            .bind("paused", Database.millis(subscriber.pausedUntil()))
            .bind("covered", Database.millis(subscriber.coveredUntil()))
            .bind("created", subscriber.createdAt().toEpochMilli())
            .bind("confirmed", Database.millis(subscriber.confirmedAt()))
            .bind("ended", Database.millis(subscriber.endedAt()))
            .bind("bounces", subscriber.bounces())
            .bind("suppressed", subscriber.suppressedFor())
            .execute()
        == 1;
  }

  private static Map<String, Object> columns(Preferences chosen) {
    return Map.ofEntries(
        Map.entry("lang", chosen.lang()),
        Map.entry("frequency", chosen.frequency().word()),
        Map.entry("schedule", chosen.schedule().name()),
        Map.entry("at", chosen.at().toString()),
        Map.entry("zone", chosen.zone().getId()),
        Map.entry("only", chosen.onlyMisleading() ? 1 : 0),
        Map.entry("quiet", chosen.mailWhenQuiet() ? "mail" : "skip"),
        Map.entry("claims", Rows.json(chosen.claims())),
        Map.entry("outlets", Rows.json(chosen.outlets())),
        Map.entry("once", Rows.json(chosen.atOnce())),
        Map.entry(
            "days",
            chosen.quietDays().stream()
                .sorted()
                .map(day -> Integer.toString(day.getValue()))
                .collect(Collectors.joining(","))));
  }

  /** Writes what a subscriber chose. */
  public void prefer(Handle handle, String id, Preferences chosen) {
    handle
        .createUpdate(
            "update subscriber set lang = :lang, frequency = :frequency, schedule = :schedule,"
                + " at_time = :at, zone = :zone, only_misleading = :only, when_quiet = :quiet,"
                + " claims = :claims, outlets = :outlets, at_once = :once, quiet_days = :days where"
                + " id = :id")
        .bindMap(columns(chosen))
        .bind("id", id)
        .execute();
  }

  /** Starts or ends a pause; digests made during it are not sent later. */
  public void pause(Handle handle, String id, @Nullable Instant until) {
    handle
        .createUpdate("update subscriber set paused_until = :until where id = :id")
        .bind("until", Database.millis(until))
        .bind("id", id)
        .execute();
  }

  /** Makes a subscriber one who has confirmed; past refusals are forgotten. */
  public void confirm(Handle handle, String id, Instant now) {
    handle
        .createUpdate(
            "update subscriber set status = 'CONFIRMED', confirmed_at = :now, ended_at = null,"
                + " covered_until = null, bounces = 0, suppressed_for = null where id = :id and"
                + " status <> 'CONFIRMED'")
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .execute();
  }

  /** Ends a subscription; mails not yet in a sender's hand will not go out. */
  public void unsubscribe(Handle handle, String id, Instant now) {
    handle
        .createUpdate(
            "update subscriber set status = 'UNSUBSCRIBED', ended_at = :now where id = :id and"
                + " status in ('PENDING', 'CONFIRMED')")
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .execute();
  }

  /** Gives an address up. */
  public void suppress(Handle handle, String id, String reason, Instant now) {
    handle
        .createUpdate(
            "update subscriber set status = 'SUPPRESSED', ended_at = :now, suppressed_for ="
                + " :reason where id = :id and status <> 'UNSUBSCRIBED'")
        .bind("now", now.toEpochMilli())
        .bind("reason", reason)
        .bind("id", id)
        .execute();
  }

  /** Counts one more refusal in a row and answers how many there are. */
  public int bounce(Handle handle, String id, Instant now) {
    handle
        .createUpdate(
            "update subscriber set bounces = bounces + 1, bounced_at = :now where id = :id")
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .execute();
    return handle
        .createQuery("select bounces from subscriber where id = :id")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  /** A mail arrived: refusals before it count no more. */
  public void arrived(Handle handle, String id) {
    handle
        .createUpdate("update subscriber set bounces = 0 where id = :id and bounces > 0")
        .bind("id", id)
        .execute();
  }

  /**
   * Forgets a subscriber: the row goes, and the address is taken out of the mails that were sent or
   * are still due, whose count stays.
   */
  public boolean forget(Handle handle, String id, Instant now) {
    handle
        .createUpdate(
            "update mail set state = 'SUPPRESSED', reason = 'UNSUBSCRIBED', done_at = :now where"
                + " subscriber_id = :id and state in ('PENDING', 'CLAIMED')")
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .execute();
    handle
        .createUpdate(
            "update mail set address = '', domain = '', payload = null, answer = null where"
                + " subscriber_id = :id")
        .bind("id", id)
        .execute();
    return handle.createUpdate("delete from subscriber where id = :id").bind("id", id).execute()
        == 1;
  }

  /** The subscriber with this id. */
  public Optional<Subscriber> find(String id) {
    return database.read(handle -> find(handle, id));
  }

  /** The subscriber with this id, within a transaction. */
  public Optional<Subscriber> find(Handle handle, String id) {
    return handle
        .createQuery("select * from subscriber where id = :id")
        .bind("id", id)
        .map((row, context) -> subscriber(row))
        .findOne();
  }

  /** The subscriber with this address, whatever its case. */
  public Optional<Subscriber> findByAddress(Handle handle, MailAddress address) {
    return handle
        .createQuery("select * from subscriber where address_key = :key")
        .bind("key", address.key())
        .map((row, context) -> subscriber(row))
        .findOne();
  }

  /** Subscribers by id, for walking through all of them: those after {@code after}. */
  public List<Subscriber> page(String after, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from subscriber where id > :after order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> subscriber(row))
                .list());
  }

  /** Confirmed subscribers on a schedule after {@code after}, by id. */
  List<Subscriber> due(Handle handle, Schedule schedule, String after, int limit) {
    return handle
        .createQuery(
            "select * from subscriber where status = 'CONFIRMED' and schedule = :schedule and id >"
                + " :after order by id limit :limit")
        .bind("schedule", schedule.name())
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> subscriber(row))
        .list();
  }

  /** Confirmed subscribers who want to hear of some claim at once, after {@code after}, by id. */
  List<Subscriber> atOnce(Handle handle, String after, int limit) {
    return handle
        .createQuery(
            "select * from subscriber where status = 'CONFIRMED' and at_once <> '[]' and id >"
                + " :after order by id limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> subscriber(row))
        .list();
  }

  /** How many there are, by status. */
  public Map<Subscriber.Status, Integer> counts() {
    Map<Subscriber.Status, Integer> counts = new EnumMap<>(Subscriber.Status.class);
    for (Subscriber.Status status : Subscriber.Status.values()) {
      counts.put(status, 0);
    }
    database.read(
        handle ->
            handle
                .createQuery("select status, count(*) from subscriber group by status")
                .map(
                    (row, context) ->
                        counts.put(Subscriber.Status.valueOf(row.getString(1)), row.getInt(2)))
                .list());
    return counts;
  }

  /**
   * Addresses whose confirmation never came are forgotten, those in mails sent to them too; not
   * while somebody asked again later.
   */
  public int forgetPending(Instant enteredBefore) {
    String which =
        "status = 'PENDING' and created_at < :before and not exists (select 1 from mail asked where"
            + " asked.subscriber_id = subscriber.id and asked.created_at >= :before)";
    return database.write(
        handle -> {
          handle
              .createUpdate(
                  "update mail set address = '', domain = '', payload = null, answer = null, state ="
                      + " case when state in ('PENDING', 'CLAIMED') then 'SUPPRESSED' else state end,"
                      + " reason = case when state in ('PENDING', 'CLAIMED') then 'UNSUBSCRIBED'"
                      + " else reason end where subscriber_id in (select id from subscriber where "
                      + which
                      + ")")
              .bind("before", enteredBefore.toEpochMilli())
              .execute();
          return handle
              .createUpdate("delete from subscriber where " + which)
              .bind("before", enteredBefore.toEpochMilli())
              .execute();
        });
  }

  private static Subscriber subscriber(ResultSet row) throws SQLException {
    Preferences chosen =
        new Preferences(
            row.getString("lang"),
            Frequency.of(row.getString("frequency")),
            LocalTime.parse(row.getString("at_time")),
            ZoneId.of(row.getString("zone")),
            row.getInt("only_misleading") == 1,
            row.getString("when_quiet").equals("mail"),
            Rows.texts(row.getString("claims")),
            Rows.texts(row.getString("outlets")),
            Rows.texts(row.getString("at_once")),
            days(row.getString("quiet_days")));
    return new Subscriber(
        row.getString("id"),
        row.getString("address"),
        Subscriber.Status.valueOf(row.getString("status")),
        chosen,
        Rows.instant(row, "paused_until"),
        Rows.instant(row, "covered_until"),
        Rows.present(row, "created_at"),
        Rows.instant(row, "confirmed_at"),
        Rows.instant(row, "ended_at"),
        row.getInt("bounces"),
        row.getString("suppressed_for"));
  }

  private static Set<DayOfWeek> days(String text) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split(","))
            .map(number -> DayOfWeek.of(Integer.parseInt(number)))
            .collect(Collectors.toSet());
  }
}
