package cotejo.classify.flow;

import cotejo.classify.flow.Outcome.Rejection;
import cotejo.classify.flow.VerdictTable.Last;
import cotejo.events.Article;
import cotejo.events.Messages;
import cotejo.events.Messages.Read;
import cotejo.events.Topics;
import cotejo.events.Verdict;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one message becomes, given what is known. Takes values and gives a value. */
final class Decision {
  private Decision() {}

  /**
   * Decides.
   *
   * @param key the message's key
   * @param value the message's value
   * @param last the last verdict of an article, null when it has none
   */
  static Outcome decide(
      @Nullable String key,
      byte @Nullable [] value,
      Edition edition,
      int maxText,
      Function<String, @Nullable Last> last,
      Instant now) {
    return switch (Messages.read(Topics.ARTICLES, value)) {
      case Read.Tombstone<Article> _ ->
          isId(key)
              ? new Outcome.Tombstone(key)
              : new Outcome.Rejected(Rejection.BAD_FIELD, "a tombstone under no article's id");
      case Read.Unreadable<Article>(var reason, String detail) ->
          new Outcome.Rejected(Rejection.of(reason), detail);
      case Read.Value<Article>(Article article) when !article.id().equals(key) ->
          new Outcome.Rejected(
              Rejection.BAD_FIELD, "the key is \"%s\" but id is %s".formatted(key, article.id()));
      case Read.Value<Article>(Article article) -> read(article, edition, maxText, last, now);
    };
  }

  private static Outcome read(
      Article article,
      Edition edition,
      int maxText,
      Function<String, @Nullable Last> lasts,
      Instant now) {
    Last last = lasts.apply(article.id());
    if (last != null && article.revision() < last.revision()) {
      return new Outcome.Rejected(
          Rejection.SUPERSEDED,
          "revision %d after revision %d".formatted(article.revision(), last.revision()));
    }
    try {
      Verdict verdict = VerdictMaker.verdict(article, edition, maxText, now);
      long meaning = Meaning.of(verdict);
      return last != null && last.meaning() == meaning
          ? new Outcome.Unchanged(verdict, meaning)
          : new Outcome.Published(verdict, meaning);
    } catch (RuntimeException | StackOverflowError e) {
      return new Outcome.Rejected(
          Rejection.FAILED, "revision %d: %s".formatted(article.revision(), e));
    }
  }

  private static boolean isId(@Nullable String key) {
    return key != null
        && key.length() == 64
        && key.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
