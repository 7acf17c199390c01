package cotejo.alert.store;

import cotejo.alert.model.Voice;
import cotejo.alert.model.Wave;
import cotejo.alert.model.Wave.Look;
import cotejo.alert.model.Wave.Telling;
import cotejo.alert.model.Webhook.Event;
import cotejo.events.Label;
import cotejo.events.Messages;
import cotejo.events.Stance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.type.TypeReference;

/** Misconceptions that spread, and what readers were told of them. */
public final class WaveStore {
  private static final TypeReference<List<Voice>> VOICES = new TypeReference<>() {};

  private final Database database;
  private final RunStore runs;
  private final HookOutbox hooks;

  WaveStore(Database database, RunStore runs, HookOutbox hooks) {
    this.database = database;
    this.runs = runs;
    this.hooks = hooks;
  }

  /**
   * Claims whose misconception at least {@code outlets} outlets assert in articles seen at or after
   * {@code since}, copies and owners not looked at: a cheap first sieve.
   */
  public List<String> candidates(Instant since, int outlets) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select m.claim from article a join mention m on m.article_id = a.article_id"
                        + " where a.seen_at >= :since and a.label = :label and a.deleted = 0 and"
                        + " m.stance = :stance group by m.claim having count(distinct"
                        + " a.outlet_slug) >= :outlets order by m.claim")
                .bind("since", since.toEpochMilli())
                .bind("label", Label.MISLEADING.word())
                .bind("stance", Stance.ASSERTS_FALSE.word())
                .bind("outlets", outlets)
                .mapTo(String.class)
                .list());
  }

  /** The waves that are not over, by claim. */
  public List<Wave> open() {
    return database.read(
        handle ->
            handle
                .createQuery("select * from wave where closed_at is null order by claim")
                .map((row, context) -> wave(row))
                .list());
  }

  /** A wave that is not over, with what readers were told of it last. */
  public record Current(Wave wave, Telling last) {}

  /** What spreads now and has been told, the widest first. */
  public List<Current> current() {
    return database
        .read(
            handle ->
                handle
                    .createQuery(
                        "select w.*, t.run_id, t.wave_id, t.look, t.told_at as last_at, t.voices"
                            + " from wave w join telling t on t.claim = w.claim where w.closed_at"
                            + " is null and t.told_at = (select max(told_at) from telling o where"
                            + " o.claim = w.claim)")
                    .map((row, context) -> new Current(wave(row), telling(row, "last_at")))
                    .list())
        .stream()
        .sorted(
            Comparator.comparingInt((Current one) -> -one.last().voices().size())
                .thenComparing(one -> one.wave().claim()))
        .toList();
  }

  /**
   * Opens a wave that waits until {@code lookAt}; nothing happens when the claim has one. What
   * readers were told of the claim's last wave at or after {@code rememberSince} is not told them
   * as new.
   */
  public void open(String claim, Instant now, Instant lookAt, Instant rememberSince) {
    database.change(
        handle -> {
          Optional<Wave> last = last(handle, claim, rememberSince);
          handle
              .createUpdate(
                  "insert into wave (id, claim, opened_at, look_at, told, told_at) values (:id,"
                      + " :claim, :now, :look, :told, :toldAt) on conflict do nothing")
              .bind("id", claim + "-" + now.toEpochMilli())
              .bind("claim", claim)
              .bind("now", now.toEpochMilli())
              .bind("look", lookAt.toEpochMilli())
              .bind("told", Rows.json(last.map(Wave::told).orElse(Set.of())))
              .bind("toldAt", Database.millis(last.map(Wave::toldAt).orElse(null)))
              .execute();
        });
  }

  private static Optional<Wave> last(Handle handle, String claim, Instant since) {
    return handle
        .createQuery(
            "select * from wave where claim = :claim and told_at >= :since order by told_at desc"
                + " limit 1")
        .bind("claim", claim)
        .bind("since", since.toEpochMilli())
        .map((row, context) -> wave(row))
        .findFirst();
  }

  /**
   * Writes down what a look came to, with the run that tells it, as one transaction; nothing
   * happens when another copy has looked since {@code wave} was read.
   *
   * @param told the owners that readers have heard of after this look
   * @param lookAt when to look next
   * @return whether this call did it
   */
  public boolean looked(
      Wave wave, Look look, List<Voice> voices, Set<String> told, Instant now, Instant lookAt) {
    return database.write(
        handle -> {
          boolean first =
              handle
                      .createUpdate(
                          "update wave set look_at = :next, told = :told, told_at = case when :tells"
                              + " = 1 then :now else told_at end, closed_at = case when :calm = 1"
                              + " then :now else closed_at end where id = :id and look_at = :look"
                              + " and closed_at is null")
                      .bind("next", lookAt.toEpochMilli())
                      .bind("told", Rows.json(told))
                      .bind("tells", look.tells() ? 1 : 0)
                      .bind("calm", look == Look.CALMED ? 1 : 0)
                      .bind("now", now.toEpochMilli())
                      .bind("id", wave.id())
                      .bind("look", wave.lookAt().toEpochMilli())
                      .execute()
                  == 1;
          if (first && look.tells()) {
            String run = "at-once-" + wave.claim() + "-" + now.toEpochMilli();
            runs.openAlert(handle, run, wave.id(), now);
            tell(handle, new Telling(run, wave.id(), wave.claim(), look, now, voices));
            hooks.owe(handle, run, Event.AT_ONCE, wave.claim(), now);
          }
          return first;
        });
  }

  private static void tell(Handle handle, Telling telling) {
    handle
        .createUpdate(
            "insert into telling (run_id, wave_id, claim, look, told_at, voices) values (:run,"
                + " :wave, :claim, :look, :at, :voices)")
        .bind("run", telling.runId())
        .bind("wave", telling.waveId())
        .bind("claim", telling.claim())
        .bind("look", telling.look().name())
        .bind("at", telling.at().toEpochMilli())
        .bind("voices", Rows.json(telling.voices()))
        .execute();
  }

  /** What the run with this id tells; empty when it tells of no wave. */
  public Optional<Telling> telling(String runId) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from telling where run_id = :run")
                .bind("run", runId)
                .map((row, context) -> telling(row, "told_at"))
                .findOne());
  }

  private static Telling telling(ResultSet row, String toldAt) throws SQLException {
    return new Telling(
        row.getString("run_id"),
        row.getString("wave_id"),
        row.getString("claim"),
        Look.valueOf(row.getString("look")),
        Rows.present(row, toldAt),
        Messages.JSON.readValue(row.getString("voices"), VOICES));
  }

  private static Wave wave(ResultSet row) throws SQLException {
    return new Wave(
        row.getString("id"),
        row.getString("claim"),
        Rows.present(row, "opened_at"),
        Rows.present(row, "look_at"),
        Set.copyOf(Rows.texts(row.getString("told"))),
        Rows.instant(row, "told_at"));
  }
}
