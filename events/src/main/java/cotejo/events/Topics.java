package cotejo.events;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Every topic there is. Nothing else spells a topic's name. */
public final class Topics {
  private Topics() {}

  /** The feeds to watch, by feed id. */
  public static final Topic<Feed> FEEDS =
      new Topic<>(
          "feeds", "feed id", Feed.class, "cotejo.feed.v1", "ingest", Set.of("ingest"), null, true);

  /** What ingest remembers of each feed, by feed id; partitioned like {@link #FEEDS}. */
  public static final Topic<FeedState> FEED_STATE =
      new Topic<>(
          "feed-state",
          "feed id",
          FeedState.class,
          "cotejo.feed-state.v1",
          "ingest",
          Set.of("ingest"),
          null,
          true);

  /** Articles by article id. */
  public static final Topic<Article> ARTICLES =
      new Topic<>(
          "articles",
          "article id",
          Article.class,
          "cotejo.article.v1",
          "ingest",
          Set.of("classify"),
          null,
          true);

  /**
   * Rulebooks by role: {@code live}, {@code candidate}; and every one that was ever live under
   * {@code history/<number>}.
   */
  public static final Topic<Rulebook> RULEBOOKS =
      new Topic<>(
          "rulebooks",
          "rulebook role, or history/number",
          Rulebook.class,
          "cotejo.rulebook.v1",
          "classify",
          Set.of("classify", "alert"),
          null,
          true);

  /** Verdicts by article id. */
  public static final Topic<Verdict> VERDICTS =
      new Topic<>(
          "verdicts",
          "article id",
          Verdict.class,
          "cotejo.verdict.v1",
          "classify",
          Set.of("classify", "alert"),
          null,
          true);

  /** Digests by edition. */
  public static final Topic<Digest> DIGESTS =
      new Topic<>(
          "digests",
          "digest id",
          Digest.class,
          "cotejo.digest.v1",
          "alert",
          Set.of("anyone"),
          null,
          true);

  /** Records that could not be processed, by origin. */
  public static final Topic<DeadLetter> DEAD_LETTERS =
      new Topic<>(
          "dead-letters",
          "topic/partition/offset",
          DeadLetter.class,
          "cotejo.dead-letter.v1",
          "any",
          Set.of("the dead-letters commands"),
          Duration.ofDays(90),
          false);

  /** All of them, in the order of the flow. */
  public static final List<Topic<?>> ALL =
      List.of(FEEDS, FEED_STATE, ARTICLES, RULEBOOKS, VERDICTS, DIGESTS, DEAD_LETTERS);
}
