package cotejo.classify.flow;

import cotejo.classify.flow.Outcome.Rejection;
import cotejo.classify.flow.VerdictTable.Last;
import cotejo.classify.verdict.Edition;
import cotejo.classify.verdict.VerdictMaker;
import cotejo.events.Article;
import cotejo.events.Label;
import cotejo.events.Messages;
import cotejo.events.Messages.Read;
import cotejo.events.Topics;
import cotejo.events.Verdict;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one message becomes, given what is known. Takes values and gives a value. */
final class Decision {
  private static final Logger LOG = LoggerFactory.getLogger(Decision.class);

  private Decision() {}

  /**
   * By what articles are read.
   *
   * @param candidate runs in the shadow of the live one; null when there is none
   * @param maxText longest text read, in UTF-16 characters
   */
  record Reader(Edition live, @Nullable Edition candidate, int maxText) {}

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
      Reader reader,
      Function<String, @Nullable Last> last,
      Instant now) {
    return switch (Messages.read(Topics.ARTICLES, value)) {
      case Read.Tombstone<Article> _ ->
          key != null && VerdictTable.isId(key)
              ? new Outcome.Tombstone(key)
              : new Outcome.Rejected(Rejection.BAD_FIELD, "a tombstone under no article's id");
      case Read.Unreadable<Article>(var reason, String detail) ->
          new Outcome.Rejected(Rejection.of(reason), detail);
      case Read.Value<Article>(Article article) when !article.id().equals(key) ->
          new Outcome.Rejected(
              Rejection.BAD_FIELD, "the key is \"%s\" but id is %s".formatted(key, article.id()));
      case Read.Value<Article>(Article article) -> read(article, reader, last, now);
    };
  }

  private static Outcome read(
      Article article, Reader reader, Function<String, @Nullable Last> lasts, Instant now) {
    Last last = lasts.apply(article.id());
    if (last != null && article.revision() < last.revision()) {
      return new Outcome.Rejected(
          Rejection.SUPERSEDED,
          "revision %d after revision %d".formatted(article.revision(), last.revision()));
    }
    try {
      Verdict verdict = VerdictMaker.verdict(article, reader.live(), reader.maxText(), now);
      Outcome.Made made = new Outcome.Made(verdict, Meaning.of(verdict), shadow(article, reader));
      return last != null && last.meaning() == made.meaning()
          ? new Outcome.Unchanged(made)
          : new Outcome.Published(made);
    } catch (RuntimeException | StackOverflowError e) {
      return new Outcome.Rejected(
          Rejection.FAILED, "revision %d: %s".formatted(article.revision(), e));
    }
  }

  /** A candidate that fails must not cost the live verdict. */
  private static @Nullable Label shadow(Article article, Reader reader) {
    Edition candidate = reader.candidate();
    if (candidate == null) {
      return null;
    }
    try {
      return VerdictMaker.label(article, candidate, reader.maxText());
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("articleId", article.id())
          .addKeyValue("rulebook", candidate.version())
          .addKeyValue("detail", e.toString())
          .log("the candidate rulebook failed");
      return null;
    }
  }
}
