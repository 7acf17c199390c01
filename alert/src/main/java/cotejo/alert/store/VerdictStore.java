package cotejo.alert.store;

import cotejo.events.Hashes;
import cotejo.events.Mention;
import cotejo.events.Messages;
import cotejo.events.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Verdicts as they arrive, all versions of them, and the windows that digests are cut from. */
public final class VerdictStore {
  private final Database database;

  VerdictStore(Database database) {
    this.database = database;
  }

  /**
   * Keeps a verdict; one that is there already changes nothing.
   *
   * @param handle a transaction that holds the cut mark, see {@link #lockCutMark}
   * @param mark what {@link #lockCutMark} answered
   * @return whether it was new
   */
  public boolean keep(Handle handle, Verdict verdict, Instant mark, Instant now) {
    int version =
        handle
            .createQuery(
                "select coalesce(max(version), 0) + 1 from verdict where article_id = :article")
            .bind("article", verdict.articleId())
            .mapTo(Integer.class)
            .one();
    Instant counted =
        verdict.classifiedAt().isBefore(mark) ? later(now, mark) : verdict.classifiedAt();
    int added =
        handle
            .createUpdate(
                "insert into verdict (article_id, version, revision, rulebook_number,"
                    + " rulebook_hash, label, classified_at, counted_at, received_at, body) values"
                    + " (:article, :version, :revision, :number, :hash, :label, :classified,"
                    + " :counted, :received, :body) on conflict do nothing")
            .bind("article", verdict.articleId())
            .bind("version", version)
            .bind("revision", verdict.revision())
            .bind("number", verdict.rulebook().number())
            .bind("hash", verdict.rulebook().hash())
            .bind("label", verdict.label().word())
            .bind("classified", verdict.classifiedAt().toEpochMilli())
            .bind("counted", counted.toEpochMilli())
            .bind("received", now.toEpochMilli())
            .bind("body", Rows.json(verdict))
            .execute();
    if (added == 1) {
      becomeNewest(handle, verdict, version);
    }
    return added == 1;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private static void becomeNewest(Handle handle, Verdict verdict, int version) {
    Instant seen =
        verdict.publishedAt() == null || verdict.publishedAt().isAfter(verdict.fetchedAt())
            ? verdict.fetchedAt()
            : verdict.publishedAt();
    StringBuilder words = new StringBuilder(verdict.title()).append('\n').append(verdict.outlet());
    verdict.mentions().forEach(mention -> words.append('\n').append(mention.quote()));
    handle
        .createUpdate(
            "insert into article (article_id, version, label, confidence, outlet, outlet_slug, lang,"
                + " title, url, published_at, seen_at, classified_at, fingerprint, deleted,"
                + " search_text) values (:article, :version, :label, :confidence, :outlet, :slug,"
                + " :lang, :title, :url, :published, :seen, :classified, :fingerprint, :deleted,"
                + " :words) on conflict (article_id) do update set version = excluded.version, label"
                + " = excluded.label, confidence = excluded.confidence, outlet = excluded.outlet,"
                + " outlet_slug = excluded.outlet_slug, lang = excluded.lang, title ="
                + " excluded.title, url = excluded.url, published_at = excluded.published_at,"
                + " classified_at = excluded.classified_at, fingerprint = excluded.fingerprint,"
                + " deleted = excluded.deleted, search_text = excluded.search_text")
        .bind("article", verdict.articleId())
        .bind("version", version)
        .bind("label", verdict.label().word())
        .bind("confidence", verdict.confidence())
        .bind("outlet", verdict.outlet())
        .bind("slug", Hashes.slug(verdict.outlet()))
        .bind("lang", verdict.lang())
        .bind("title", verdict.title())
        .bind("url", verdict.url().toString())
        .bind("published", Database.millis(verdict.publishedAt()))
        .bind("seen", seen.toEpochMilli())
        .bind("classified", verdict.classifiedAt().toEpochMilli())
        .bind("fingerprint", verdict.fingerprint())
        .bind("deleted", verdict.deleted() ? 1 : 0)
        .bind("words", Rows.folded(words.toString()))
        .execute();
    handle
        .createUpdate("delete from mention where article_id = :article")
        .bind("article", verdict.articleId())
        .execute();
    int position = 0;
    for (Mention mention : verdict.mentions()) {
      handle
          .createUpdate(
              "insert into mention (article_id, position, claim, stance, quote) values (:article,"
                  + " :position, :claim, :stance, :quote)")
          .bind("article", verdict.articleId())
          .bind("position", position++)
          .bind("claim", mention.claim())
          .bind("stance", mention.stance().word())
          .bind("quote", mention.quote())
          .execute();
    }
  }

  /** Holds the cut mark for this transaction: the end of the newest window that was closed. */
  public Instant lockCutMark(Handle handle) {
    handle.execute("update cut_mark set cut_at = cut_at where id = 1");
    return Instant.ofEpochMilli(
        handle.createQuery("select cut_at from cut_mark where id = 1").mapTo(Long.class).one());
  }

  /** Closes the window that ends at {@code cut}: what arrives from now on counts as later. */
  void advanceCutMark(Handle handle, Instant cut) {
    Instant mark = lockCutMark(handle);
    if (cut.isAfter(mark)) {
      handle
          .createUpdate("update cut_mark set cut_at = :cut where id = 1")
          .bind("cut", cut.toEpochMilli())
          .execute();
    }
  }

  /** All versions of what was held of an article, oldest first. */
  public List<StoredVerdict> versions(String articleId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select version, counted_at, body from verdict where article_id = :article"
                        + " order by version")
                .bind("article", articleId)
                .map((row, context) -> stored(row.getInt(1), row.getLong(2), row.getString(3)))
                .list());
  }

  /** The newest verdict on an article. */
  public Optional<StoredVerdict> newest(String articleId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select version, counted_at, body from verdict where article_id = :article"
                        + " order by version desc limit 1")
                .bind("article", articleId)
                .map((row, context) -> stored(row.getInt(1), row.getLong(2), row.getString(3)))
                .findOne());
  }

  /**
   * What changed in a window.
   *
   * @param now the last verdict counted before the window's end
   * @param before the last one counted before its beginning; null for an article that was unknown
   */
  public record Change(Verdict now, @Nullable Verdict before) {}

  /** Every article with a verdict counted in [from, to), with its state at both ends. */
  public List<Change> window(Instant from, Instant to) {
    return database.read(
        handle -> {
          Map<String, Verdict> before = new TreeMap<>();
          ends(handle, from, to, from).forEach(verdict -> before.put(verdict.articleId(), verdict));
          return ends(handle, from, to, to).stream()
              .map(now -> new Change(now, before.get(now.articleId())))
              .toList();
        });
  }

  private static List<Verdict> ends(Handle handle, Instant from, Instant to, Instant end) {
    return handle
        .createQuery(
            "select v.body from verdict v join (select article_id, max(version) as version from"
                + " verdict where counted_at < :end and article_id in (select article_id from"
                + " verdict where counted_at >= :from and counted_at < :to) group by article_id)"
                + " last on v.article_id = last.article_id and v.version = last.version")
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .bind("end", end.toEpochMilli())
        .map((row, context) -> Messages.JSON.readValue(row.getString(1), Verdict.class))
        .list();
  }

  /** The newest verdicts on articles seen at or after {@code since}, for finding what spreads. */
  public List<Verdict> seenSince(Instant since, String label) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select v.body from article a join verdict v on v.article_id = a.article_id and"
                        + " v.version = a.version where a.seen_at >= :since and a.label = :label"
                        + " and a.deleted = 0 order by a.seen_at")
                .bind("since", since.toEpochMilli())
                .bind("label", label)
                .map((row, context) -> Messages.JSON.readValue(row.getString(1), Verdict.class))
                .list());
  }

  /** As {@link #seenSince(Instant, String)}, of articles that mention {@code claim}. */
  public List<Verdict> seenSince(Instant since, String label, String claim) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select v.body from article a join verdict v on v.article_id = a.article_id and"
                        + " v.version = a.version where a.seen_at >= :since and a.label = :label"
                        + " and a.deleted = 0 and exists (select 1 from mention m where"
                        + " m.article_id = a.article_id and m.claim = :claim) order by a.seen_at")
                .bind("since", since.toEpochMilli())
                .bind("label", label)
                .bind("claim", claim)
                .map((row, context) -> Messages.JSON.readValue(row.getString(1), Verdict.class))
                .list());
  }

  private static StoredVerdict stored(int version, long counted, String body) {
    return new StoredVerdict(
        version, Messages.JSON.readValue(body, Verdict.class), Instant.ofEpochMilli(counted));
  }
}
