package cotejo.ingest.poll;

import cotejo.events.Article;
import cotejo.events.Hashes;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one entry: all of an {@link Article} but its revision.
 *
 * @param id see {@link Article#id}
 */
record Content(
    String id,
    URI url,
    @Nullable String guid,
    String title,
    String text,
    Article.TextSource textSource,
    @Nullable String author,
    @Nullable String lang,
    @Nullable String section,
    @Nullable Instant publishedAt,
    @Nullable Instant modifiedAt,
    Instant fetchedAt,
    @Nullable String fingerprint,
    String readAs) {

  /** Tells a changed headline; spaces, case and punctuation do not count. */
  String titleHash() {
    return hash(title);
  }

  /**
   * Tells a changed text. The first letter says where the text is from, so that a text that could
   * only be had in a poorer form is not taken for an edit.
   */
  String textHash() {
    return rank(textSource) + hash(text).substring(1);
  }

  /** The letter that marks an article whose page is gone. */
  static final char DELETED = 'x';

  private static char rank(Article.TextSource source) {
    return switch (source) {
      case PAGE -> 'a';
      case FEED_CONTENT -> 'b';
      case FEED_SUMMARY -> 'c';
      case NONE -> 'd';
    };
  }

  private static String hash(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return Entry.shorter(Hashes.sha256(plain.toString()));
  }
}
