package cotejo.classify.verdict;

import cotejo.classify.engine.Reading;
import cotejo.classify.engine.Reading.CueSeen;
import cotejo.classify.reading.Lang;
import cotejo.events.Article;
import cotejo.events.Label;
import cotejo.events.Mention;
import cotejo.events.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article and a rulebook make a verdict. */
public final class VerdictMaker {
  /** Longest quote that a verdict carries; a longer sentence is quoted up to there. */
  private static final int MAX_QUOTE = 10_000;

  private static final int MAX_TOPIC_WORDS = 40;

  /** How far back from the limit a text is cut between words rather than within one. */
  private static final int CUT_WITHIN = 200;

  private VerdictMaker() {}

  /**
   * Reads an article.
   *
   * @param maxText longest text read, in UTF-16 characters
   * @param now UTC, our clock
   */
  public static Verdict verdict(Article article, Edition edition, int maxText, Instant now) {
    boolean truncated = article.text().length() > maxText;
    String text = truncated ? cut(article.text(), maxText) : article.text();
    Reading reading =
        edition
            .classifier()
            .classify(
                new cotejo.classify.engine.Article(
                    article.title(), text, Lang.of(article.lang()), day(article)));
    boolean offTopic = reading.label() == Label.OFF_TOPIC;
    return new Verdict(
        article.id(),
        article.revision(),
        article.url(),
        article.outlet(),
        article.title(),
        lang(article, reading),
        article.publishedAt(),
        article.fetchedAt(),
        article.fingerprint(),
        reading.label(),
        reading.confidence(),
        reading.told().stream().map(mention -> mention(mention, edition)).toList(),
        offTopic
            ? List.of()
            : reading.topic().words().stream().distinct().limit(MAX_TOPIC_WORDS).toList(),
        reading.disputed(),
        truncated,
        article.deleted(),
        edition.version(),
        now);
  }

  /** How the article would be tagged, and nothing more. */
  public static Label label(Article article, Edition edition, int maxText) {
    return edition
        .classifier()
        .classify(
            new cotejo.classify.engine.Article(
                article.title(),
                cut(article.text(), maxText),
                Lang.of(article.lang()),
                day(article)))
        .label();
  }

  /** A feed may promise tomorrow's date; the record of the day we read it holds then. */
  private static LocalDate day(Article article) {
    Instant published = article.publishedAt();
    Instant day =
        published == null || published.isAfter(article.fetchedAt())
            ? article.fetchedAt()
            : published;
    return day.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static @Nullable String lang(Article article, Reading reading) {
    boolean foreign = article.lang() != null && Lang.of(article.lang()) == null;
    return foreign ? null : reading.lang().tag();
  }

  private static Mention mention(Reading.Mention found, Edition edition) {
    Edition.Backing backing = edition.backing(found.claim());
    String quote = found.quote();
    if (quote.length() > MAX_QUOTE) {
      quote = cut(quote, MAX_QUOTE);
    }
    return new Mention(
        found.claim(),
        found.stance(),
        quote,
        found.start(),
        found.start() + quote.length(),
        found.rule(),
        found.cues().stream().map(CueSeen::words).toList(),
        backing.record(),
        backing.sources());
  }

  /** The beginning of a text, ending between two words where there is a gap near the limit. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most;
    while (end > most - CUT_WITHIN && end > 1 && !Character.isWhitespace(text.charAt(end))) {
      end--;
    }
    if (!Character.isWhitespace(text.charAt(end))) {
      end = most;
    }
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
