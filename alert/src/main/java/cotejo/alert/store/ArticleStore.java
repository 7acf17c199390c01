package cotejo.alert.store;

import cotejo.events.Label;
import cotejo.events.Stance;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Articles by outlet, claim, label and words; what the pages list. Off-topic ones are left out. */
public final class ArticleStore {
  private static final String COLUMNS =
      "a.article_id, a.version, a.label, a.confidence, a.outlet, a.outlet_slug, a.lang, a.title,"
          + " a.url, a.published_at, a.seen_at, a.classified_at, a.deleted";

  private final Database database;

  ArticleStore(Database database) {
    this.database = database;
  }

  /**
   * What to list, newest first. Null fields ask for nothing.
   *
   * @param words all of these must occur in title, outlet or quotes; case and accents do not matter
   * @param from seen at or after
   * @param to seen before
   */
  public record Filter(
      @Nullable Label label,
      @Nullable String outletSlug,
      @Nullable String claim,
      @Nullable Stance stance,
      @Nullable String lang,
      @Nullable String words,
      @Nullable Instant from,
      @Nullable Instant to) {
    /** Everything on topic. */
    public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null);

    public Filter ofOutlet(String slug) {
      return new Filter(label, slug, claim, stance, lang, words, from, to);
    }

    public Filter ofClaim(String id) {
      return new Filter(label, outletSlug, id, stance, lang, words, from, to);
    }

    public Filter withWords(String some) {
      return new Filter(label, outletSlug, claim, stance, lang, some, from, to);
    }

    public Filter withLabel(@Nullable Label one) {
      return new Filter(one, outletSlug, claim, stance, lang, words, from, to);
    }
  }

  /** The articles that match, newest first. */
  public List<ArticleRow> list(Filter filter, int limit, int offset) {
    return database.read(
        handle ->
            query(
                    handle,
                    "select " + COLUMNS,
                    filter,
                    " order by a.seen_at desc, a.article_id limit :limit offset :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> article(row))
                .list());
  }

  /**
   * Of each of these articles the first quote in which one of {@code words} occurs; articles whose
   * words are elsewhere have none.
   */
  public Map<String, String> quotes(List<ArticleRow> articles, String words) {
    List<String> wanted = List.of(Rows.folded(words).strip().split("\\s+", 12));
    Map<String, String> found = new HashMap<>();
    if (articles.isEmpty() || words.isBlank()) {
      return found;
    }
    database.read(
        handle ->
            handle
                .createQuery(
                    "select article_id, quote from mention where article_id in (<ids>) order by"
                        + " article_id, position")
                .bindList("ids", articles.stream().map(ArticleRow::articleId).toList())
                .map(
                    (row, context) -> {
                      String quote = row.getString("quote");
                      if (wanted.stream().anyMatch(Rows.folded(quote)::contains)) {
                        found.putIfAbsent(row.getString("article_id"), quote);
                      }
                      return quote;
                    })
                .list());
    return found;
  }

  /** How many match. */
  public int count(Filter filter) {
    return database.read(
        handle -> query(handle, "select count(*)", filter, "").mapTo(Integer.class).one());
  }

  private static Query query(Handle handle, String select, Filter filter, String end) {
    StringBuilder where = new StringBuilder(" from article a where a.label <> 'off-topic'");
    Map<String, Object> values = new HashMap<>();
    if (filter.label() != null) {
      where.append(" and a.label = :label");
      values.put("label", filter.label().word());
    }
    if (filter.outletSlug() != null) {
      where.append(" and a.outlet_slug = :outlet");
      values.put("outlet", filter.outletSlug());
    }
    if (filter.lang() != null) {
      where.append(" and a.lang = :lang");
      values.put("lang", filter.lang());
    }
    if (filter.claim() != null || filter.stance() != null) {
      where.append(" and exists (select 1 from mention m where m.article_id = a.article_id");
      if (filter.claim() != null) {
        where.append(" and m.claim = :claim");
        values.put("claim", filter.claim());
      }
      if (filter.stance() != null) {
        where.append(" and m.stance = :stance");
        values.put("stance", filter.stance().word());
      }
      where.append(")");
    }
    if (filter.from() != null) {
      where.append(" and a.seen_at >= :from");
      values.put("from", filter.from().toEpochMilli());
    }
    if (filter.to() != null) {
      where.append(" and a.seen_at < :to");
      values.put("to", filter.to().toEpochMilli());
    }
    if (filter.words() != null) {
      int i = 0;
      for (String word : Rows.folded(filter.words()).strip().split("\\s+", 12)) {
        where.append(" and a.search_text like :word").append(i).append(" escape '!'");
        values.put("word" + i++, Rows.anywhere(word));
      }
    }
    return handle.createQuery(select + where + end).bindMap(values);
  }

  private static ArticleRow article(ResultSet row) throws SQLException {
    return new ArticleRow(
        row.getString("article_id"),
        row.getInt("version"),
        Rows.label(row.getString("label")),
        row.getDouble("confidence"),
        row.getString("outlet"),
        row.getString("outlet_slug"),
        row.getString("lang"),
        row.getString("title"),
        URI.create(row.getString("url")),
        Rows.instant(row, "published_at"),
        Rows.present(row, "seen_at"),
        Rows.present(row, "classified_at"),
        row.getInt("deleted") == 1);
  }

  /** An outlet with its articles on topic by label. */
  public record OutletRow(String slug, String name, Map<Label, Integer> counts) {
    public OutletRow {
      counts = Map.copyOf(counts);
    }

    /** Articles with this label. */
    public int count(Label label) {
      return counts.getOrDefault(label, 0);
    }

    /** Articles on topic. */
    public int total() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** All outlets that wrote on the topic, by name. */
  public List<OutletRow> outlets() {
    return outlets("");
  }

  /** One outlet. */
  public Optional<OutletRow> outlet(String slug) {
    return outlets(slug).stream().findFirst();
  }

  private List<OutletRow> outlets(String slug) {
    record Count(String slug, String name, Label label, int count) {}
    List<Count> counts =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "select outlet_slug, max(outlet), label, count(*) from article where label"
                            + " <> 'off-topic' and (:slug = '' or outlet_slug = :slug) group by"
                            + " outlet_slug, label order by 1")
                    .bind("slug", slug)
                    .map(
                        (row, context) ->
                            new Count(
                                row.getString(1),
                                row.getString(2),
                                Rows.label(row.getString(3)),
                                row.getInt(4)))
                    .list());
    Map<String, Map<Label, Integer>> labels = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (Count count : counts) {
      names.put(count.slug(), count.name());
      labels
          .computeIfAbsent(count.slug(), s -> new EnumMap<>(Label.class))
          .put(count.label(), count.count());
    }
    List<OutletRow> outlets = new ArrayList<>();
    labels.forEach((s, byLabel) -> outlets.add(new OutletRow(s, names.get(s), byLabel)));
    outlets.sort((one, other) -> one.name().compareToIgnoreCase(other.name()));
    return outlets;
  }

  /** How a claim was spoken of. */
  public record ClaimUse(ArticleRow article, Stance stance, String quote) {}

  /** Who said what of a claim, newest first. */
  public List<ClaimUse> uses(String claim, int limit, int offset) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select m.stance, m.quote, "
                        + COLUMNS
                        + " from mention m join article a on a.article_id = m.article_id where"
                        + " m.claim = :claim order by a.seen_at desc, m.article_id, m.position"
                        + " limit :limit offset :offset")
                .bind("claim", claim)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(
                    (row, context) ->
                        new ClaimUse(
                            article(row), stance(row.getString("stance")), row.getString("quote")))
                .list());
  }

  private static Stance stance(String word) {
    for (Stance stance : Stance.values()) {
      if (stance.word().equals(word)) {
        return stance;
      }
    }
    throw new IllegalArgumentException("not a stance: " + word);
  }

  /** A tag that an outlet's article lost. */
  public record Correction(
      ArticleRow article, Label was, Label now, boolean edited, Instant changedAt) {}

  /** Changes of label among an outlet's articles, newest first; an empty slug asks for all. */
  public List<Correction> corrections(String outletSlug, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select o.label as was, n.label as became, case when n.revision > o.revision"
                        + " then 1 else 0 end as edited, n.counted_at as changed_at, "
                        + COLUMNS
                        + " from verdict n join verdict o on o.article_id = n.article_id and"
                        + " o.version = n.version - 1 join article a on a.article_id = n.article_id"
                        + " where (:slug = '' or a.outlet_slug = :slug) and n.label <> o.label and"
                        + " o.label in ('misleading', 'accurate') order by n.counted_at desc limit"
                        + " :limit")
                .bind("slug", outletSlug)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Correction(
                            article(row),
                            Rows.label(row.getString("was")),
                            Rows.label(row.getString("became")),
                            row.getInt("edited") == 1,
                            Rows.present(row, "changed_at")))
                .list());
  }

  /** Articles seen in [from, to) by label, for charts; off-topic ones counted too. */
  public Map<Label, Integer> counts(Instant from, Instant to) {
    Map<Label, Integer> counts = new EnumMap<>(Label.class);
    for (Label label : Label.values()) {
      counts.put(label, 0);
    }
    database.read(
        handle -> {
          handle
              .createQuery(
                  "select label, count(*) from article where seen_at >= :from and seen_at < :to"
                      + " group by label")
              .bind("from", from.toEpochMilli())
              .bind("to", to.toEpochMilli())
              .map((row, context) -> counts.put(Rows.label(row.getString(1)), row.getInt(2)))
              .list();
          return counts;
        });
    return counts;
  }
}
