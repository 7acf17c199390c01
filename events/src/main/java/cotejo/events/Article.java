package cotejo.events;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One revision of one article; the value on {@link Topics#ARTICLES}.
 *
 * @param id SHA-256 of the canonical URL, 64 lower-case hex digits; also the Kafka key
 * @param revision 1 when first seen, one more each time the headline or the text changed
 * @param changed what differs from the revision before; empty for revision 1
 * @param url the canonical URL
 * @param outlet who published it, as the feed list names it, 1 to 200 characters
 * @param feedId the feed in which it was seen, a {@link Feed#id()}
 * @param guid the entry's own id in that feed; null when it has none
 * @param title plain text, 1 to 500 characters; ingest cuts longer ones
 * @param text plain text, paragraphs apart by a blank line, at most {@value #MAX_TEXT} characters;
 *     empty when neither page nor feed gave any
 * @param textSource where the text comes from
 * @param author as the page or the feed states it; null when neither does
 * @param lang ISO 639 code; null when it could not be told
 * @param section the outlet's own section; null when not stated
 * @param publishedAt UTC, as the publisher states it; null when it states none (we never guess)
 * @param modifiedAt UTC, as the publisher states it; null when it states none
 * @param fetchedAt UTC, our clock, when this revision had been read completely
 * @param deleted the page answered 404 or 410 after it had been published; title and text are the
 *     last ones known
 * @param fingerprint 64-bit SimHash of the text, 16 lower-case hex digits; null for texts too short
 * @param readAs how the feed entry was read: {@code strict}, or what had to be repaired
 */
public record Article(
    String id,
    int revision,
    Set<Change> changed,
    URI url,
    String outlet,
    String feedId,
    @Nullable String guid,
    String title,
    String text,
    TextSource textSource,
    @Nullable String author,
    @Nullable String lang,
    @Nullable String section,
    @Nullable Instant publishedAt,
    @Nullable Instant modifiedAt,
    Instant fetchedAt,
    boolean deleted,
    @Nullable String fingerprint,
    String readAs) {

  /** Longest text that travels, in UTF-16 characters: about 150 printed pages. */
  public static final int MAX_TEXT = 400_000;

  /** What an edit touched. */
  public enum Change {
    HEADLINE,
    TEXT,
    DELETED
  }

  /** Where an article's text was found, best first. */
  public enum TextSource {
    PAGE,
    FEED_CONTENT,
    FEED_SUMMARY,
    NONE
  }

  public Article {
    Require.sha256("id", id);
    Require.atLeast("revision", revision, 1);
    changed = Set.copyOf(Require.present("changed", changed));
    if (revision > 1 && changed.isEmpty()) {
      throw new IllegalArgumentException("revision " + revision + " says nothing changed");
    }
    Require.web("url", url);
    Require.text("outlet", outlet, 200);
    Require.text("feedId", feedId, 200);
    Require.text("title", title, 500);
    Require.atMost("text", Require.present("text", text), MAX_TEXT);
    Require.present("textSource", textSource);
    if (text.isEmpty() != (textSource == TextSource.NONE)) {
      throw new IllegalArgumentException(
          "textSource " + textSource + " with a text of " + text.length() + " characters");
    }
    Require.language("lang", lang);
    Require.present("fetchedAt", fetchedAt);
    if (fingerprint != null && !fingerprint.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("fingerprint is not 16 hex digits: " + fingerprint);
    }
    Require.text("readAs", readAs, 200);
  }
}
