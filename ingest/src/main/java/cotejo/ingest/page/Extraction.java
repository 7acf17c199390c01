package cotejo.ingest.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read off one web page.
 *
 * @param kind what the page is; only {@link Kind#ARTICLE} carries a complete text
 * @param method which candidate gave the text
 * @param title the headline as the page shows it, without the outlet's name; null when there is
 *     none
 * @param text the body as plain text, paragraphs separated by an empty line; empty when there is
 *     none
 * @param authors names of people or agencies in the order of the page
 * @param published when the article appeared; null when the page does not say
 * @param modified when it was last changed; null when the page does not say
 * @param lang ISO 639-1, lower case, from markup and text; null when nothing tells
 * @param section the outlet's section or category as it is written; null when the page does not say
 * @param addresses what the page calls itself, most trusted first: rel=canonical, og:url, JSON-LD
 */
public record Extraction(
    Kind kind,
    Method method,
    @Nullable String title,
    String text,
    List<String> authors,
    @Nullable PageDate published,
    @Nullable PageDate modified,
    @Nullable String lang,
    @Nullable String section,
    List<String> addresses) {

  /** What a page turned out to be; also a metric label. */
  public enum Kind {
    /** An article with its text. */
    ARTICLE,
    /** An article of which a paywall shows the beginning only. */
    PAYWALL,
    /** A wall that asks for consent to cookies before anything is shown. */
    CONSENT,
    /** An error page, a robot check or a page that says the article is gone. */
    ERROR,
    /** A front page, a section or a list of teasers. */
    LISTING,
    /** Nothing to read: no text at all, or only a script that would load it. */
    EMPTY
  }

  /** Where the text came from; also a metric label. */
  public enum Method {
    JSON_LD,
    MICRODATA,
    AMP,
    MARKUP,
    SCORING,
    SCRIPT,
    NONE
  }

  public Extraction {
    authors = List.copyOf(authors);
    addresses = List.copyOf(addresses);
  }
}
